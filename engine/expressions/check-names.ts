/** What the names are that an expression reads, and the fields of what they name: an unknown one is told. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { worded } from '../wording/worded.js';
import { report, type Checking, type Known, type Locals } from './checking.js';
import { placeOf } from './code.js';
import type { At } from './expression-error.js';
import { nearest } from './nearest.js';
import {
  any,
  clockShape,
  fieldOf,
  instanceShape,
  namedShape,
  nowShape,
  ofSchema,
  stepShape,
  type Shape,
} from './shape.js';

/** The shape of what a name stands for. */
export function nameShape(
  node: Extract<ASTNode, { readonly op: 'id' }>,
  locals: Locals,
  checking: Checking,
): Shape {
  const { known, source } = checking;
  const name = node.args;
  const local = locals.get(name);
  if (local) return local;
  if (Object.hasOwn(known.names, name)) return ofSchema(known.names[name] ?? null);
  const shape = known.alone === true ? null : commonShape(name, known);
  if (shape !== null) return shape;
  const common = known.alone === true ? [] : ['data', 'steps', 'clocks', 'instance', 'now'];
  const names = [...common, ...Object.keys(known.names), ...locals.keys()];
  const near = nearest(name, names);
  const message =
    near === null
      ? worded`there is nothing called ${name} here (there is ${names.join(', ')}; a text goes in quotes, "${name}")`
      : worded`there is nothing called ${name} here`;
  report(checking, placeOf(node, source), message, near);
  return any;
}

/** What the names are that there are in every workflow; null for another. */
function commonShape(name: string, known: Known): Shape | null {
  switch (name) {
    case 'data':
      return ofSchema(known.data, known.saved);
    case 'steps': {
      const steps = Object.fromEntries(
        Object.entries(known.steps).map(([name, step]) => [name, stepShape(step)]),
      );
      return namedShape(steps, stepShape({ data: null, outcomes: null }));
    }
    case 'clocks': {
      const clocks = Object.fromEntries(known.clocks.map((clock) => [clock, clockShape]));
      return namedShape(clocks, clockShape);
    }
    case 'instance':
      return instanceShape;
    case 'now':
      return nowShape;
    default:
      return null;
  }
}

/** The shape of a field that is read of a value. */
export function readField(holder: Shape, field: string, at: At, checking: Checking): Shape {
  const { shape, doubt } = fieldOf(holder, field);
  if (doubt === null) return shape;
  const near = nearest(field, doubt.known);
  // In an open schema a field that nobody named is no fault, unless it looks like a slip.
  if (doubt.severity === 'warning' && near === null) return shape;
  const message =
    near === null && doubt.known.length > 0
      ? worded`${doubt.problem}; it has ${doubt.known.slice(0, 12).join(', ')}`
      : doubt.problem;
  report(checking, at, message, near, doubt.severity);
  return shape;
}
