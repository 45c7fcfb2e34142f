/**
 * Clocks of an instance that goes over to another version. A lap keeps its log; one whose clock is gone, or has another
 * scope, is cancelled; a clock that is new begins at the instant at which its `from` would have begun it, as far as the
 * state still knows that.
 */
import { isPaused, pauseLap, resumeLap, stopLap } from '../clocks/lap.js';
import { instantText } from '../expressions/instants.js';
import type { ClockEvent } from '../definition.js';
import type { Frame, Lap, State } from '../state.js';
import { begin, change, standsStill } from './clocks.js';
import { clockKey, clockName, frameOf } from './frames.js';
import { shownDue } from './lap-due.js';
import type { MigrationPlan } from './migration-plan.js';
import { eventKey, type ClockPlace, type ProgramIndex } from './program-places.js';
import { recordIn } from './records.js';
import type { Run } from './run.js';
import { note, put } from './run.js';

type ClockRecord = State['clocks'][string];

/** Stops, by the old version, the running laps of clocks that the new one does not have in their scope. */
export function stopGoneClocks(run: Run, plan: MigrationPlan, after: ProgramIndex): void {
  for (const [key, record] of Object.entries(run.draft.clocks)) {
    const place = run.index.clocks.get(clockName(key));
    const frame = run.draft.frames[record.frame];
    if (place === undefined || frame === undefined || placeAfter(plan, after, place, frame) !== null)
      continue;
    change(run, place, frame, 'clock_stopped', (lap) => stopLap(lap, run.at, 'cancelled'));
  }
}

/** Carries the other clocks over: those of renamed steps by their new names; all measured on the new version's calendars. */
export function carryClocks(before: Run, after: Run, plan: MigrationPlan): void {
  for (const [key, record] of Object.entries(before.draft.clocks)) {
    const place = before.index.clocks.get(clockName(key));
    const frame = after.draft.frames[record.frame];
    after.laps.set(key, record.laps[0]?.lap ?? 1);
    if (place === undefined || frame === undefined) continue;
    const to = placeAfter(plan, after.index, place, frame);
    if (to === null) continue;
    const carried = { ...record, laps: record.laps.map((lap) => lapIn(after, to, place, lap)) };
    const newKey = clockKey(frame.branch, to.clock.name);
    if (newKey !== key) {
      put(after, 'clocks', key, cancelled(record, after.at));
      after.laps.set(newKey, record.laps[0]?.lap ?? 1);
    }
    put(after, 'clocks', newKey, carried);
    noteRetimed(before, after, to, record, carried);
    standOrGo(after, to, frame);
  }
}

/** Begins the clocks that the new version has and the old one had not, in the scopes that stay open. */
export function beginNewClocks(
  run: Run,
  before: ProgramIndex,
  { blocks, stays, renamed }: MigrationPlan,
): void {
  const { at } = run;
  const known = new Set([...before.clocks.values()].map((place) => clockAfter(place, renamed)));
  for (const frame of Object.values(run.draft.frames)) {
    for (const place of run.index.blockClocks.get(blocks.get(frame.id)?.key ?? '') ?? []) {
      const key = clockKey(frame.branch, place.clock.name);
      const record = run.draft.clocks[key];
      const carried = known.has(place.clock.name) && !wasCancelledNow(record, at);
      if (!carried) beginAsSaid(run, place, frame);
      run.at = at;
    }
  }
  for (const [id, { was, is }] of stays) {
    const activation = run.draft.activations[id];
    const place = is.step.clock === null ? undefined : run.index.clocks.get(is.step.clock.name);
    if (activation === undefined || place === undefined || was.step.clock !== null) continue;
    run.at = activation.enteredAt;
    begin(run, place, frameOf(run.draft, activation.frame), 0);
    run.at = at;
  }
}

/** The place that a clock of an open frame has in the new version; null: none, or another scope. */
function placeAfter(
  { blocks, renamed }: MigrationPlan,
  after: ProgramIndex,
  place: ClockPlace,
  frame: Frame,
): ClockPlace | null {
  const found = after.clocks.get(clockAfter(place, renamed));
  const sameScope = found !== undefined && found.block === blocks.get(frame.id)?.key;
  return sameScope && (found.clock.step === null) === (place.clock.step === null) ? found : null;
}

