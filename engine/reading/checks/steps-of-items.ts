/** A step inside an `each` has a record for every item: outside there is no one to read. */
import { ExpressionError } from '../../expressions/expression-error.js';
import { namesUsed } from '../../expressions/names-used.js';
import { placeInBlock } from '../text-place.js';
import type { Check } from './checking.js';
import { factsOf } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkStepsOfItems: Check = ({ workflows, error }) => {
  for (const { definition, flow } of workflows) {
    const eaches = [...flow.steps.values()].flatMap(({ step }) => (step.kind === 'each' ? [step.name] : []));
    if (eaches.length === 0) continue;
    /** The innermost `each` around a step, as blocks are named; null for none. */
    const around = (block: readonly string[]): string | null =>
      block.findLast((part) => eaches.some((each) => part.startsWith(`${each}/`))) ?? null;
    const items = new Map(
      factsOf(definition, 'step').flatMap(({ name, block }) => {
        const each = around(block);
        return each === null ? [] : [[name, each] as const];
      }),
    );
    for (const { source, node, skipped, block } of factsOf(definition, 'expression')) {
      for (const step of stepsRead(source)) {
        const each = items.get(step);
        if (each === undefined || block.includes(each)) continue;
        const offset = Math.max(0, source.indexOf(`steps.${step}`));
        const name = each.slice(0, each.indexOf('/'));
        const message = worded`in the expression "${source}": "${step}" is done once for every item of "${name}", so that outside there is no one record of it; expected a step outside of an each: take what you need by "collect"`;
        error(definition, placeInBlock(node, skipped + offset), 'bad_expression', message);
      }
    }
  }
};

function stepsRead(source: string): readonly string[] {
  try {
    return [...namesUsed(source).steps];
  } catch (fault) {
    if (fault instanceof ExpressionError) return [];
    throw fault;
  }
}
