/** Where the items of a list have instants: what the list's schema says of its items holds for each of them. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Value } from '../definition.js';
import { compileExpression } from './compile.js';
import { placesBelow, type InstantPlaces } from './instant-places.js';
import type { ProgramInstants } from './scope.js';

/** The places of instants by the names of the items around. */
export type ItemInstants = { readonly [name: string]: InstantPlaces };

/** The places of instants in an item of this list, read where the `outer` items are known; null where none are known. */
export function itemPlaces(list: Value, known: ProgramInstants, outer: ItemInstants): InstantPlaces | null {
  if (!('expression' in list)) return null;
  const places = placesOf(compileExpression(list.expression).tree, known, outer);
  return places === null ? null : placesBelow(places, null);
}

/** The places in what a path, or a filtered list, gives; of any other expression nothing is known. */
function placesOf(node: ASTNode, known: ProgramInstants, outer: ItemInstants): InstantPlaces | null {
  if (node.op === 'id') {
    if (Object.hasOwn(outer, node.args)) return outer[node.args] ?? null;
    return node.args === 'data' ? known.data : null;
  }
  if (node.op === 'rcall') return node.args[0] === 'filter' ? placesOf(node.args[1], known, outer) : null;
  const read = fieldRead(node);
  if (read === null) return null;
  const step = read.field === 'data' ? stepOf(read.of) : null;
  if (step !== null) return Object.hasOwn(known.steps, step) ? (known.steps[step] ?? null) : null;
  const places = placesOf(read.of, known, outer);
  return places === null ? null : placesBelow(places, typeof read.field === 'string' ? read.field : null);
}

/** The step of `steps.<step>`. */
function stepOf(node: ASTNode): string | null {
  const read = fieldRead(node);
  const ofSteps = read !== null && read.of.op === 'id' && read.of.args === 'steps';
  return ofSteps && typeof read.field === 'string' ? read.field : null;
}

/** `a.b` or `a["b"]`; `field` null for an index that is only known when run, or of a list. */
function fieldRead(node: ASTNode): { readonly of: ASTNode; readonly field: string | null } | null {
  if (node.op === '.' || node.op === '.?') return { of: node.args[0], field: node.args[1] };
  if (node.op !== '[]') return null;
  const [of, index] = node.args;
  return { of, field: index.op === 'value' && typeof index.args === 'string' ? index.args : null };
}
