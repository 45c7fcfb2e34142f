import type { CompiledBlock } from '../../../engine/definition.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';

/** The blocks that a step holds, as they are titled. */
export function innerBlocksOf(
  step: CompiledStep,
): readonly { readonly title: string; readonly block: CompiledBlock }[] {
  switch (step.kind) {
    case 'steps':
    case 'each':
      return [{ title: '', block: step.block }];
    case 'parallel':
      return step.branches.map(({ name, block }) => ({ title: name.replaceAll('_', ' '), block }));
    case 'choose':
      return step.branches.flatMap(({ when, block }) =>
        block === null || block.steps.length === 0 ? [] : [{ title: when ?? '', block }],
      );
    default:
      return [];
  }
}
