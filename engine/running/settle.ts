/** Does the jobs of a run, until the draft is at rest. */
import { kindOf } from '../steps/kinds.js';
import { enterStep } from './enter.js';
import { frameOf, framesFrom } from './frames.js';
import { closeFrame } from './leave.js';
import { ask, makeMove } from './make-move.js';
import { raise } from './raise.js';
import type { Job, Run } from './run.js';
import { endInstance } from './go.js';

/** Does all jobs, in order, those that they bring about included. */
export function settle(run: Run): void {
  for (let job = run.jobs.shift(); job !== undefined; job = run.jobs.shift()) doJob(run, job);
}

function doJob(run: Run, job: Job): void {
  switch (job.job) {
    case 'raise':
      raise(run, job);
      return;
    // A frame that has been closed since, or has gone elsewhere, has no more use for what was meant for it.
    case 'enter':
      if (run.draft.frames[job.frame]?.active === null) enterStep(run, job.frame, job.step);
      return;
    case 'block_ended':
      if (run.draft.frames[job.frame]?.active === null) endBlock(run, job.frame);
      return;
    case 'step_finished':
      if (Object.hasOwn(run.draft.frames, job.frame)) tellHolders(run, job.frame);
      return;
    case 'look_inside':
      lookInside(run, job.activation);
  }
}

/** Tells the steps that hold a frame, innermost first, that a step has finished in it. */
function tellHolders(run: Run, frameId: string): void {
  for (const { owner } of framesFrom(run.draft, frameId)) {
    if (owner === null || !Object.hasOwn(run.draft.activations, owner)) return;
    const move = ask(run, owner, (here) => kindOf(here.step).stepFinished?.(here) ?? null);
    if (move !== null) makeMove(run, owner, move, 'inside');
  }
}

/** Asks a step again what it failed to answer: whether it goes on, and what becomes of blocks that have ended. */
function lookInside(run: Run, id: string): void {
  if (!Object.hasOwn(run.draft.activations, id)) return;
  const move = ask(run, id, (here) => kindOf(here.step).stepFinished?.(here) ?? null);
  if (move !== null) makeMove(run, id, move, 'inside');
  for (const { id: frame, owner, active } of Object.values(run.draft.frames))
    if (owner === id && active === null) run.jobs.push({ job: 'block_ended', frame });
}

function endBlock(run: Run, id: string): void {
  const frame = frameOf(run.draft, id);
  if (frame.owner === null) {
    endInstance(run, run.draft.lastOutcome ?? 'done');
    return;
  }
  const owner = frame.owner;
  const position = Number(frame.path.at(-1));
  const move = ask(run, owner, (here) => kindOf(here.step).blockEnded?.(here, position, frame) ?? null);
  // What could not be answered is asked again by a retry: the block stays until then.
  if (move?.to !== 'fail') closeFrame(run, id);
  if (move !== null) makeMove(run, owner, move, 'inside');
}
