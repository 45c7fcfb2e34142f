/** Comparing values of different kinds, where their schemas say what they are: a number never equals a text, nor has an order beside one. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { worded, type Worded } from '../wording/worded.js';
import { typesOfShape, type Shape } from './shape.js';

/** What JSON Schema calls them, whole numbers among the numbers. */
type Kind = 'text' | 'number' | 'truth' | 'list' | 'map';

type Kinds = readonly [Kind, ...Kind[]];

const told: { readonly [K in Kind]: Worded } = {
  text: worded`a text`,
  number: worded`a number`,
  truth: worded`true or false`,
  list: worded`a list`,
  map: worded`a map`,
};

const kindOfType: { readonly [type: string]: Kind } = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'truth',
  array: 'list',
  object: 'map',
};

const ordered: ReadonlySet<Kind> = new Set<Kind>(['text', 'number', 'truth']);

/** A side of a comparison: how it is written, and what is known of its value. */
export interface Side {
  readonly node: ASTNode;
  readonly shape: Shape;
}

/** Why `==` never holds, and `!=` always does; null where it may. What may be null equals null, whatever it is. */
export function neverEqual(left: Side, right: Side): Worded | null {
  const [one, other] = [kindsOf(left), kindsOf(right)];
  if (one === null || other === null || one.some((kind) => other.includes(kind))) return null;
  return worded`${tellAll(one)} never equals ${tellAll(other)}`;
}

/** Why an order of both always fails; null where there may be one. */
export function withoutOrder(left: Side, right: Side): Worded | null {
  const [one, other] = [kindsOf(left), kindsOf(right)];
  if (one === null || other === null || one.some((kind) => ordered.has(kind) && other.includes(kind)))
    return null;
  return worded`${tellAll(one)} can't be compared with ${tellAll(other)}`;
}

/** All kinds that the value can be of, apart from null; null where this isn't known, or where there is none. */
function kindsOf({ node, shape }: Side): Kinds | null {
  const written = kindWritten(node);
  if (written !== null) return [written];
  const types = typesOfShape(shape);
  if (types === null) return null;
  const kinds = types.flatMap((type) => kindOfType[type] ?? []);
  const [first, ...rest] = new Set(kinds);
  return first === undefined ? null : [first, ...rest];
}

function kindWritten(node: ASTNode): Kind | null {
  if (node.op === 'list') return 'list';
  if (node.op === 'map') return 'map';
  if (node.op !== 'value') return null;
  const value = node.args;
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'truth';
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : null;
}

function tellAll([first, ...rest]: Kinds): Worded {
  return rest.reduce((all, kind) => worded`${all} or ${told[kind]}`, told[first]);
}
