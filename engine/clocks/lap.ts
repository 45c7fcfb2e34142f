/**
 * The log of a lap: started, paused, resumed, re-timed, stopped. All facts of a clock follow from it (`lap-facts.ts`).
 * Instants in milliseconds since 1970 UTC; those of back-dated commands may lie before what is logged already.
 */
import type { Lap } from '../state.js';
import { readTerm } from '../time/add-term.js';
import type { ThresholdDue } from './threshold-due.js';

/** What a lap begins with; `within` is a duration's text, or the instant at which the lap ends. */
export interface LapStart {
  readonly lap: number;
  readonly startedAt: number;
  readonly startedBy: number;
  readonly within: string | number;
  readonly calendar: string | null;
}

/** Begins a lap. Throws `term_unreadable` where `within` is a text that is no duration. */
export function startLap({ lap, startedAt, startedBy, within, calendar }: LapStart): Lap {
  checkWithin(lap, within);
  return { lap, startedAt, startedBy, within, calendar, pauses: [], stopped: null, acted: [], repeated: {} };
}

/** Lets a lap stand still from an instant on. Throws where it is paused or stopped. */
export function pauseLap(lap: Lap, at: number): Lap {
  allow(lap, 'pause', isPaused(lap) ? 'paused' : null);
  const from = Math.max(at, lap.startedAt);
  const earlier = lap.pauses.filter(({ to }) => to !== null && to < from);
  // A back-dated pause takes up those that it reaches into or begins before.
  const begin = lap.pauses[earlier.length]?.from ?? from;
  return { ...lap, pauses: [...earlier, { from: Math.min(begin, from), to: null }] };
}

/** Lets a paused lap go on from an instant. Throws where it is not paused, or stopped. */
export function resumeLap(lap: Lap, at: number): Lap {
  allow(lap, 'resume', isPaused(lap) ? null : 'running');
  return { ...lap, pauses: pausesUpTo(lap, at) };
}

/**
 * Ends a lap: `stopped` by one of its `until` events (met or breached, as its end says), `cancelled` with its scope
 * (breached all the same where it had expired). A pause ends with it. Throws where it is stopped already.
 */
export function stopLap(lap: Lap, at: number, how: 'stopped' | 'cancelled'): Lap {
  allow(lap, 'stop', null);
  const end = Math.max(at, lap.startedAt);
  return { ...lap, pauses: pausesUpTo(lap, end), stopped: { at: end, how } };
}

/** Gives a lap another term, measured from its start all the same; thresholds that acted stay so. Throws where it is stopped, or the term unreadable. */
export function retimeLap(lap: Lap, within: string | number): Lap {
  allow(lap, 're-time', null);
  checkWithin(lap.lap, within);
  return { ...lap, within };
}

/** Notes that a threshold acted, so that it acts once a lap. */
export function markActed(lap: Lap, due: ThresholdDue): Lap {
  if (due.repeat === null) return { ...lap, acted: [...lap.acted, due.label] };
  return { ...lap, repeated: { ...lap.repeated, [due.repeat.period]: due.repeat.count } };
}

/** True where a lap stands still: its last pause is open. */
export function isPaused(lap: Lap): boolean {
  return lap.pauses.at(-1)?.to === null;
}

/** The pauses, none of which goes on after an instant. */
function pausesUpTo(lap: Lap, at: number): Lap['pauses'] {
  return lap.pauses.flatMap(({ from, to }) => {
    const end = Math.min(to ?? at, at);
    return end > from ? [{ from, to: end }] : [];
  });
}

function checkWithin(lap: number, within: string | number): void {
  if (typeof within === 'string') readTerm(within, `"within" of lap ${lap}`);
}

function allow(lap: Lap, deed: string, state: string | null): void {
  const found = lap.stopped ? 'stopped' : state;
  if (found === null) return;
  throw new Error(`Lap ${lap.lap} cannot ${deed}: it is ${found}. Ask isPaused and stopped first.`);
}
