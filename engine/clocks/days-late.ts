/** How late a term was, in days. */
import type { CompiledCalendar } from '../time/calendar.js';
import { numberOfDay } from '../time/day-names.js';
import { formatInstant } from '../time/local.js';

/**
 * How many days of the calendar's zone began after the day of an end, up to an instant (milliseconds both): none on that day
 * itself, whatever the hour.
 */
export function daysLate(due: number, at: number, calendar: CompiledCalendar | null): number {
  const dayOf = (instant: number) => numberOfDay(formatInstant(instant, 'yyyy-MM-dd', calendar));
  // An end at midnight belongs to the day that it closes.
  return Math.max(0, dayOf(at) - dayOf(due - 1));
}
