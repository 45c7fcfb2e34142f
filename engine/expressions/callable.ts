import type { Run } from './code.js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import type { RunValue } from './run-value.js';
import { textOf, typeName } from './run-value.js';

/** A function or method. `counts`: how many arguments it takes, a method's receiver included; `shown`: how it is written. */
export interface Callable {
  readonly counts: readonly number[];
  readonly shown: string;
  readonly call: (given: readonly RunValue[], run: Run, at: At) => RunValue;
}

/** The argument at `index` as a text. @throws ExpressionError (`expression_failed`) for anything else */
export function textArgument(given: readonly RunValue[], index: number, at: At): string {
  const value = given[index] ?? null;
  const text = textOf(value);
  if (text === null) throw failed(`a text is needed, not ${typeName(value)}`, at);
  return text;
}

/** The argument at `index` as a whole number. @throws ExpressionError (`expression_failed`) for anything else */
export function wholeArgument(given: readonly RunValue[], index: number, at: At): number {
  const value = given[index] ?? null;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw failed(
    `a whole number is needed, not ${typeof value === 'number' ? 'a fraction' : typeName(value)}`,
    at,
  );
}
