/** What a lap is to last, and in what it is measured. */
import type { Lap } from '../state.js';
import { calendarFor, readTerm } from '../time/add-term.js';
import type { CompiledCalendar } from '../time/calendar.js';
import type { Term } from '../time/term.js';
import { addOpen, openBetween, openingsBetween } from '../time/working-time.js';
import type { Measure } from './running-time.js';

/** A lap's term, or the instant (ms since 1970 UTC) at which it ends. */
export type LapTerm = Term | { readonly unit: 'instant'; readonly at: number };

const passing: Measure = {
  between: (from, to) => to - from,
  add: (from, ms) => from + ms,
  spans: (from, to) => (to > from ? [{ from, to }] : []),
};

/** The term of a lap, read from its log. Throws `term_unreadable`. */
export function lapTerm(lap: Lap): LapTerm {
  return typeof lap.within === 'number'
    ? { unit: 'instant', at: lap.within }
    : readTerm(lap.within, `"within" of lap ${lap.lap}`);
}

/**
 * The clock's own measure: open time for a term in working time or in days (all time counts as open for calendar days
 * without a calendar), else all that passes. Throws `calendar_missing` for working time without a calendar.
 */
export function measureOf(term: LapTerm, calendar: CompiledCalendar | null): Measure {
  if (term.unit === 'elapsed' || term.unit === 'instant') return passing;
  if (term.unit === 'calendar_days' && !calendar) return passing;
  return openTime(calendarFor(term, calendar));
}

const openTimes = new WeakMap<CompiledCalendar, Measure>();

/** One measure a calendar: this is asked for at every event, and functions made each time cost more than the sums. */
function openTime(calendar: CompiledCalendar): Measure {
  const known = openTimes.get(calendar);
  if (known) return known;
  const made: Measure = {
    between: (from, to) => openBetween(from, to, calendar),
    add: (from, ms) => addOpen(from, ms, calendar),
    spans: (from, to) => openingsBetween(from, to, calendar),
  };
  openTimes.set(calendar, made);
  return made;
}
