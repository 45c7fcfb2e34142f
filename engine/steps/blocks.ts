/** The blocks of a definition and the steps in them, at any depth. */
import type { CompiledBlock, StepCommon } from '../definition.js';
import { kindOf, stepOf, type CompiledStep } from './kinds.js';

/** The blocks that a step holds, in the order of their positions; most hold none. */
export function blocksOf(step: StepCommon): readonly CompiledBlock[] {
  return kindOf(step).blocks?.(step) ?? [];
}

/** A block and all those in it, in written order. */
export function blocksIn(block: CompiledBlock): readonly CompiledBlock[] {
  return [block, ...block.steps.flatMap(blocksOf).flatMap(blocksIn)];
}

/** The steps of a block and of all blocks in it, in written order. */
export function stepsIn(block: CompiledBlock): readonly CompiledStep[] {
  return block.steps.flatMap((step) => [stepOf(step), ...blocksOf(step).flatMap(stepsIn)]);
}
