/** The records of steps, as expressions see them (`steps.<step>`). */
import type { Frame, StepRecord } from '../state.js';
import { entry, withEntry } from './entry.js';
import type { Run } from './run.js';
import { put } from './run.js';

/** Writes a step's record in the branch of a frame. */
export function putRecord(run: Run, frame: Frame, step: string, record: StepRecord): void {
  const branch = run.draft.branches[frame.branch];
  if (branch === undefined)
    throw new Error(`There is no branch ${frame.branch}, where frame ${frame.id} stands.`);
  if (!run.ownRecords.has(frame.branch)) {
    run.ownRecords.add(frame.branch);
    const { parent, steps, names } = branch;
    put(run, 'branches', frame.branch, { parent, steps: withEntry(steps, step, record), names });
    return;
  }
  const own: { [step: string]: StepRecord } = branch.steps;
  own[step] = record;
}

/** Takes the records of all that is inside a step out of the branch of a frame: there they have the state `none` again. */
export function forgetInside(run: Run, frame: Frame, step: string): void {
  const branch = run.draft.branches[frame.branch];
  if (branch === undefined) return;
  const outside = Object.entries(branch.steps).filter(
    ([name]) => run.index.steps.get(name)?.block.path.includes(step) !== true,
  );
  put(run, 'branches', frame.branch, { ...branch, steps: Object.fromEntries(outside) });
}

/** A step's record in the branch of a frame; undefined when it has none. */
export function recordIn(run: Run, frame: Frame, step: string): StepRecord | undefined {
  const branch = run.draft.branches[frame.branch];
  return branch === undefined ? undefined : entry(branch.steps, step);
}
