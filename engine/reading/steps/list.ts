/** The kinds of step that can be read, one line each. */
import type { CompiledBlock } from '../../definition.js';
import type { Reader } from '../reader.js';
import { blockStep } from './block.js';
import { callStep } from './call.js';
import { chooseStep } from './choose.js';
import { decideStep } from './decide.js';
import { doStep } from './do.js';
import { eachStep } from './each.js';
import { endStep } from './end.js';
import { outreachStep } from './outreach.js';
import { parallelStep } from './parallel.js';
import { sendStep } from './send.js';
import { setStep } from './set.js';
import type { StepKind } from './step-kind.js';
import { taskStep } from './task.js';
import { undoStep } from './undo.js';
import { waitStep } from './wait.js';

/** All kinds; `steps` reads the block inside a step, so that kinds needn't know the reader that knows them. */
export function stepKinds(steps: Reader<CompiledBlock>): readonly StepKind[] {
  return [
    taskStep,
    doStep,
    setStep,
    chooseStep(steps),
    decideStep,
    waitStep,
    eachStep(steps),
    parallelStep(steps),
    outreachStep,
    blockStep(steps),
    sendStep,
    callStep,
    undoStep,
    endStep,
  ];
}

/** Keys of a kind that alone would make another kind of step. */
export const furtherStepKeys: { readonly [kind: string]: readonly string[] } = {
  do: ['undo'],
  call: ['wait'],
  outreach: ['call'],
  each: ['steps'],
};
