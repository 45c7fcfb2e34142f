/** Running expressions. The one door for those who run: expressions, conditions, and values that hold expressions. */
import type { Condition, Value } from '../definition.js';
import type { Json } from '../json.js';
import type { CompiledExpression } from './compile.js';
import { compileExpression } from './compile.js';
import type { Run } from './code.js';
import { itemBudget } from './code.js';
import { truth } from './comprehensions.js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import type { RunValue } from './run-value.js';
import type { Scope } from './scope.js';
import { toJson } from './to-json.js';

/**
 * The expression's value as plain JSON.
 * @throws ExpressionError: `expression_failed` when it gives no value, `calendar_horizon` when it needs a year that a
 * calendar doesn't have, `expression_invalid` when given as text that can't be compiled
 */
export function evaluate(expression: string | CompiledExpression, scope: Scope): Json {
  return outcome(expression, scope, toJson);
}

/** Whether the condition holds. @throws ExpressionError as `evaluate`; also (`expression_failed`) when it gives anything but true or false */
export function evaluateCondition(condition: Condition | CompiledExpression, scope: Scope): boolean {
  return outcome(condition, scope, truth);
}

/** A definition's value with its expressions evaluated. @throws ExpressionError as `evaluate` */
export function evaluateValue(value: Value, scope: Scope): Json {
  if ('literal' in value) return value.literal;
  if ('expression' in value) return evaluate(value.expression, scope);
  if ('list' in value) return value.list.map((item) => evaluateValue(item, scope));
  return Object.fromEntries(
    Object.entries(value.map).map(([key, item]) => [key, evaluateValue(item, scope)]),
  );
}

function outcome<Result>(
  expression: string | CompiledExpression,
  scope: Scope,
  finish: (value: RunValue, at: At) => Result,
): Result {
  const compiled = typeof expression === 'string' ? compileExpression(expression) : expression;
  const run: Run = { scope, locals: [], budget: itemBudget };
  const at = { source: compiled.source, offset: 0, length: Math.max(1, compiled.source.length) };
  try {
    return finish(compiled.code(run), at);
  } catch (error) {
    if (error instanceof RangeError) throw failed('the data is too deeply nested, or too large', at);
    throw error;
  }
}
