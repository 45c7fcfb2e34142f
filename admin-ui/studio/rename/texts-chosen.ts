/** The texts in an expression that are names of definitions: where a calendar is given to a sum, or a template is chosen. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression } from '../../../engine/expressions/compile.js';
import { partsOf } from '../../../engine/expressions/names-used.js';

/** How an expression names definitions: `calendar` as an argument of sums, `workflow` compared with the instance's, `itself` by what it gives. */
export type Naming = 'calendar' | 'workflow' | 'itself';

/** For each text of an expression that reads like `name`, in the order in which they are written, whether it names a definition; null if it can't be compiled. */
export function textsChosen(source: string, name: string, naming: Naming | null): readonly boolean[] | null {
  const tree = treeOf(source);
  if (tree === null) return null;
  const nodes = [...below(tree)];
  const chosen = new Set(
    naming === null ? [] : naming === 'itself' ? given(tree) : nodes.flatMap(by[naming]),
  );
  return nodes
    .filter((node) => node.op === 'value' && node.args === name)
    .toSorted((one, other) => one.start - other.start)
    .map((node) => chosen.has(node));
}

const by = { calendar: calendarOf, workflow: comparedWorkflow } as const;

function treeOf(source: string): ASTNode | null {
  try {
    return compileExpression(source).tree;
  } catch {
    return null; // one that can't be read is a problem that the check tells
  }
}

function* below(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const part of partsOf(node)) yield* below(part);
}

/** What an expression may give: both ways of a choice, the entries of what is written out. */
function given(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
      return [node];
    case '?:':
      return node.args.slice(1).flatMap(given);
    case 'list':
      return node.args.flatMap(given);
    case 'map':
      return node.args.flatMap(([, value]) => given(value));
    case '[]':
      return given(node.args[0]);
    default:
      return [];
  }
}

/** How many arguments come before the calendar. */
const before: Readonly<Record<string, number>> = { add: 2, between: 3 };

function calendarOf(node: ASTNode): readonly ASTNode[] {
  if (node.op !== 'call' && node.op !== 'rcall') return [];
  const [name] = node.args;
  const all = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  const at = /^get[A-Z]/.test(name) ? 1 : before[name];
  const calendar = at === undefined ? undefined : all[at];
  return calendar === undefined ? [] : given(calendar);
}

function comparedWorkflow(node: ASTNode): readonly ASTNode[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return [];
  const [one, other] = node.args;
  if (isOwnWorkflow(one)) return given(other);
  return isOwnWorkflow(other) ? given(one) : [];
}

function isOwnWorkflow(node: ASTNode): boolean {
  if (node.op !== '.') return false;
  const [holder, field] = node.args;
  return field === 'workflow' && holder.op === 'id' && holder.args === 'instance';
}
