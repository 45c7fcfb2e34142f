/** When a clock's thresholds act: shares of the term, offsets before and after its end, and periods after it. Instants in milliseconds since 1970 UTC. */
import type { CompiledClock, Threshold } from '../definition.js';
import type { Lap } from '../state.js';
import { addAfterEnd, daysOf, readTerm, subtractTerm } from '../time/add-term.js';
import type { CompiledCalendar } from '../time/calendar.js';
import type { Term } from '../time/term.js';
import { timeError } from '../time/time-error.js';
import { lapDue } from './lap-end.js';
import { lapTerm, measureOf } from './lap-term.js';
import { isPaused } from './lap.js';
import type { ThresholdDue } from './threshold-due.js';
import { addRunning, addRunningDays, outOfPause, runningBetween } from './running-time.js';

/** The label of a lap's end, which comes about whether or not the clock has actions for it. */
const expiry = '100%';

/**
 * The next threshold of a lap to act, expiry included (without actions where the clock has none for it); the earliest,
 * of several at one instant the first as written. Null while the lap is paused, once it is stopped, and when all acted.
 * Throws `calendar_horizon`, `calendar_missing`, `term_unreadable`.
 */
export function nextThresholdAt(
  clock: CompiledClock,
  lap: Lap,
  calendar: CompiledCalendar | null,
): ThresholdDue | null {
  const end = lap.stopped || isPaused(lap) ? null : lapDue(lap, calendar);
  if (end === null) return null;
  return earlier(
    earlier(nextExpiry(clock, lap, end), nextOfTerm(clock, lap, end, calendar)),
    nextRepeat(clock, lap, end, calendar),
  );
}

/** When the thresholds of a lap act that lie before its end, acted or not; none while the lap is paused. Throws as `nextThresholdAt` does. */
export function thresholdsBeforeEnd(
  clock: CompiledClock,
  lap: Lap,
  calendar: CompiledCalendar | null,
): readonly number[] {
  const end = lapDue(lap, calendar);
  if (end === null) return [];
  return clock.at
    .map(({ threshold }) => thresholdAt(threshold, lap, end, calendar))
    .filter((at) => at < end)
    .toSorted((one, other) => one - other);
}

/** The earlier of two, the first where they are at one instant. */
function earlier(first: ThresholdDue | null, second: ThresholdDue | null): ThresholdDue | null {
  return first === null || (second !== null && second.at < first.at) ? second : first;
}

/** The expiry of a clock that has no threshold for it. */
function nextExpiry(clock: CompiledClock, lap: Lap, end: number): ThresholdDue | null {
  if (
    lap.acted.includes(expiry) ||
    clock.at.some(({ threshold }) => 'share' in threshold && threshold.share === 1)
  )
    return null;
  return { label: expiry, at: Math.max(end, lap.startedAt), actions: [], repeat: null };
}

function nextOfTerm(
  clock: CompiledClock,
  lap: Lap,
  end: number,
  calendar: CompiledCalendar | null,
): ThresholdDue | null {
  let next: ThresholdDue | null = null;
  for (const { label, threshold, actions } of clock.at) {
    if (lap.acted.includes(label)) continue;
    const at = thresholdAt(threshold, lap, end, calendar);
    next = earlier(next, { label, at: Math.max(at, lap.startedAt), actions, repeat: null });
  }
  return next;
}

function nextRepeat(
  clock: CompiledClock,
  lap: Lap,
  end: number,
  calendar: CompiledCalendar | null,
): ThresholdDue | null {
  let next: ThresholdDue | null = null;
  for (const { period, actions } of clock.every) {
    const count = (lap.repeated[period] ?? 0) + 1;
    const at = afterEnd(periods(period, count), lap, end, calendar);
    next = earlier(next, {
      label: `every ${period}`,
      at: Math.max(at, lap.startedAt),
      actions,
      repeat: { period, count },
    });
  }
  return next;
}

function thresholdAt(threshold: Threshold, lap: Lap, end: number, calendar: CompiledCalendar | null): number {
  if ('share' in threshold) return shareAt(threshold.share, lap, end, calendar);
  const term = readTerm(threshold.offset, '"at"');
  return threshold.before
    ? outOfPause(subtractTerm(end, term, calendar), lap.pauses)
    : afterEnd(term, lap, end, calendar);
}

/** The instant at which a share (0.75) of the running time between start and end has passed, in the clock's own measure. */
function shareAt(share: number, lap: Lap, end: number, calendar: CompiledCalendar | null): number {
  if (share === 1) return end;
  const term = lapTerm(lap);
  const measure = measureOf(term, calendar);
  const whole =
    'ms' in term ? term.ms : runningBetween(lap.startedAt, Math.max(end, lap.startedAt), lap.pauses, measure);
  return addRunning(lap.startedAt, Math.round(share * whole), lap.pauses, measure);
}

/** The instant a term after the end, pauses after the end left out. */
function afterEnd(term: Term, lap: Lap, end: number, calendar: CompiledCalendar | null): number {
  const pauses = lap.pauses.filter(({ to }) => to !== null && to > end);
  if (pauses.length === 0) return addAfterEnd(end, term, calendar);
  if ('ms' in term) return addRunning(end, term.ms, pauses, measureOf(term, calendar));
  if (term.days === 0) return outOfPause(end, pauses);
  const days = daysOf(term, calendar);
  return addRunningDays(end, days.afterEnd(end) + term.days - 1, pauses, days);
}

/** So many periods of an `every`, as one term. */
function periods(period: string, count: number): Term {
  const term = readTerm(period, '"every"');
  if ('ms' in term ? term.ms > 0 : term.days > 0) {
    return 'ms' in term ? { ...term, ms: term.ms * count } : { ...term, days: term.days * count };
  }
  throw timeError(
    'term_unreadable',
    `"every": "${period}" is no time at all, so it would act without end. Use a longer period.`,
  );
}
