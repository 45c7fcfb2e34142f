/** What a lap's log says at an instant: its state, and the time it has taken and has left. Instants and spans in milliseconds. */
import type { ClockState } from '../outcome.js';
import type { Lap } from '../state.js';
import type { CompiledCalendar } from '../time/calendar.js';
import { closedPauses, dueWithoutOpenPause, lapDue } from './lap-end.js';
import { lapTerm, measureOf } from './lap-term.js';
import { isPaused } from './lap.js';
import { runningBetween } from './running-time.js';

/** The states of a lap that has begun; a clock without one is `pending`. */
export type LapState = Exclude<ClockState, 'pending'>;

/**
 * The state of a lap at an instant. Breached: stopped at its end or later, or not stopped and its end has come,
 * paused since or not. Throws as `lapDue` does.
 */
export function lapState(lap: Lap, calendar: CompiledCalendar | null, now: number): LapState {
  return lapStateBy(lap, lapDue(lap, calendar), now);
}

/** The state of a lap that is due at an instant that is known; null: it is not, as things stand. */
export function lapStateBy(lap: Lap, due: number | null, now: number): LapState {
  if (due !== null && due <= (lap.stopped?.at ?? now)) return 'breached';
  if (lap.stopped) return lap.stopped.how === 'cancelled' ? 'cancelled' : 'met';
  return isPaused(lap) ? 'paused' : 'running';
}

/**
 * The time that a lap has taken by an instant, or by its stop, in the clock's own measure (days as open time), pauses
 * left out. Throws as `lapDue` does.
 */
export function lapElapsed(lap: Lap, calendar: CompiledCalendar | null, now: number): number {
  const to = Math.max(lap.startedAt, lap.stopped?.at ?? now);
  return runningBetween(lap.startedAt, to, lap.pauses, measureOf(lapTerm(lap), calendar));
}

/**
 * The time that a lap has left at an instant, or at its stop, in the clock's own measure; 0 from its end on. While it
 * is paused, what it would have left if it went on at once. Throws as `lapDue` does.
 */
export function lapRemaining(lap: Lap, calendar: CompiledCalendar | null, now: number): number {
  const last = lap.pauses.at(-1);
  const running = Math.max(lap.startedAt, lap.stopped?.at ?? now);
  const from = last?.to === null ? Math.min(last.from, running) : running;
  const end = dueWithoutOpenPause(lap, calendar);
  return end > from ? runningBetween(from, end, closedPauses(lap), measureOf(lapTerm(lap), calendar)) : 0;
}
