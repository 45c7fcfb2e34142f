/** When a request that comes at some time is due, by the engine's own sums. Pure. */
import { DateTime } from 'luxon';
import { addTerm } from '../../../../engine/time/add-term.js';
import type { CompiledCalendar } from '../../../../engine/time/calendar.js';
import { parseTerm } from '../../../../engine/time/term.js';
import { openingsBetween, type OpenSpan } from '../../../../engine/time/working-time.js';

/** The answer; or what can't be read, or that it lies beyond the years the calendar knows. */
export type Due =
  | { readonly ok: true; readonly from: number; readonly due: number; readonly open: readonly OpenSpan[] }
  | { readonly ok: false; readonly why: 'instant' | 'term' | 'beyond' };

/** `at` is local time in the calendar's zone, `2026-03-06T17:00`; `term` a duration of the language. */
export function dueOf(calendar: CompiledCalendar, at: string, term: string): Due {
  const from = DateTime.fromISO(at, { zone: calendar.zone }).toMillis();
  if (Number.isNaN(from)) return { ok: false, why: 'instant' };
  const read = parseTerm(term);
  if (read === null) return { ok: false, why: 'term' };
  try {
    const due = addTerm(from, read, calendar);
    return { ok: true, from, due, open: openingsBetween(from, due, calendar) };
  } catch {
    return { ok: false, why: 'beyond' };
  }
}
