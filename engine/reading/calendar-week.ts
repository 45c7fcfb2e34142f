/** How a calendar writes days of the week, windows and dates. */

/** Monday is 0. */
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A window of a day, in minutes since its local midnight; `to` up to 1440. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

/** The days that a key of `open` names, Monday 0: `sat`, `mon-fri`, also over the week's end (`sat-mon`); null where it names none. */
export function parseDays(text: string): readonly number[] | null {
  const [first, last, ...more] = text
    .split('-')
    .map((name) => dayNames.findIndex((day) => day === name.trim().toLowerCase()));
  if (first === undefined || first < 0 || more.length > 0) return null;
  if (last === undefined) return [first];
  if (last < 0) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

const windowText = /^([01]\d|2[0-3]):([0-5]\d)\s*-\s*(?:([01]\d|2[0-3]):([0-5]\d)|(24:00))$/;

/** A window, `08:00-19:00` or `13:00-24:00`; null where it can't be read, or doesn't end after it begins. */
export function parseWindow(text: string): DayWindow | null {
  const match = windowText.exec(text.trim());
  if (!match) return null;
  const from = Number(match[1]) * 60 + Number(match[2]);
  const to = match[5] ? 1440 : Number(match[3]) * 60 + Number(match[4]);
  return from < to ? { from, to } : null;
}

/** Windows in order, those that overlap or touch made one. */
export function mergeWindows(windows: readonly DayWindow[]): readonly DayWindow[] {
  const merged: DayWindow[] = [];
  for (const window of [...windows].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && window.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    else merged.push(window);
  }
  return merged;
}
