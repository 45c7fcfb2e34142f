/** Takes the first branch that holds: to another step, or through steps of its own. */
import type { CompiledBlock, Condition, StepCommon } from '../definition.js';
import { holds } from '../running/values.js';
import type { StepKind } from './step-kind.js';
import { nothing, plainFinish } from './move.js';

export interface ChooseStep extends StepCommon {
  readonly kind: 'choose';
  readonly branches: readonly {
    readonly when: Condition | null;
    readonly next: string | null;
    readonly block: CompiledBlock | null;
  }[];
}

/** Positions are those of the branches; one without steps has an empty block, never opened. */
const empty: CompiledBlock = { steps: [], clocks: [], handlers: [] };

export const choose: StepKind<ChooseStep> = {
  oneBlock: true,
  blocks: (step) => step.branches.map(({ block }) => block ?? empty),
  enter({ run, step, frame }) {
    const position = step.branches.findIndex(({ when }) => when === null || holds(run, frame.id, when));
    const branch = step.branches[position];
    // Where nothing holds, the step below comes next ("Fine print", Flow), not the one that `next` names.
    if (branch === undefined) return { to: 'finish', finish: { ...nothing, below: true } };
    if (branch.block !== null && branch.block.steps.length > 0)
      return { to: 'open', blocks: [{ position, names: null }], wait: { dueAt: null } };
    return plainFinish(branch.next);
  },
  blockEnded: ({ step }, position) => plainFinish(step.branches[position]?.next ?? null),
};
