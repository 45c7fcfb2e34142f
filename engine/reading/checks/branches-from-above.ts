/** A branch of a `choose` that the step above runs into as well: mostly a forgotten `next`. */
import { blocksOf } from '../../steps/blocks.js';
import type { Check } from './checking.js';
import { reachableSteps, type Flow } from './flow.js';
import { worded } from '../../wording/worded.js';

export const checkBranchesFromAbove: Check = ({ workflows, warning }) => {
  for (const { definition, flow, places } of workflows) {
    const reachable = reachableSteps(flow);
    const branches = new Map<string, string>();
    for (const { step } of flow.steps.values()) {
      if (step.kind !== 'choose') continue;
      for (const { next } of step.branches)
        if (next !== null && !branches.has(next)) branches.set(next, step.name);
    }
    for (const [branch, choose] of branches) {
      const above = flow.steps.get(branch)?.above ?? null;
      const at = places.get(branch);
      if (
        above === null ||
        above === choose ||
        at === undefined ||
        !reachable.has(above) ||
        !runsOn(flow, above, branch)
      )
        continue;
      const message = worded`"${branch}" is a branch of "${choose}", and the step "${above}" above it runs into it as well; if it should not, give "${above}" a next`;
      warning(definition, at, 'branch_entered_from_above', message);
    }
  }
};

/** True if the step goes on to the one below it for want of a `next`. A skipped one doesn't count: that is what `when` is for. */
function runsOn(flow: Flow, name: string, below: string): boolean {
  const step = flow.steps.get(name)?.step;
  if (step === undefined || step.next !== null) return false;
  if (step.kind === 'task') return step.outcomes.some((outcome) => outcome.next === null);
  if (step.kind === 'choose')
    return (
      step.branches.every((branch) => branch.when !== null) ||
      step.branches.some((branch) => branch.block !== null)
    );
  const blocks = blocksOf(step);
  if (blocks.length > 0)
    return blocks.some(({ steps }) => steps.slice(-1).some((last) => runsOn(flow, last.name, below)));
  return step.kind !== 'end' && (flow.steps.get(name)?.ways.some((way) => way.to === below) ?? false);
}
