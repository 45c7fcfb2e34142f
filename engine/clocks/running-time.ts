/**
 * Time in which a lap does not stand still: the sums of `time/` with the pauses left out.
 * Instants and spans in milliseconds; Infinity (never, as things stand) where the answer lies beyond a pause that is still open.
 */
import type { Lap } from '../state.js';
import type { DayClosings } from '../time/day-closings.js';
import type { OpenSpan } from '../time/working-time.js';

export type Pauses = Lap['pauses'];

/** What a lap is measured in: all that passes, or only what a calendar is open. */
export interface Measure {
  between(from: number, to: number): number;
  add(from: number, ms: number): number;
  /** When it runs between two instants: ascending, apart, none empty. */
  spans(from: number, to: number): readonly OpenSpan[];
}

/** The time between two instants, pauses left out. */
export function runningBetween(from: number, to: number, pauses: Pauses, measure: Measure): number {
  let sum = measure.between(from, to);
  for (const pause of pauses) {
    const begin = Math.max(pause.from, from);
    const end = Math.min(pause.to ?? to, to);
    if (end > begin) sum -= measure.between(begin, end);
  }
  return sum;
}

/** The first instant by which `ms` have passed since `from`, pauses left out. */
export function addRunning(from: number, ms: number, pauses: Pauses, measure: Measure): number {
  let at = from;
  let left = ms;
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= at) continue;
    if (left <= 0) return at;
    if (pause.from > at) {
      const until = measure.between(at, pause.from);
      if (until >= left) return measure.add(at, left);
      left -= until;
    }
    if (pause.to === null) return Infinity;
    at = pause.to;
  }
  return measure.add(at, left);
}

/**
 * The closing at a place in the row of days, moved on by as many places as closings fell inside pauses after `from`
 * and before that end: each after the pause's beginning and up to its end.
 */
export function addRunningDays(from: number, place: number, pauses: Pauses, days: DayClosings): number {
  let moved = place;
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= from) continue;
    const begin = Math.max(pause.from, from);
    if (days.at(moved) <= begin) break;
    if (pause.to === null) return Infinity;
    moved += days.upTo(pause.to) - days.upTo(begin);
  }
  return days.at(moved);
}

/** The instant itself, or the end of the pause that it lies in, if that has ended. */
export function outOfPause(at: number, pauses: Pauses): number {
  const pause = pauses.find(({ from, to }) => to !== null && from < at && at < to);
  return pause?.to ?? at;
}
