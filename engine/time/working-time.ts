/** Open time of a calendar: measured, added, taken off. Instants and spans in milliseconds; rules: the language's "Time" and its Fine print. */
import type { CompiledCalendar } from './calendar.js';
import { instantText } from './time-error.js';
import { countBefore, countUpTo, horizonError, type Timeline, timelineAt } from './timeline.js';

/** True where the calendar is open at an instant: an opening is open, a closing is not. Throws `calendar_horizon`. */
export function isOpen(instant: number, calendar: CompiledCalendar): boolean {
  const { opens, closes } = timelineAt(calendar, instant);
  const begun = countUpTo(opens, instant);
  return begun > 0 && instant < closes[begun - 1]!;
}

/** The first instant from `from` on at which the calendar is open: `from` itself if it is. Throws `calendar_horizon`. */
export function nextOpening(from: number, calendar: CompiledCalendar): number {
  const { opens, closes } = timelineAt(calendar, from);
  const begun = countUpTo(opens, from);
  if (begun > 0 && from < closes[begun - 1]!) return from;
  const next = opens[begun];
  if (next === undefined) throw horizonError(calendar, `it does not open again after ${instantText(from)}`);
  return next;
}

/** Milliseconds during which the calendar is open between two instants; negative where `to` is the earlier. Throws `calendar_horizon`. */
export function openBetween(from: number, to: number, calendar: CompiledCalendar): number {
  return openUpTo(timelineAt(calendar, to), to) - openUpTo(timelineAt(calendar, from), from);
}

/** A stretch of time, from its first instant to the first after it. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** The openings of a calendar that lie between two instants, the outermost cut there. Throws `calendar_horizon`. */
export function openingsBetween(from: number, to: number, calendar: CompiledCalendar): readonly OpenSpan[] {
  const { opens, closes } = timelineAt(calendar, from);
  timelineAt(calendar, to);
  const spans: OpenSpan[] = [];
  for (let i = countUpTo(closes, from); i < opens.length && opens[i]! < to; i += 1)
    spans.push({ from: Math.max(from, opens[i]!), to: Math.min(to, closes[i]!) });
  return spans;
}

/**
 * The first instant at which the calendar has been open for `ms` since `from`: where that is a closing, the closing
 * and not the next opening. Throws `calendar_horizon`.
 */
export function addOpen(from: number, ms: number, calendar: CompiledCalendar): number {
  const timeline = timelineAt(calendar, from);
  if (ms <= 0) return from;
  const at = instantOfSum(timeline, openUpTo(timeline, from) + ms);
  if (at === null)
    throw horizonError(calendar, `${ms} ms of open time from ${instantText(from)} go beyond it`);
  return at;
}

/**
 * The first instant from which the calendar is open for no more than `ms` until `to`: a closing, never the next
 * opening. Throws `calendar_horizon`.
 */
export function subtractOpen(to: number, ms: number, calendar: CompiledCalendar): number {
  const timeline = timelineAt(calendar, to);
  if (ms <= 0) return to;
  const target = openUpTo(timeline, to) - ms;
  const at = target > 0 ? instantOfSum(timeline, target) : null;
  if (at === null)
    throw horizonError(calendar, `${ms} ms of open time up to ${instantText(to)} begin before it`);
  return at;
}

/** Open milliseconds from the horizon's start to an instant within it. */
function openUpTo({ opens, closes, sums }: Timeline, instant: number): number {
  const last = countUpTo(opens, instant) - 1;
  if (last < 0) return 0;
  const ahead = closes[last]! - instant;
  return ahead > 0 ? sums[last]! - ahead : sums[last]!;
}

/** The first instant at which the running sum reaches `sum` (more than zero), null beyond the last closing. */
function instantOfSum({ closes, sums }: Timeline, sum: number): number | null {
  const reached = countBefore(sums, sum);
  return reached < sums.length ? closes[reached]! - (sums[reached]! - sum) : null;
}
