/** The compiled form of an expression: a function of the run. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import type { RunValue } from './run-value.js';
import type { Scope } from './scope.js';

/** One evaluation. `locals`: the values of the comprehensions' variables, outermost first. `budget`: items that may still be looked at. */
export interface Run {
  readonly scope: Scope;
  readonly locals: RunValue[];
  budget: number;
}

export type Code = (run: Run) => RunValue;

/** What the parts of the compiler share. `locals`: the names of the comprehensions' variables around, outermost first. */
export interface Compiling {
  readonly source: string;
  readonly locals: readonly string[];
  readonly compile: (node: ASTNode, locals: readonly string[]) => Code;
}

/** Items that one evaluation may look at, all loops together. */
export const itemBudget = 100_000;

/** As many letters of a text cost as much as an item. */
export const lettersAnItem = 100;

/** The letters of the longest text, and the parts of the largest value, that an expression may give. */
export const largestResult = 1_000_000;

/** Counts `items` looked at. @throws ExpressionError (`expression_failed`) when the run has used up its budget */
export function spend(run: Run, items: number, at: At): void {
  run.budget -= items;
  if (run.budget < 0) throw failed(`more than ${itemBudget} items had to be looked at`, at);
}

/** Where a node stands in its source. */
export function placeOf(node: ASTNode, source: string): At {
  return { source, offset: node.start, length: Math.max(1, node.end - node.start) };
}
