/** What a reader needs to count a lap down without a calendar: when its time runs, how long, and where it acts. Instants and spans in milliseconds. */
import type { CompiledClock } from '../definition.js';
import type { Lap } from '../state.js';
import type { CompiledCalendar } from '../time/calendar.js';
import type { OpenSpan } from '../time/working-time.js';
import { lapDue } from './lap-end.js';
import { lapTerm, measureOf } from './lap-term.js';
import { isPaused, resumeLap } from './lap.js';
import { runningBetween } from './running-time.js';
import { fewerSpans } from './fewer-spans.js';
import { thresholdsBeforeEnd } from './thresholds.js';

export interface Countdown {
  /** When its time runs, from its start to its end, pauses left out; while it stands still, as if it went on at once. */
  readonly open: readonly OpenSpan[];
  /** When it acts before its end. */
  readonly thresholds: readonly number[];
  /** Its whole term, in its own measure. */
  readonly totalMs: number;
}

/** How a lap's time is measured: all that passes, what a calendar is open, or days. */
export type MeasureName = 'elapsed' | 'working' | 'days';

/** The countdown of a lap at an instant; `clock` null: it is no longer defined, so no threshold is known. Throws as `lapDue` does. */
export function countdownOf(
  clock: CompiledClock | null,
  lap: Lap,
  calendar: CompiledCalendar | null,
  now: number,
): Countdown {
  const going = lap.stopped === null && isPaused(lap) ? resumeLap(lap, now) : lap;
  const measure = measureOf(lapTerm(lap), calendar);
  const end = Math.max(lap.startedAt, lapDue(going, calendar) ?? now);
  return {
    open: fewerSpans(withoutPauses(measure.spans(lap.startedAt, end), going.pauses), now),
    thresholds: clock === null ? [] : thresholdsBeforeEnd(clock, going, calendar),
    totalMs: runningBetween(lap.startedAt, end, going.pauses, measure),
  };
}

/** The measure of a lap by its name. Throws `term_unreadable`. */
export function measureName(lap: Lap): MeasureName {
  const { unit } = lapTerm(lap);
  if (unit === 'working') return 'working';
  return unit === 'working_days' || unit === 'calendar_days' ? 'days' : 'elapsed';
}

function withoutPauses(spans: readonly OpenSpan[], pauses: Lap['pauses']): readonly OpenSpan[] {
  return pauses.reduce(
    (left, pause) =>
      left.flatMap(({ from, to }) => {
        const before = { from, to: Math.min(to, pause.from) };
        const after = { from: Math.max(from, pause.to ?? Infinity), to };
        return [before, after].filter((part) => part.to > part.from);
      }),
    spans,
  );
}
