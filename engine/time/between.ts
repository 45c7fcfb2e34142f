/** `between(a, b, unit)`: how much time lies between two instants, as a number in a unit of the language. */
import type { CompiledCalendar } from './calendar.js';
import { calendarFor, daysOf } from './add-term.js';
import { parseTerm, type Term } from './term.js';
import { openBetween } from './working-time.js';

/**
 * How many of a unit (`hours`, `working hours`, `working days`, `calendar days`…) lie between two instants, negative
 * where `to` is the earlier; null where the text is no unit. Hours and the like may be fractions; of counted days, as
 * many as a term begun at the earlier instant could have had in full.
 * Throws `calendar_horizon`, or `calendar_missing` for working time without a calendar.
 */
export function elapsedBetween(
  from: number,
  to: number,
  unit: string,
  calendar: CompiledCalendar | null,
): number | null {
  const one = parseTerm(`1 ${unit.trim()}`);
  if (!one) return null;
  return to < from ? -count(to, from, one, calendar) : count(from, to, one, calendar);
}

function count(from: number, to: number, one: Term, calendar: CompiledCalendar | null): number {
  switch (one.unit) {
    case 'elapsed':
      return (to - from) / one.ms;
    case 'working':
      return openBetween(from, to, calendarFor(one, calendar)) / one.ms;
    case 'working_days':
    case 'calendar_days': {
      const days = daysOf(one, calendar);
      return Math.max(0, days.upTo(to) - days.afterStart(from));
    }
  }
}
