/** Does the jobs of a run, until the draft is at rest. */
import { kindOf } from '../steps/kinds.js';
import { enterStep } from './enter.js';
import { frameOf } from './frames.js';
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
  }
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
  closeFrame(run, id);
  if (move !== null) makeMove(run, owner, move);
}
