/** A block of steps, with clocks and handlers of its own: a phase, a sub-process. */
import type { CompiledBlock, StepCommon } from '../definition.js';
import type { StepKind } from './step-kind.js';
import { plainFinish } from './move.js';

export interface BlockStep extends StepCommon {
  readonly kind: 'steps';
  readonly block: CompiledBlock;
}

export const steps: StepKind<BlockStep> = {
  oneBlock: true,
  blocks: (step) => [step.block],
  enter: () => ({ to: 'open', blocks: [{ position: 0, names: null }], wait: { dueAt: null } }),
  blockEnded: () => plainFinish(null),
};
