/** Comparisons that can't hold, or can't be made. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { report, type Checking } from './checking.js';
import { placeOf } from './code.js';
import { neverEqual, withoutOrder, type Side } from './kinds-compared.js';
import { strangeValues } from './values-compared.js';

type Comparison = Extract<ASTNode, { readonly op: '==' | '!=' | 'in' | '<' | '<=' | '>' | '>=' }>;

/** Tells what a comparison can't come to, by what is known of its sides. */
export function checkComparison(
  node: Comparison,
  sides: readonly [left: Side, right: Side],
  checking: Checking,
): void {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') {
    const fails = withoutOrder(...sides);
    if (fails !== null) report(checking, placeOf(node, checking.source), fails, null);
    return;
  }
  const strange = strangeValues({ op: node.op, args: node.args }, sides[0].shape, sides[1].shape);
  for (const { node: written, problem, near } of strange)
    report(checking, placeOf(written, checking.source), problem, near, 'warning');
  const never = node.op === 'in' || strange.length > 0 ? null : neverEqual(...sides);
  if (never !== null) report(checking, placeOf(node, checking.source), never, null, 'warning');
}
