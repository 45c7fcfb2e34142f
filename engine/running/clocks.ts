/** Clocks as the flow moves them: laps begun, stopped, paused. What a lap's log says is worked out in `engine/clocks/`. */
import { isPaused, pauseLap, resumeLap, startLap, stopLap } from '../clocks/lap.js';
import { nextThresholdAt } from '../clocks/thresholds.js';
import type { Activation, Frame, Lap } from '../state.js';
import { calendarNamed } from './calendars.js';
import { entry } from './entry.js';
import { failureOf } from './failure.js';
import { blockOf, clockKey, framesFrom } from './frames.js';
import { addIncident } from './incidents.js';
import { blockKey, type ClockMove, type ClockPlace, type StepPlace } from './program-places.js';
import type { Run } from './run.js';
import { note, put } from './run.js';
import { holds, withinOf } from './values.js';

/** An event that moves clocks has happened in a frame; null: to the instance as a whole. */
export function fire(run: Run, frame: string | null, moves: readonly ClockMove[]): void {
  for (const move of moves) {
    for (const scope of scopesOf(run, move.place, frame)) happen(run, move, scope);
  }
}

/** A scope has opened: what `start` starts. */
export function openScope(run: Run, frame: Frame): void {
  for (const move of run.index.blockStarts.get(blockOf(run.index, frame).key) ?? []) happen(run, move, frame);
}

/** A scope has ended: its clocks stop, as cancelled unless `end` is in their `until`; `cancelled`: all of them. */
export function closeScope(run: Run, frame: Frame, cancelled: boolean): void {
  for (const place of run.index.blockClocks.get(blockOf(run.index, frame).key) ?? []) {
    stop(run, place, frame, place.endsWithScope && !cancelled ? 'stopped' : 'cancelled');
  }
}

/** A step has been entered: the clocks that it stops, starts and pauses, and its own. */
export function stepEntered(run: Run, frame: Frame, { step, entered, pauses }: StepPlace): void {
  fire(run, frame.id, entered);
  for (const place of pauses) {
    for (const scope of scopesOf(run, place, frame.id)) {
      change(run, place, scope, 'clock_paused', (lap) => (isPaused(lap) ? lap : pauseLap(lap, run.at)));
    }
  }
  const place = step.clock === null ? undefined : run.index.clocks.get(step.clock.name);
  if (place !== undefined) begin(run, place, frame, 0);
}

/** A step has been left, and its activation is gone: its own clock stops, those that it paused go on. */
export function stepLeft(run: Run, frame: Frame, step: string, cancelled: boolean): void {
  const left = run.index.steps.get(step);
  if (left === undefined) return;
  const own = left.step.clock;
  const place = own === null ? undefined : run.index.clocks.get(own.name);
  if (place !== undefined) stop(run, place, frame, cancelled ? 'cancelled' : 'stopped');
  for (const paused of left.pauses) {
    for (const scope of scopesOf(run, paused, frame.id)) {
      if (standsStill(run, paused, scope)) continue;
      change(run, paused, scope, 'clock_resumed', (lap) => (isPaused(lap) ? resumeLap(lap, run.at) : lap));
    }
  }
}

/** Begins a lap, unless the clock's `when` doesn't hold; one that can't be read is an incident of the clock. */
export function begin(run: Run, place: ClockPlace, scope: Frame, startedBy: number): void {
  const { clock } = place;
  const key = clockKey(scope.branch, clock.name);
  try {
    if (clock.when !== null && !holds(run, scope.id, clock.when)) return;
    const laps = entry(run.draft.clocks, key)?.laps ?? [];
    const calendar = clock.calendar ?? run.program.workflow.calendar;
    const within = withinOf(run, scope.id, clock.within, `The term of the clock ${clock.name}`);
    const started = startLap({
      lap: (laps.at(-1)?.lap ?? 0) + 1,
      startedAt: run.at,
      startedBy,
      within,
      calendar,
    });
    nextThresholdAt(clock, started, calendarNamed(run.program, calendar));
    const lap = standsStill(run, place, scope) ? pauseLap(started, run.at) : started;
    setLaps(run, key, scope.id, [...laps.slice(-lapsKept), lap]);
    note(run, 'clock_started', { clock: clock.name, detail: lap.lap });
  } catch (error) {
    const { code, message } = failureOf(error);
    addIncident(run, null, clock.name, code, message);
  }
}

