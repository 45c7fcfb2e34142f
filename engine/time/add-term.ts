/** Terms added to a start, to an end, and taken off an end. Instants in milliseconds since 1970 UTC. */
import type { CompiledCalendar } from './calendar.js';
import { calendarDays, type DayClosings, workingDays } from './day-closings.js';
import { formatTerm, parseTerm, type Term } from './term.js';
import { timeError } from './time-error.js';
import { addOpen, subtractOpen } from './working-time.js';

/**
 * The end of a term that starts at `from`: the first instant that satisfies it.
 * Throws `calendar_horizon`, or `calendar_missing` for working time without a calendar; calendar days are then UTC's.
 */
export function addTerm(from: number, term: Term, calendar: CompiledCalendar | null): number {
  switch (term.unit) {
    case 'elapsed':
      return from + term.ms;
    case 'working':
      return addOpen(from, term.ms, calendarFor(term, calendar));
    case 'working_days':
    case 'calendar_days': {
      if (term.days === 0) return from;
      const days = daysOf(term, calendar);
      return days.at(days.afterStart(from) + term.days - 1);
    }
  }
}

/**
 * The instant a term after an end (`+2 working hours` of a clock). Differs from `addTerm` in days only: an end at
 * midnight belongs to the day that it closes. Throws as `addTerm` does.
 */
export function addAfterEnd(end: number, term: Term, calendar: CompiledCalendar | null): number {
  if ('ms' in term || term.days === 0) return addTerm(end, term, calendar);
  const days = daysOf(term, calendar);
  return days.at(days.afterEnd(end) + term.days - 1);
}

/**
 * The instant a term before an end (`-2 working days`), always a closing where it could be one or the next opening:
 * so ten working days less two end where eight do. Throws as `addTerm` does.
 */
export function subtractTerm(end: number, term: Term, calendar: CompiledCalendar | null): number {
  switch (term.unit) {
    case 'elapsed':
      return end - term.ms;
    case 'working':
      return subtractOpen(end, term.ms, calendarFor(term, calendar));
    case 'working_days':
    case 'calendar_days': {
      if (term.days === 0) return end;
      const days = daysOf(term, calendar);
      return days.at(days.beforeEnd(end) - term.days + 1);
    }
  }
}

/** The row of days that a term in days counts. Throws `calendar_missing` for working days without a calendar. */
export function daysOf(term: Term, calendar: CompiledCalendar | null): DayClosings {
  return term.unit === 'working_days' ? workingDays(calendarFor(term, calendar)) : calendarDays(calendar);
}

/** The calendar that a term needs. Throws `calendar_missing` where there is none. */
export function calendarFor(term: Term, calendar: CompiledCalendar | null): CompiledCalendar {
  if (calendar) return calendar;
  throw timeError(
    'calendar_missing',
    `"${formatTerm(term)}" is working time, but no calendar says when that is. Name one with "calendar:", here or for the workflow.`,
  );
}

/** The term that a text holds. Throws `term_unreadable`, with `where` naming what it was read for. */
export function readTerm(text: string, where: string): Term {
  const term = parseTerm(text);
  if (term) return term;
  throw timeError(
    'term_unreadable',
    `${where}: "${text}" is no duration. Write e.g. "30 minutes", "4 working hours", "10 working days", "30 calendar days" or "PT4H".`,
  );
}
