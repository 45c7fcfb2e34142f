/** The functions of the language, `size(x)` and `x.size()` alike: a new one is a line in one of these tables. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Code, Compiling } from './code.js';
import { lettersAnItem, placeOf, spend } from './code.js';
import { compileHas } from './access.js';
import { compileLoop, isLoop, loopNames } from './comprehensions.js';
import type { Callable } from './callable.js';
import { conversions, sizes } from './conversions.js';
import { invalid } from './expression-error.js';
import { nearest } from './nearest.js';
import { textMethods } from './text-methods.js';
import { timeFunctions, timeMethods } from './time-calls.js';
import { type Worded, worded } from '../wording/worded.js';

const functions: { readonly [name: string]: Callable } = { ...conversions, ...sizes, ...timeFunctions };
const methods: { readonly [name: string]: Callable } = { ...sizes, ...textMethods, ...timeMethods };

/** Code of a call, `f(a)` or `a.f(b)`. @throws ExpressionError (`expression_invalid`) for a function that isn't there, or another number of arguments */
export function compileCall(
  node: Extract<ASTNode, { readonly op: 'call' | 'rcall' }>,
  context: Compiling,
): Code {
  if (node.op === 'rcall' && isLoop(node.args[0], node.args[2].length)) return compileLoop(node, context);
  if (node.op === 'call' && node.args[0] === 'has' && node.args[1].length === 1) {
    const [path] = node.args[1];
    if (path) return compileHas(path, context);
  }

  const name = node.args[0];
  const at = placeOf(node, context.source);
  const given: readonly ASTNode[] = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  const table = node.op === 'call' ? functions : methods;
  const callable = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!callable) throw invalid(unknown(node.op, name), at);
  if (!callable.counts.includes(given.length)) {
    const counts = callable.counts.map((count) => (node.op === 'call' ? count : count - 1)).join(' or ');
    throw invalid(takes(name, counts, callable.shown), at);
  }

  const codes = given.map((argument) => context.compile(argument, context.locals));
  const { call } = callable;
  return (run) => {
    const values = codes.map((code) => code(run));
    for (const value of values)
      if (typeof value === 'string') spend(run, Math.floor(value.length / lettersAnItem), at);
    return call(values, run, at);
  };
}

function unknown(op: 'call' | 'rcall', name: string): Worded {
  if (name === 'matches') return worded`matches is not allowed; use startsWith, endsWith or contains`;
  const called = op === 'call' ? `${name}()` : `.${name}()`;
  if (op === 'call' && (Object.hasOwn(methods, name) || loopNames.includes(name))) {
    return worded`there is no function ${called}; it is called on a value: x.${name}(…)`;
  }
  if (op === 'rcall' && (Object.hasOwn(functions, name) || name === 'has')) {
    return worded`there is no function ${called}; write ${name}(x)`;
  }
  if (loopNames.includes(name))
    return worded`${called} takes a name and an expression, as in data.list.${name}(x, x.done)`;
  const near = nearest(
    name,
    op === 'call' ? [...Object.keys(functions), 'has'] : [...Object.keys(methods), ...loopNames],
  );
  return near === null
    ? worded`there is no function ${called}`
    : worded`there is no function ${called}; did you mean ${near}?`;
}

function takes(name: string, counts: string, shown: string): Worded {
  return counts === '1'
    ? worded`${name} takes ${counts} argument: ${shown}`
    : worded`${name} takes ${counts} arguments: ${shown}`;
}