/** An instant of the data has come that starts a clock: it is asked once, whether or not its `when` lets it start. */
export function startAtInstant(run: Run, place: ClockPlace, scope: Frame, startedBy: number): void {
  const key = clockKey(scope.branch, place.clock.name);
  stop(run, place, scope, 'cancelled');
  put(run, 'clocks', key, {
    frame: scope.id,
    laps: entry(run.draft.clocks, key)?.laps ?? [],
    askedAt: run.at,
  });
  begin(run, place, scope, startedBy);
}

/** Changes the running lap of a clock; `what` is noted if it changed. */
export function change(
  run: Run,
  place: ClockPlace,
  scope: Frame,
  what: 'clock_paused' | 'clock_resumed' | 'clock_stopped' | 'clock_retimed' | 'threshold' | null,
  by: (lap: Lap) => Lap,
): void {
  const key = clockKey(scope.branch, place.clock.name);
  const record = entry(run.draft.clocks, key);
  const lap = record?.laps.at(-1);
  if (record === undefined || lap === undefined || lap.stopped !== null) return;
  const changed = by(lap);
  if (changed === lap) return;
  checkThresholds(run, place, changed);
  setLaps(run, key, record.frame, [...record.laps.slice(0, -1), changed]);
  if (what !== null) note(run, what, { clock: place.clock.name, detail: lap.lap });
}

/** The open frames that are a clock's scope: the one around a frame, or all of them. */
export function scopesOf(run: Run, place: ClockPlace, frame: string | null): readonly Frame[] {
  const frames = frame === null ? Object.values(run.draft.frames) : framesFrom(run.draft, frame);
  return frames.filter(({ path }) => blockKey(path) === place.block);
}

/** A change may have moved a lap's end beyond the calendar's years, where it can't act: somebody has to know. */
function checkThresholds(run: Run, { clock }: ClockPlace, lap: Lap): void {
  try {
    nextThresholdAt(clock, lap, calendarNamed(run.program, lap.calendar));
  } catch (error) {
    const { code, message } = failureOf(error);
    addIncident(run, null, clock.name, code, message);
  }
}

/** How many earlier laps the state keeps: the log and the projection have them all. */
const lapsKept = 20;

function happen(run: Run, { place, stops, begins }: ClockMove, scope: Frame): void {
  const key = clockKey(scope.branch, place.clock.name);
  if (stops && runningLap(run, key) !== null) stop(run, place, scope, 'stopped');
  if (begins === null) return;
  const lap = runningLap(run, key);
  // While a lap runs, only the event that began it begins a new one; the old lap stops where it is.
  if (lap !== null && lap.startedBy !== begins) return;
  if (lap !== null) stop(run, place, scope, 'cancelled');
  begin(run, place, scope, begins);
}

function runningLap(run: Run, key: string): Lap | null {
  const lap = entry(run.draft.clocks, key)?.laps.at(-1);
  return lap === undefined || lap.stopped !== null ? null : lap;
}

/** Stops a clock's running lap, if there is one. */
export function stop(run: Run, place: ClockPlace, scope: Frame, how: 'stopped' | 'cancelled'): void {
  change(run, place, scope, 'clock_stopped', (lap) => stopLap(lap, run.at, how));
}

/** Whether one of the steps during which a clock stands still is active in its scope. */
export function standsStill(run: Run, { clock }: ClockPlace, scope: Frame): boolean {
  if (clock.pause.length === 0) return false;
  const inScope = ({ step, frame }: Activation): boolean =>
    clock.pause.includes(step) && framesFrom(run.draft, frame).some(({ id }) => id === scope.id);
  return Object.values(run.draft.activations).some(inScope);
}

function setLaps(run: Run, key: string, frame: string, laps: readonly Lap[]): void {
  const before = entry(run.draft.clocks, key);
  put(run, 'clocks', key, { frame, laps, askedAt: before?.frame === frame ? before.askedAt : null });
  const lap = laps.at(-1)?.lap ?? 1;
  run.laps.set(key, Math.min(run.laps.get(key) ?? lap, lap));
}
