/** Clocks as the API shows them, with all that a reader needs to count them down. */
import { countdownOf, measureName, type Countdown, type MeasureName } from '../clocks/countdown.js';
import type { CompiledClock, Program, Title } from '../definition.js';
import { durationText, instantText } from '../expressions/instants.js';
import type { ClockState } from '../outcome.js';
import type { Lap, State } from '../state.js';
import { calendarNamed } from './calendars.js';
import { entry } from './entry.js';
import { failureOf } from './failure.js';
import { clockName } from './frames.js';
import { shownElapsed } from './lap-due.js';
import { lapRecord } from './lap-records.js';
import { indexOf } from './program-index.js';

interface SpanView {
  readonly from: string;
  readonly to: string | null;
}

/** The last lap of a clock; instants as UTC texts, spans in milliseconds of its own measure. */
export interface ClockView {
  readonly clock: string;
  readonly title: Title;
  readonly lap: number | null;
  readonly state: ClockState;
  /** The first instant that is too late; null while it stands still, and before it begins. */
  readonly due: string | null;
  /** In the clock's own measure, ISO 8601. */
  readonly elapsed: string;
  readonly breached: boolean;
  readonly started_at: string | null;
  readonly stopped_at: string | null;
  readonly measure: MeasureName;
  /** When its time runs, from its start to its end, pauses left out; while it stands still, as if it went on at `as_of`. */
  readonly open: readonly SpanView[];
  readonly pauses: readonly SpanView[];
  /** When it acts before its end. */
  readonly thresholds: readonly string[];
  /** Null before it begins, and where its end lies beyond the calendar's years. */
  readonly total_ms: number | null;
  readonly elapsed_ms: number;
  readonly as_of: string;
}

/** The last lap of each clock in written order; `pending` where it has begun none. `now` in milliseconds since 1970 UTC. */
export function clockViews(program: Program, state: State, now: number): readonly ClockView[] {
  const keys = new Set([...indexOf(program).clockNames, ...Object.keys(state.clocks)]);
  return [...keys].map((key) => {
    const lap = entry(state.clocks, key)?.laps.at(-1);
    return lap === undefined ? pendingView(program, key, now) : lapView(program, state, key, lap, now);
  });
}

/** Of an instance's clocks that have not stopped, the one that ends first; those that stand still come last. Null: there is none. */
export function nearestClock(program: Program, state: State, now: number): ClockView | null {
  const going = Object.entries(state.clocks).flatMap(([key, { laps }]) => {
    const lap = laps.at(-1);
    return lap === undefined || lap.stopped !== null ? [] : [lapView(program, state, key, lap, now)];
  });
  return going.toSorted((one, other) => endOf(one) - endOf(other))[0] ?? null;
}

function endOf({ due }: ClockView): number {
  return due === null ? Number.MAX_VALUE : Date.parse(due);
}

function pendingView(program: Program, key: string, now: number): ClockView {
  return {
    ...{ clock: key, title: definedClock(program, key)?.title ?? key, lap: null, state: 'pending' },
    ...{ due: null, elapsed: 'PT0S', breached: false, started_at: null, stopped_at: null },
    ...{ measure: 'elapsed', open: [], pauses: [], thresholds: [], total_ms: null, elapsed_ms: 0 },
    as_of: instantText(now),
  };
}

function lapView(program: Program, state: State, key: string, lap: Lap, now: number): ClockView {
  const record = lapRecord({ program, index: indexOf(program), draft: state, at: now }, key, lap, now);
  const elapsed = shownElapsed(program, lap, now);
  const countdown = shownCountdown(program, key, lap, now);
  return {
    clock: key,
    title: definedClock(program, key)?.title ?? key,
    lap: lap.lap,
    state: record.state,
    due: textOrNull(record.dueAt),
    elapsed: durationText(elapsed),
    breached: record.breached,
    started_at: instantText(lap.startedAt),
    stopped_at: textOrNull(record.stoppedAt),
    measure: measureName(lap),
    open: (countdown?.open ?? []).map(spanView),
    pauses: lap.pauses.map(spanView),
    thresholds: (countdown?.thresholds ?? []).map(instantText),
    total_ms: countdown?.totalMs ?? null,
    elapsed_ms: elapsed,
    as_of: instantText(now),
  };
}

/** Null where the lap's end lies beyond the calendar's years: an incident tells of it. */
function shownCountdown(program: Program, key: string, lap: Lap, now: number): Countdown | null {
  try {
    return countdownOf(definedClock(program, key), lap, calendarNamed(program, lap.calendar), now);
  } catch (error) {
    failureOf(error);
    return null;
  }
}

function definedClock(program: Program, key: string): CompiledClock | null {
  return indexOf(program).clocks.get(clockName(key))?.clock ?? null;
}

function spanView({ from, to }: { readonly from: number; readonly to: number | null }): SpanView {
  return { from: instantText(from), to: textOrNull(to) };
}

function textOrNull(at: number | null): string | null {
  return at === null ? null : instantText(at);
}
