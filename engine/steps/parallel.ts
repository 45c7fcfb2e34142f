/**
 * Runs its branches side by side, until all are done, any is, or a condition holds; what is left is cancelled.
 * Step names are unique, so branches need no records of their own: what a step came to is read outside as well,
 * also when the parallel is over. Entering it clears them, so that a second round begins with none.
 */
import type { CompiledBlock, Condition, StepCommon } from '../definition.js';
import { forgetInside } from '../running/records.js';
import { holds } from '../running/values.js';
import type { StepKind } from './step-kind.js';
import { plainFinish } from './move.js';

export interface ParallelStep extends StepCommon {
  readonly kind: 'parallel';
  readonly branches: readonly { readonly name: string; readonly block: CompiledBlock }[];
  readonly until: 'all' | 'any' | { readonly condition: Condition };
}

export const parallel: StepKind<ParallelStep> = {
  blocks: (step) => step.branches.map(({ block }) => block),
  enter({ run, step, frame }) {
    forgetInside(run, frame, step.name);
    const blocks = step.branches.map((_, position) => ({ position, names: null }));
    return { to: 'open', blocks, wait: { dueAt: null } };
  },
  stepFinished({ run, step, frame }) {
    const { until } = step;
    return typeof until === 'object' && holds(run, frame.id, until.condition) ? plainFinish(null) : null;
  },
  blockEnded({ run, step, activation }, _position, ended) {
    if (step.until === 'any') return plainFinish(null);
    const others = Object.values(run.draft.frames).some(
      ({ owner, id }) => owner === activation.id && id !== ended.id,
    );
    return others ? null : plainFinish(null);
  },
};
