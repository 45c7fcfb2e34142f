/** Carries out what a behaviour answered. */
import type { StepCommon } from '../definition.js';
import type { Frame } from '../state.js';
import type { Here } from '../steps/step-kind.js';
import type { Move, Opening } from '../steps/move.js';
import { openScope } from './clocks.js';
import { failureOf } from './failure.js';
import { finish, writeRecord } from './finish.js';
import { activationOf, blockOf, frameOf } from './frames.js';
import { endInstance } from './go.js';
import { release } from './leave.js';
import type { Run } from './run.js';
import { nextId, note, put } from './run.js';
import { nothing } from '../steps/move.js';

type FailingStage = 'standing' | 'call' | 'inside';

/** Asks a behaviour and does what it says; what it throws is a failure of the step. @throws Error for a fault of the program */
export function act(
  run: Run,
  id: string,
  question: (here: Here<StepCommon>) => Move | null,
  stage: FailingStage = 'standing',
): void {
  const move = ask(run, id, question);
  if (move !== null) makeMove(run, id, move, stage);
}

/** Asks a behaviour; what it throws is a failure of the step. @throws Error for a fault of the program */
export function ask(run: Run, id: string, question: (here: Here<StepCommon>) => Move | null): Move | null {
  try {
    return question(hereOf(run, id));
  } catch (error) {
    return { to: 'fail', ...failureOf(error) };
  }
}

/** Where an activation's behaviour stands. */
export function hereOf(run: Run, id: string): Here<StepCommon> {
  const activation = activationOf(run.draft, id);
  const place = run.index.steps.get(activation.step);
  if (place === undefined)
    throw new Error(`The definition has no step ${activation.step}, where activation ${id} stands.`);
  return { run, step: place.step, frame: frameOf(run.draft, activation.frame), activation };
}

/** Carries out a move; `stage` tells what failed if it is a failure. */
export function makeMove(run: Run, id: string, move: Move, stage: FailingStage = 'standing'): void {
  switch (move.to) {
    case 'stand':
      put(run, 'activations', id, { ...activationOf(run.draft, id), wait: move.wait });
      return;
    case 'finish':
      finish(run, id, move.finish);
      return;
    case 'open':
      put(run, 'activations', id, { ...activationOf(run.draft, id), wait: move.wait });
      for (const opening of move.blocks) openBlock(run, id, opening);
      return;
    case 'end':
      endBy(run, id, move.outcome);
      return;
    case 'fail':
      run.jobs.push({
        job: 'raise',
        activation: id,
        code: move.code,
        message: move.message,
        stage: { stage },
      });
  }
}

function openBlock(run: Run, id: string, { position, names }: Opening): void {
  const { step, frame } = hereOf(run, id);
  const path = [...frame.path, step.name, position];
  if (names === null) {
    openFrame(run, { owner: id, branch: frame.branch, path });
    return;
  }
  const branch = nextId(run);
  put(run, 'branches', branch, { parent: frame.branch, steps: {}, names });
  openFrame(run, { owner: id, branch, path });
}

/** Begins a block: its scope opens, its first step is entered. */
export function openFrame(run: Run, place: FramePlace): void {
  const frame = makeFrame(run, place);
  const [first] = blockOf(run.index, frame).block.steps;
  if (first === undefined) run.jobs.push({ job: 'block_ended', frame: frame.id });
  else run.jobs.push({ job: 'enter', frame: frame.id, step: first.name });
}

type FramePlace = Pick<Frame, 'owner' | 'branch' | 'path'>;

/** Opens a block's scope without entering any step of it. */
export function makeFrame(run: Run, { owner, branch, path }: FramePlace): Frame {
  const frame = { id: nextId(run), branch, owner, path, active: null };
  put(run, 'frames', frame.id, frame);
  openScope(run, frame);
  return frame;
}

function endBy(run: Run, id: string, outcome: string): void {
  const { activation, frame, step } = hereOf(run, id);
  writeRecord(run, id, { ...nothing, outcome });
  note(run, 'left', { step: step.name, detail: outcome });
  release(run, activation, frame);
  endInstance(run, outcome);
}
