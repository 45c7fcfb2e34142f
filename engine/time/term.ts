/**
 * Terms: the durations of the language, as its table "Time" lists them.
 * `30 minutes`, `2 days`, `PT4H` are elapsed time (a day is 24 hours); `4 working hours` is time during which a
 * calendar is open; `10 working days` and `30 calendar days` count days.
 */

/** A span of time, in milliseconds or in days; never negative. */
export type Term =
  | { readonly unit: 'elapsed' | 'working'; readonly ms: number }
  | { readonly unit: 'working_days' | 'calendar_days'; readonly days: number };

const unitMs = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
} as const;

type UnitName = keyof typeof unitMs;

/** Beyond a thousand years a term is surely a slip of the pen, and its end may be no instant at all. */
const longestMs = 365_250 * unitMs.day;

const written = /^(\d+(?:\.\d+)?)\s+(?:(working|calendar)\s+)?(second|minute|hour|day|week)s?$/;
const iso =
  /^P(?=\d|T\d)(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** What every term written out looks like, for editors. */
export const termPattern = `${written.source}|${iso.source}`;

/** Terms that were read before: definitions hold few texts, which clocks ask for at every event. */
const read = new Map<string, Term | null>();
const mostRead = 1_000;

/**
 * Reads a term, or gives null where the text is none: other units (months, years), a sign, a fraction of a counted day.
 * Whole and decimal numbers are taken, singular and plural alike; the result is rounded to milliseconds.
 */
export function parseTerm(text: string): Term | null {
  const known = read.get(text);
  if (known !== undefined) return known;
  const trimmed = text.trim();
  const match = written.exec(trimmed);
  const term = match
    ? writtenTerm(Number(match[1]), match[2] ?? null, match[3] as UnitName)
    : isoTerm(trimmed);
  if (read.size >= mostRead) read.clear();
  read.set(text, term);
  return term;
}

function writtenTerm(count: number, of: string | null, unit: UnitName): Term | null {
  if (of === null) return spanTerm('elapsed', count * unitMs[unit]);
  if (unit === 'day') {
    const whole = Number.isInteger(count) && count * unitMs.day <= longestMs;
    return whole ? { unit: of === 'working' ? 'working_days' : 'calendar_days', days: count } : null;
  }
  return of === 'working' && unit !== 'week' ? spanTerm('working', count * unitMs[unit]) : null;
}

function isoTerm(text: string): Term | null {
  const match = iso.exec(text);
  if (!match) return null;
  const units: readonly UnitName[] = ['week', 'day', 'hour', 'minute', 'second'];
  return spanTerm(
    'elapsed',
    units.reduce((ms, unit, i) => ms + Number(match[i + 1] ?? 0) * unitMs[unit], 0),
  );
}

function spanTerm(unit: 'elapsed' | 'working', ms: number): Term | null {
  return ms <= longestMs ? { unit, ms: Math.round(ms) } : null;
}

/** Writes a term in the largest unit that divides it, `90 working minutes`, so that `parseTerm` gives it back. */
export function formatTerm(term: Term): string {
  switch (term.unit) {
    case 'working_days':
    case 'calendar_days':
      return counted(term.days, term.unit === 'working_days' ? 'working day' : 'calendar day');
    case 'elapsed':
    case 'working': {
      const units: readonly UnitName[] =
        term.unit === 'working' ? ['hour', 'minute', 'second'] : ['week', 'day', 'hour', 'minute', 'second'];
      const unit = units.find((candidate) => term.ms > 0 && term.ms % unitMs[candidate] === 0) ?? 'second';
      return counted(term.ms / unitMs[unit], term.unit === 'working' ? `working ${unit}` : unit);
    }
  }
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** True where a term can only be summed with a calendar (days of the calendar are UTC's without one). */
export function needsCalendar(term: Term): boolean {
  return term.unit === 'working' || term.unit === 'working_days';
}
