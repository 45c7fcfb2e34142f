/** Where the flow goes: to a step of this block or of one around it, to the step below, to the end. */
import { outlastsCancelling, reportEnd } from './called.js';
import { blockOf, frameOf } from './frames.js';
import { giveUpKept } from './kept-messages.js';
import { closeFrame, leave } from './leave.js';
import type { Run } from './run.js';
import { drop, note } from './run.js';

/** What `next` says in place of a step's name to end the instance. */
const endOfAll = 'end';

/**
 * Goes to a step of a frame's block or of one around it; inner steps are then left.
 * @throws Error when the definition has no such step there: reading refuses such definitions
 */
export function goTo(run: Run, frameId: string, target: string): void {
  if (target === endOfAll) {
    endInstance(run, run.draft.lastOutcome ?? 'done');
    return;
  }
  const place = run.index.steps.get(target);
  if (place === undefined)
    throw new Error(`The workflow ${run.program.workflow.name} has no step ${target} to go to.`);
  let frame = frameOf(run.draft, frameId);
  while (blockOf(run.index, frame).key !== place.block.key) {
    const owner = frame.owner === null ? undefined : run.draft.activations[frame.owner];
    if (owner === undefined)
      throw new Error(
        `Step ${target} is in no block around frame ${frameId}, so that nothing there can go to it.`,
      );
    leave(run, owner.id);
    frame = frameOf(run.draft, owner.frame);
  }
  if (frame.active !== null) leave(run, frame.active);
  run.jobs.push({ job: 'enter', frame: frame.id, step: target });
}

/** Goes to the step below one of a frame's block; below the last one the block ends. */
export function goBelow(run: Run, frameId: string, step: string): void {
  const { block } = blockOf(run.index, frameOf(run.draft, frameId));
  const below = block.steps[(run.index.steps.get(step)?.position ?? -1) + 1];
  if (below === undefined) run.jobs.push({ job: 'block_ended', frame: frameId });
  else run.jobs.push({ job: 'enter', frame: frameId, step: below.name });
}

/** Ends the instance: what is active is left, clocks stop, messages that nobody took are given up. */
export function endInstance(run: Run, outcome: string): void {
  closeAll(run, false);
  run.draft.status = 'ended';
  run.draft.outcome = outcome;
  note(run, 'ended', { detail: outcome });
  reportEnd(run, outcome);
}

/** Cancels the instance: nothing counts as met or done. */
export function cancelInstance(run: Run): void {
  closeAll(run, true);
  run.draft.status = 'cancelled';
  note(run, 'cancelled');
  reportEnd(run, null);
}

function closeAll(run: Run, cancelled: boolean): void {
  for (const frame of Object.values(run.draft.frames))
    if (frame.owner === null) closeFrame(run, frame.id, cancelled);
  giveUpKept(run, 'all');
  if (cancelled)
    for (const call of Object.values(run.draft.calls))
      if (!outlastsCancelling(call)) drop(run, 'calls', call.id);
  const givenUp = new Set(
    Object.values(run.draft.calls).flatMap(({ step, stopped }) => (stopped ? [step] : [])),
  );
  // Of a clock that failed nobody need know any more; a mail that didn't go out is still to be sent.
  run.draft.incidents = run.draft.incidents.filter(({ step }) => givenUp.has(step));
  run.jobs.length = 0;
  run.draft.endedAt = run.at;
}
