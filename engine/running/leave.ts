/** Leaving what is active: steps left before their end are cancelled, with all that stands in them. */
import type { Activation, Frame } from '../state.js';
import { cancelCalled } from './called.js';
import { closeScope, stepLeft } from './clocks.js';
import { activationOf, clockBranch, frameOf } from './frames.js';
import { closeDoers } from './doers.js';
import { endIncidents } from './incidents.js';
import { lapRecord } from './lap-records.js';
import { putRecord, recordIn } from './records.js';
import type { Run } from './run.js';
import { drop, note, put } from './run.js';
import { closeTask } from './tasks.js';

/** Leaves an activation. `cancelled`: the instance is cancelled, so that no clock counts as met. */
export function leave(run: Run, id: string, cancelled = false): void {
  const activation = activationOf(run.draft, id);
  const frame = frameOf(run.draft, activation.frame);
  leaveInner(run, id, cancelled);
  for (const task of Object.values(run.draft.tasks))
    if (task.activation === id) closeTask(run, task, 'cancelled', null);
  const record = recordIn(run, frame, activation.step);
  if (record !== undefined)
    putRecord(run, frame, activation.step, { ...record, state: 'cancelled', at: run.at });
  note(run, 'cancelled', { step: activation.step });
  cancelCalled(run, activation);
  release(run, activation, frame, cancelled);
}

/** Leaves what still goes on in the blocks of an activation. */
export function leaveInner(run: Run, id: string, cancelled = false): void {
  for (const inner of Object.values(run.draft.frames))
    if (inner.owner === id) closeFrame(run, inner.id, cancelled);
}

/** Lets go of an activation that has ended or is left: its calls, incidents, clocks. */
export function release(run: Run, activation: Activation, frame: Frame, cancelled = false): void {
  const { calls } = run.draft;
  for (const key in calls) if (calls[key]?.activation === activation.id) drop(run, 'calls', key);
  endIncidents(run, activation.id);
  drop(run, 'activations', activation.id);
  if (frame.active === activation.id) put(run, 'frames', frame.id, { ...frame, active: null });
  stepLeft(run, frame, activation.step, cancelled);
}

/** Closes a frame: what is active in it is left, its scope ends. */
export function closeFrame(run: Run, id: string, cancelled = false): void {
  const { active } = frameOf(run.draft, id);
  if (active !== null) leave(run, active, cancelled);
  const frame = frameOf(run.draft, id);
  closeScope(run, frame, cancelled);
  drop(run, 'frames', id);
  if (frame.owner === null) return;
  const owner = activationOf(run.draft, frame.owner);
  const outer = frameOf(run.draft, owner.frame);
  if (outer.branch !== frame.branch) closeBranch(run, frame.branch, owner, outer.branch);
}

/** A branch is over: its records and clocks are only in the log and the projection from now on. */
function closeBranch(run: Run, branch: string, owner: Activation, parent: string): void {
  closeDoers(run, branch, parent);
  const record = run.draft.branches[branch];
  const clocks = Object.entries(run.draft.clocks).filter(([key]) => clockBranch(key) === branch);
  if (record !== undefined)
    run.closed.push({
      branch,
      owner: owner.id,
      each: owner.step,
      record,
      clocks: Object.fromEntries(clocks),
    });
  drop(run, 'branches', branch);
  for (const [key, { laps }] of clocks) {
    for (const lap of laps) run.closedLaps.push(lapRecord(run, key, lap, run.now));
    drop(run, 'clocks', key);
  }
}
