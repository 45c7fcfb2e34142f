/** The loops of CEL over a list's items or a map's keys: `map`, `filter`, `all`, `exists`, `exists_one`. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Code, Compiling, Run } from './code.js';
import { placeOf, spend } from './code.js';
import type { At } from './expression-error.js';
import { failed, invalid } from './expression-error.js';
import type { RunValue } from './run-value.js';
import { itemsOf, keysOf, typeName } from './run-value.js';
import { worded } from '../wording/worded.js';

/** Loops may stand in loops this deep. */
const deepestLoop = 2;

const argumentCounts: { readonly [loop: string]: readonly number[] } = {
  map: [2, 3],
  filter: [2],
  all: [2],
  exists: [2],
  exists_one: [2],
};

/** The names of the loops. */
export const loopNames: readonly string[] = Object.keys(argumentCounts);

/** True for a method call that is a loop. */
export function isLoop(name: string, argumentCount: number): boolean {
  return Object.hasOwn(argumentCounts, name) && (argumentCounts[name]?.includes(argumentCount) ?? false);
}

/** Code of a loop. @throws ExpressionError (`expression_invalid`) when it is nested too deep or has no name for its items */
export function compileLoop(node: Extract<ASTNode, { readonly op: 'rcall' }>, context: Compiling): Code {
  const [loop, receiver, [variable, ...bodies]] = node.args;
  const at = placeOf(node, context.source);
  if (context.locals.length >= deepestLoop)
    throw invalid(worded`loops may be nested ${deepestLoop} deep`, at);
  if (variable?.op !== 'id') {
    throw invalid(
      worded`the first argument must be the name to give to each item, as in data.list.map(x, x.name)`,
      at,
    );
  }
  const slot = context.locals.length;
  const locals = [...context.locals, variable.args];
  const readList = context.compile(receiver, context.locals);
  const [first, second] = bodies.map((body) => ({
    run: context.compile(body, locals),
    at: placeOf(body, context.source),
  }));
  if (!first) throw invalid(worded`${loop} takes a name and an expression`, at);

  const test = (run: Run, item: RunValue): boolean => {
    run.locals[slot] = item;
    return truth(first.run(run), first.at);
  };
  const items = (run: Run): readonly RunValue[] => {
    const over = readList(run);
    const list = itemsOf(over) ?? keysOf(over);
    if (list === null) throw failed(`${loop} needs a list or a map, not ${typeName(over)}`, at);
    spend(run, list.length, at);
    return list;
  };

  switch (loop) {
    case 'all':
      return (run) => decide(items(run), false, (item) => test(run, item));
    case 'exists':
      return (run) => decide(items(run), true, (item) => test(run, item));
    case 'exists_one':
      return (run) => items(run).filter((item) => test(run, item)).length === 1;
    case 'filter':
      return (run) => items(run).filter((item) => test(run, item));
    default: {
      const made = second ?? first;
      return (run) => {
        const results: RunValue[] = [];
        for (const item of items(run)) {
          if (second && !test(run, item)) continue;
          run.locals[slot] = item;
          results.push(made.run(run));
        }
        return results;
      };
    }
  }
}

/** The value as true or false. @throws ExpressionError (`expression_failed`) for anything else: nothing counts as true by itself */
export function truth(value: RunValue, at: At): boolean {
  if (typeof value === 'boolean') return value;
  throw failed(`true or false is needed, not ${typeName(value)}`, at);
}

/** As in CEL, an item that decides outweighs one that fails, whatever their order. */
function decide(items: readonly RunValue[], decisive: boolean, test: (item: RunValue) => boolean): boolean {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      if (test(item) === decisive) return decisive;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return !decisive;
}
