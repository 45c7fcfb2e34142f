/** The weekly hours of a calendar as they are written, and changes of them. Pure. */
import { parseDays, parseWindow } from '../../../../engine/reading/calendar-week.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { renameKey } from '../../yaml/rename-key.js';
import { setValue } from '../../yaml/set-value.js';

type Open = Readonly<Record<string, readonly string[]>>;

/** Monday first. */
const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Windows as a person types them, `08:00-13:00, 14:00-19:00`; null where one can't be read. Hours alone and a long dash will do. */
export function windowsIn(typed: string): readonly string[] | null {
  const windows = typed.split(/[,;]/).flatMap((part) => (part.trim() === '' ? [] : [windowOf(part)]));
  return windows.every((each) => each !== null) ? windows : null;
}

function windowOf(part: string): string | null {
  const [from, to, ...more] = part.split(/[-–]/).map(timeOf);
  const window = `${from ?? ''}-${to ?? ''}`;
  return more.length === 0 && parseWindow(window) !== null ? window : null;
}

/** `8` and `8.30` as `08:00` and `08:30`. */
function timeOf(typed: string): string {
  const [hours = '', minutes = '00'] = typed.trim().split(/[:.]/);
  return `${hours.padStart(2, '0')}:${minutes.padEnd(2, '0')}`;
}

/** The text in which these days (Monday 0) have these windows, none: closed. Ranges that held one of them keep the others. */
export function withHours(
  text: string,
  open: Open,
  days: readonly number[],
  windows: readonly string[],
): string {
  const own = Object.keys(open).find((key) => sameDays(parseDays(key) ?? [], days));
  if (own !== undefined)
    return windows.length === 0 ? withoutKey(text, open, own) : withWindows(text, open, own, windows);
  let changed = text;
  let left = open;
  for (const [key, old] of Object.entries(open)) {
    const before = parseDays(key) ?? [];
    const rest = runsOf(before.filter((day) => !days.includes(day)));
    if (rest.flat().length === before.length) continue;
    const [first, ...more] = rest;
    if (first === undefined) changed = withoutKey(changed, left, key);
    else changed = renameKey(changed, ['open', key], nameOf(first));
    const others = Object.fromEntries(Object.entries(left).filter(([each]) => each !== key));
    left = { ...others, ...Object.fromEntries(rest.map((run) => [nameOf(run), old])) };
    for (const run of more) changed = added(changed, left, run, old);
  }
  if (windows.length === 0) return changed;
  return runsOf(days).reduce((so, run) => added(so, left, run, windows), changed);
}

/** What a row of days is called: `sat`, `mon-fri`. */
export function nameOf(days: readonly number[]): string {
  const [first = 0] = days;
  const last = days.at(-1) ?? first;
  return first === last ? (weekDays[first] ?? '') : `${weekDays[first] ?? ''}-${weekDays[last] ?? ''}`;
}

/** Days in rows that follow one another. */
function runsOf(days: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === (day + 6) % 7) last.push(day);
    else runs.push([day]);
  }
  return runs;
}

function sameDays(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((day) => other.includes(day));
}

function added(text: string, open: Open, days: readonly number[], windows: readonly string[]): string {
  const later = Object.keys(open).filter((key) => (parseDays(key)?.[0] ?? 0) > (days[0] ?? 0));
  return setValue(text, ['open', nameOf(days)], [...windows], { before: later });
}

/** Each window by itself, so that what stays keeps its quotes. */
function withWindows(text: string, open: Open, key: string, windows: readonly string[]): string {
  const before = open[key] ?? [];
  if (before.length !== windows.length) return setValue(text, ['open', key], [...windows]);
  return windows.reduce((so, window, at) => setValue(so, ['open', key, at], window), text);
}

/** A calendar needs its `open`, even an empty one. */
function withoutKey(text: string, open: Open, key: string): string {
  return Object.keys(open).length === 1 ? setValue(text, ['open'], {}) : removeEntry(text, ['open', key]);
}
