/** Names, fields and items: `data.a.b`, `data.list[0]`, and `has` of such a path. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Code, Compiling, Run } from './code.js';
import { placeOf } from './code.js';
import type { At } from './expression-error.js';
import { failed, invalid, textAt } from './expression-error.js';
import type { RunValue } from './run-value.js';
import { itemAt, itemsOf, keysOf, member, typeName } from './run-value.js';
import { nameInScope } from './scope.js';
import { worded } from '../wording/worded.js';

type Node<Op extends ASTNode['op']> = Extract<ASTNode, { readonly op: Op }>;

/** Code that reads a name; unknown ones fail when run, since names depend on the place. */
export function compileName(node: Node<'id'>, context: Compiling): Code {
  const at = placeOf(node, context.source);
  const local = context.locals.lastIndexOf(node.args);
  if (local >= 0) return ({ locals }) => locals[local] ?? null;
  const name = node.args;
  return ({ scope }) => {
    const value = nameInScope(scope, name);
    if (value === undefined) throw failed(`there is nothing called ${name} here`, at);
    return value;
  };
}

/** Code that reads a field. */
export function compileField(node: Node<'.'>, context: Compiling): Code {
  const [holder, field] = node.args;
  const at = placeOf(node, context.source);
  const holderAt = placeOf(holder, context.source);
  const readHolder = context.compile(holder, context.locals);
  return (run) => {
    const held = readHolder(run);
    const value = member(held, field);
    if (value === undefined) throw missing(held, JSON.stringify(field), holderAt, at);
    return value;
  };
}

/** Code that reads a list's item by its index, or a map's value by its key. */
export function compileIndex(node: Node<'[]'>, context: Compiling): Code {
  const [holder, index] = node.args;
  const at = placeOf(node, context.source);
  const holderAt = placeOf(holder, context.source);
  const readHolder = context.compile(holder, context.locals);
  const readIndex = context.compile(index, context.locals);
  // The key itself is shown only where it is written out: another may be personal data.
  const shown =
    index.op === 'value'
      ? textAt(placeOf(index, context.source))
      : `value at ${textAt(placeOf(index, context.source))}`;
  return (run) => {
    const held = readHolder(run);
    const key = readIndex(run);
    const value = lookUp(held, key);
    if (value !== undefined) return value;
    if (typeof key === 'number' && itemsOf(held) !== null) {
      throw failed(`${textAt(holderAt)} has no item at this index (the first is 0)`, at);
    }
    throw missing(held, typeof key === 'string' ? shown : null, holderAt, at);
  };
}

/** Code of `has(path)`: false whenever a part of the path is absent or null. @throws ExpressionError (`expression_invalid`) for what is no path */
export function compileHas(argument: ASTNode, context: Compiling): Code {
  const reach = compilePath(argument, context);
  return (run) => {
    const value = reach(run);
    return value !== undefined && value !== null;
  };
}

type Reach = (run: Run) => RunValue | undefined;

function compilePath(node: ASTNode, context: Compiling): Reach {
  switch (node.op) {
    case 'id': {
      const local = context.locals.lastIndexOf(node.args);
      const name = node.args;
      return local >= 0 ? ({ locals }) => locals[local] : ({ scope }) => nameInScope(scope, name);
    }
    case '.': {
      const [holder, field] = node.args;
      const reach = compilePath(holder, context);
      return (run) => member(reach(run) ?? null, field);
    }
    case '[]': {
      const [holder, index] = node.args;
      const reach = compilePath(holder, context);
      const readIndex = context.compile(index, context.locals);
      return (run) => {
        const held = reach(run) ?? null;
        return held === null ? undefined : lookUp(held, readIndex(run));
      };
    }
    default:
      throw invalid(worded`has() takes a path, as in has(data.office.name)`, placeOf(node, context.source));
  }
}

function lookUp(held: RunValue, key: RunValue): RunValue | undefined {
  if (typeof key === 'string') return member(held, key);
  return typeof key === 'number' ? itemAt(held, key) : undefined;
}

function missing(held: RunValue, key: string | null, holderAt: At, at: At): Error {
  const holder = textAt(holderAt);
  if (held === null) return failed(`${holder} is null; ask with has(${textAt(at)}) first`, at);
  if (key === null) return failed(`${holder} is ${typeName(held)}: it has no value at such an index`, at);
  const what = keysOf(held) === null ? `is ${typeName(held)}: it has no` : 'has no';
  return failed(`${holder} ${what} ${key}`, at);
}
