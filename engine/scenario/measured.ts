/** What a service level's clock came to: the last lap of the clocks that feed it. */
import { daysLate } from '../clocks/days-late.js';
import { lapDue } from '../clocks/lap-end.js';
import { lapState } from '../clocks/lap-facts.js';
import type { Lap } from '../state.js';
import { calendarNamed } from '../running/calendars.js';
import { clockName } from '../running/frames.js';
import { indexOf } from '../running/program-index.js';
import { instancesOf } from './instances.js';
import type { PlayedInstance, Standing } from './play-engine.js';

export interface Measured {
  /** Null while it runs, or when it was cancelled. */
  readonly met: boolean | null;
  /** How many days of the calendar's zone began after the day of its end, until it was stopped or now. */
  readonly daysLate: number;
}

/** The last lap that feeds a service level, of the instance that is played before those that it called; null when there has been none. */
export function measured(standing: Standing, code: string): Measured | null {
  for (const instance of instancesOf(standing)) {
    const found = measuredIn(instance, standing.now, code);
    if (found !== null) return found;
  }
  return null;
}

function measuredIn({ program, state }: PlayedInstance, now: number, code: string): Measured | null {
  const { clocks } = indexOf(program);
  const laps = Object.entries(state.clocks)
    .filter(([key]) => clocks.get(clockName(key))?.clock.measure === code)
    .flatMap(([, record]) => record.laps);
  const last = laps.toSorted((one, other) => one.startedAt - other.startedAt).at(-1);
  if (last === undefined) return null;
  const calendar = calendarNamed(program, last.calendar);
  const found = lapState(last, calendar, now);
  const met = found === 'met' ? true : found === 'breached' ? false : null;
  return { met, daysLate: found === 'breached' ? daysLateOf(last, program, now) : 0 };
}

function daysLateOf(lap: Lap, program: Standing['program'], now: number): number {
  const calendar = calendarNamed(program, lap.calendar ?? program.workflow.calendar);
  const due = lapDue(lap, calendar);
  if (due === null) return 0;
  return daysLate(due, lap.stopped?.at ?? now, calendar);
}
