/** Comparing with a value that can't be there: `==` and `in` never hold then, `!=` always does. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Json } from '../json.js';
import { worded, type Worded } from '../wording/worded.js';
import { nearest } from './nearest.js';
import { itemOf, valuesOf, type Shape } from './shape.js';

/** `==`, `!=` or `in`, with its sides. */
interface Comparison {
  readonly op: '==' | '!=' | 'in';
  readonly args: readonly [ASTNode, ASTNode];
}

/** A value that is written out where it can never be found; `near`: the one that was probably meant. */
interface StrangeValue {
  readonly node: ASTNode;
  readonly problem: Worded;
  readonly near: string | null;
}

/** The values of a comparison that the other side can't be; `left` and `right` are what is known of its sides. */
export function strangeValues(
  { op, args: [one, other] }: Comparison,
  left: Shape,
  right: Shape,
): readonly StrangeValue[] {
  if (op !== 'in') return [...strangers([one], right), ...strangers([other], left)];
  const listed = other.op === 'list' ? other.args : [];
  return [...strangers(listed, left), ...strangers([one], itemOf(right))];
}

function strangers(nodes: readonly ASTNode[], shape: Shape): readonly StrangeValue[] {
  const possible = valuesOf(shape);
  if (possible === null) return [];
  return nodes.flatMap((node) => {
    const written = writtenIn(node);
    if (written === null || possible.includes(written)) return [];
    const texts = possible.filter((value) => typeof value === 'string');
    const near = typeof written === 'string' ? nearest(written, texts) : null;
    return [{ node, problem: problemOf(written, possible, near), near }];
  });
}

/** What a value is that is written out; null for all else, and for null, which anything may be. */
function writtenIn(node: ASTNode): string | number | boolean | null {
  if (node.op !== 'value') return null;
  const value = node.args;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return value instanceof Uint8Array ? null : Number(value);
}

const mostShown = 12;

function problemOf(
  written: string | number | boolean,
  possible: readonly Json[],
  near: string | null,
): Worded {
  const told = JSON.stringify(written);
  if (possible.length === 0) return worded`what is compared with ${told} is always null`;
  if (near !== null) return worded`what is compared with ${told} can never be that`;
  const all = possible.slice(0, mostShown).map((value) => JSON.stringify(value));
  const list = `${all.join(', ')}${possible.length > mostShown ? ', …' : ''}`;
  return worded`what is compared with ${told} can never be that: it can be ${list}`;
}
