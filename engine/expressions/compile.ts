/** Expressions, compiled once to functions and kept by their source. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { compileField, compileIndex, compileName } from './access.js';
import type { Code, Compiling, Run } from './code.js';
import { placeOf } from './code.js';
import { truth } from './comprehensions.js';
import type { At } from './expression-error.js';
import { ExpressionError, failed, invalid } from './expression-error.js';
import { compileCall } from './functions.js';
import { equal, finite, isIn, minus, order, plus } from './operators.js';
import { parse } from './parse.js';
import type { RunMap, RunValue } from './run-value.js';
import { Duration, typeName } from './run-value.js';
import { worded } from '../wording/worded.js';

/** An expression ready to run, and its syntax tree for those who check it. */
export interface CompiledExpression {
  readonly source: string;
  readonly tree: ASTNode;
  readonly code: Code;
}

/** As many as some hundred workflows have; beyond, the oldest are compiled again when needed. */
const mostKept = 10_000;
const kept = new Map<string, CompiledExpression>();

/**
 * The compiled form of an expression, without its `=`.
 * @throws ExpressionError (`expression_invalid`) with the offset of what is wrong: no CEL, unknown functions, `matches`, over the limits
 */
export function compileExpression(source: string): CompiledExpression {
  const found = kept.get(source);
  if (found) return found;
  const tree = parse(source);
  const context: Compiling = {
    source,
    locals: [],
    compile: (node, locals) => compileNode(node, { ...context, locals }),
  };
  const compiled = { source, tree, code: context.compile(tree, []) };
  if (kept.size >= mostKept) {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
  kept.set(source, compiled);
  return compiled;
}

/** Whether an expression can be compiled at all. */
export function canBeCompiled(source: string): boolean {
  try {
    compileExpression(source);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

function compileNode(node: ASTNode, context: Compiling): Code {
  switch (node.op) {
    case 'value':
      return literal(node, placeOf(node, context.source));
    case 'id':
      return compileName(node, context);
    case '.':
      return compileField(node, context);
    case '[]':
      return compileIndex(node, context);
    case 'call':
    case 'rcall':
      return compileCall(node, context);
    case 'list': {
      const codes = node.args.map((item) => context.compile(item, context.locals));
      return (run) => codes.map((code) => code(run));
    }
    case 'map':
      return compileMap(node, context);
    case '?:': {
      const [condition, yes, no] = node.args.map((part) => context.compile(part, context.locals)) as [
        Code,
        Code,
        Code,
      ];
      const at = placeOf(node.args[0], context.source);
      return (run) => (truth(condition(run), at) ? yes(run) : no(run));
    }
    case '&&':
      return compileLogical(node, false, context);
    case '||':
      return compileLogical(node, true, context);
    case '!_': {
      const code = context.compile(node.args, context.locals);
      const at = placeOf(node.args, context.source);
      return (run) => !truth(code(run), at);
    }
    case '-_': {
      const code = context.compile(node.args, context.locals);
      const at = placeOf(node, context.source);
      return (run) => negative(code(run), at);
    }
    case '.?':
    case '[?]':
      throw invalid(worded`.? and [? are not allowed; ask with has() first`, placeOf(node, context.source));
    default:
      return compileBinary(node, context);
  }
}

function literal(node: Extract<ASTNode, { readonly op: 'value' }>, at: At): Code {
  const value = node.args;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return () => value;
  if (value instanceof Uint8Array) throw invalid(worded`bytes are not allowed: data has none`, at);
  const number = Number(value);
  return () => number;
}

function compileMap(node: Extract<ASTNode, { readonly op: 'map' }>, context: Compiling): Code {
  const entries = node.args.map(([key, value]) => ({
    key: context.compile(key, context.locals),
    value: context.compile(value, context.locals),
    at: placeOf(key, context.source),
  }));
  return (run) => {
    const map: { [key: string]: RunValue } = {};
    for (const { key, value, at } of entries) {
      const name = key(run);
      if (typeof name !== 'string') throw failed(`a map's keys are texts, not ${typeName(name)}`, at);
      if (name === '__proto__') throw failed('a map may not have the key __proto__', at);
      map[name] = value(run);
    }
    return map satisfies RunMap;
  };
}

/** As in CEL, the side that decides outweighs one that fails: `has(data.a) && data.a.b` and its mirror image both do. */
function compileLogical(
  node: Extract<ASTNode, { readonly op: '&&' | '||' }>,
  decisive: boolean,
  context: Compiling,
): Code {
  const [left, right] = node.args.map((side) => context.compile(side, context.locals)) as [Code, Code];
  const [leftAt, rightAt] = node.args.map((side) => placeOf(side, context.source)) as [At, At];
  return (run) => {
    let first: boolean;
    try {
      first = truth(left(run), leftAt);
    } catch (error) {
      if (decides(right, rightAt, decisive, run)) return decisive;
      throw error;
    }
    return first === decisive ? decisive : truth(right(run), rightAt);
  };
}

function decides(code: Code, at: At, decisive: boolean, run: Run): boolean {
  try {
    return truth(code(run), at) === decisive;
  } catch {
    return false; // the first side's failure is the one to tell
  }
}

function negative(value: RunValue, at: At): RunValue {
  if (typeof value === 'number') return -value;
  if (value instanceof Duration) return new Duration(-value.ms);
  throw failed(`- needs a number or a duration, not ${typeName(value)}`, at);
}

type Binary = Extract<ASTNode, { readonly args: [ASTNode, ASTNode] }>;

function compileBinary(
  node: Exclude<Binary, { readonly op: '[]' | '[?]' | '&&' | '||' }>,
  context: Compiling,
): Code {
  const [left, right] = node.args.map((side) => context.compile(side, context.locals)) as [Code, Code];
  const at = placeOf(node, context.source);
  switch (node.op) {
    case '==':
      return (run) => equal(left(run), right(run), run, at);
    case '!=':
      return (run) => !equal(left(run), right(run), run, at);
    case '<':
      return (run) => order(left(run), right(run), run, at) < 0;
    case '<=':
      return (run) => order(left(run), right(run), run, at) <= 0;
    case '>':
      return (run) => order(left(run), right(run), run, at) > 0;
    case '>=':
      return (run) => order(left(run), right(run), run, at) >= 0;
    case 'in':
      return (run) => isIn(left(run), right(run), run, at);
    case '+':
      return (run) => plus(left(run), right(run), run, at);
    case '-':
      return (run) => minus(left(run), right(run), run, at);
    case '*':
      return arithmetic(left, right, at, '*', (one, other) => one * other);
    case '/':
      return arithmetic(left, right, at, '/', (one, other) => one / other);
    case '%':
      return arithmetic(left, right, at, '%', (one, other) => one % other);
  }
}

function arithmetic(
  left: Code,
  right: Code,
  at: At,
  sign: string,
  calculate: (one: number, other: number) => number,
): Code {
  return (run) => {
    const [one, other] = [left(run), right(run)];
    if (typeof one === 'number' && typeof other === 'number') return finite(calculate(one, other), at);
    throw failed(`${typeName(one)} ${sign} ${typeName(other)} has no meaning`, at);
  };
}
