/** The instants with which a condition compares `now`: when it may begin to hold by itself. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { placeOf } from './code.js';
import { compileExpression } from './compile.js';
import { evaluate } from './evaluate.js';
import { ExpressionError, textAt } from './expression-error.js';
import { readInstant } from './instants.js';
import { partsOf } from './names-used.js';
import { defaultCalendar, type Scope } from './scope.js';

const orders = new Set(['<', '<=', '>', '>=', '==']);

/**
 * The instants (milliseconds since 1970 UTC) that `now` is compared with in a condition, each with the next one, since
 * `now > data.closes_at` holds right after. A side that can't be evaluated yet gives none.
 */
export function instantsCompared(source: string, scope: Scope): readonly number[] {
  return sidesOf(source).flatMap((side) => {
    try {
      const given = evaluate(side, scope);
      const at = typeof given === 'string' ? readInstant(given, defaultCalendar(scope)) : null;
      return at === null ? [] : [at, at + 1];
    } catch (error) {
      if (error instanceof ExpressionError) return [];
      throw error;
    }
  });
}

const known = new Map<string, readonly string[]>();
const mostKnown = 1_000;

/** The sources of what `now` is compared with. */
function sidesOf(source: string): readonly string[] {
  const found = known.get(source);
  if (found !== undefined) return found;
  const sides: string[] = [];
  const visit = (node: ASTNode): void => {
    const parts = partsOf(node);
    const [left, right] = parts;
    if (orders.has(node.op) && left !== undefined && right !== undefined) {
      if (isNow(left)) sides.push(textAt(placeOf(right, source)));
      if (isNow(right)) sides.push(textAt(placeOf(left, source)));
    }
    for (const part of parts) visit(part);
  };
  visit(compileExpression(source).tree);
  if (known.size >= mostKnown) known.clear();
  known.set(source, sides);
  return sides;
}

function isNow(node: ASTNode): boolean {
  return node.op === 'id' && node.args === 'now';
}