/** A step's clock is called like the step. */
function clockAfter({ clock }: ClockPlace, renamed: (step: string) => string): string {
  return clock.step === null ? clock.name : renamed(clock.step);
}

/** A lap of the new version's clock. One whose calendar that version does not have is measured on the one that its clock has now. */
function lapIn({ program }: Run, { clock }: ClockPlace, was: ClockPlace, lap: Lap): Lap {
  const there = lap.calendar === null || Object.hasOwn(program.calendars, lap.calendar);
  const calendar = there ? lap.calendar : (clock.calendar ?? program.workflow.calendar);
  const by = was.clock.from[lap.startedBy];
  const place = by === undefined ? -1 : clock.from.findIndex((event) => eventKey(event) === eventKey(by));
  return { ...lap, calendar, startedBy: place < 0 ? lap.startedBy : place };
}

function cancelled(record: ClockRecord, at: number): ClockRecord {
  const last = record.laps.at(-1);
  if (last === undefined || last.stopped !== null) return record;
  return { ...record, laps: [...record.laps.slice(0, -1), stopLap(last, at, 'cancelled')] };
}

function wasCancelledNow(record: ClockRecord | undefined, at: number): boolean {
  const stopped = record?.laps.at(-1)?.stopped ?? null;
  return stopped !== null && stopped.how === 'cancelled' && stopped.at === at;
}

/** Says in the log how the end of a running lap has moved. */
function noteRetimed(before: Run, after: Run, place: ClockPlace, was: ClockRecord, is: ClockRecord): void {
  const [old, lap] = [was.laps.at(-1), is.laps.at(-1)];
  if (old === undefined || lap === undefined || lap.stopped !== null) return;
  const [from, to] = [shownDue(before.program, old), shownDue(after.program, lap)];
  if (from === to) return;
  const detail = { lap: lap.lap, from: textOrNull(from), to: textOrNull(to) };
  note(after, 'clock_retimed', { clock: place.clock.name, detail });
}

/** A running lap stands still exactly while one of the steps is active that its clock names now. */
function standOrGo(run: Run, place: ClockPlace, frame: Frame): void {
  if (place.clock.step !== null) return;
  const still = standsStill(run, place, frame);
  change(run, place, frame, still ? 'clock_paused' : 'clock_resumed', (lap) => {
    if (isPaused(lap) === still) return lap;
    return still ? pauseLap(lap, run.at) : resumeLap(lap, run.at);
  });
}

function beginAsSaid(run: Run, place: ClockPlace, frame: Frame): void {
  const { from, until } = place.clock;
  if (until.some((event) => happenedAt(run, frame, event) !== null)) return;
  const known = from.flatMap((event, by) => {
    const at = happenedAt(run, frame, event);
    return at === null ? [] : [{ at, by }];
  });
  const first = known.toSorted((one, other) => one.at - other.at)[0];
  if (first === undefined) return;
  run.at = first.at;
  begin(run, place, frame, first.by);
}

/** When an event of a clock has happened in a scope, as far as the state tells; null: not, or it doesn't tell. */
function happenedAt(run: Run, frame: Frame, event: ClockEvent): number | null {
  if (event.on === 'start') {
    const owner = frame.owner === null ? undefined : run.draft.activations[frame.owner];
    return owner?.enteredAt ?? run.draft.startedAt;
  }
  if (!('step' in event)) return null;
  const record = recordIn(run, frame, event.step);
  if (record === undefined || record.state === 'skipped') return null;
  switch (event.on) {
    case 'entered':
      return record.enteredAt;
    case 'claimed': {
      const claimed = Object.values(run.draft.tasks).some(
        ({ step, state }) => step === event.step && state === 'claimed',
      );
      if (claimed) return run.at;
      return record.state === 'done' && record.by !== null ? record.at : null;
    }
    case 'done':
      return record.state === 'done' ? record.at : null;
    case 'outcome':
      return record.state === 'done' && record.outcome === event.outcome ? record.at : null;
  }
}

function textOrNull(at: number | null): string | null {
  return at === null ? null : instantText(at);
}
