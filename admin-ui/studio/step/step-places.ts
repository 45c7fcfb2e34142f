/** The steps of a workflow's text, at any depth, and the blocks that hold them. */
import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { keyText, nodeAt, type Path } from '../yaml/spots.js';

/** A step in its block; `block` leads to the map of steps that holds it. */
export interface StepPlace {
  readonly name: string;
  readonly path: Path;
  readonly block: Path;
  readonly depth: number;
  /** Its keys, in their order. */
  readonly keys: readonly string[];
}

/** All steps, in the order of the text. */
export function stepPlaces(document: Document): readonly StepPlace[] {
  return inBlock(nodeAt(document, ['steps']), ['steps'], 0);
}

/** The step of this name; null if there is none. */
export function placeOfStep(document: Document, name: string): StepPlace | null {
  return stepPlaces(document).find((each) => each.name === name) ?? null;
}

/** The steps of a step's own block, itself among them. */
export function besideOf(document: Document, { block }: StepPlace): readonly StepPlace[] {
  return stepPlaces(document).filter((each) => each.block.join('/') === block.join('/'));
}

/** Whether a path leads into what stands at `outer`, or is it. */
export function isInside(path: Path, outer: Path): boolean {
  return outer.every((key, index) => path[index] === key);
}

function inBlock(block: Node | null, path: Path, depth: number): readonly StepPlace[] {
  return entriesOf(block).flatMap(([name, step]): readonly StepPlace[] => {
    const at = [...path, name];
    const entries = entriesOf(step);
    const own = { name, path: at, block: path, depth, keys: entries.map(([key]) => key) };
    return [own, ...entries.flatMap(([key, value]) => inside(key, value, at, depth + 1))];
  });
}

/** The steps below a key of a step: of a block, of the branches of a choice, of the branches of a parallel. */
function inside(key: string, value: Node | null, at: Path, depth: number): readonly StepPlace[] {
  if (key === 'steps') return inBlock(value, [...at, key], depth);
  if (key === 'choose' && isSeq(value))
    return value.items.flatMap((item, index) =>
      entriesOf(item as Node).flatMap(([inner, steps]) =>
        inner === 'steps' ? inBlock(steps, [...at, key, index, inner], depth) : [],
      ),
    );
  if (key !== 'parallel') return [];
  return entriesOf(value).flatMap(([branch, content]) =>
    entriesOf(content).flatMap(([inner, steps]) =>
      inner === 'steps' ? inBlock(steps, [...at, key, branch, inner], depth) : [],
    ),
  );
}

function entriesOf(node: Node | null): readonly (readonly [string, Node | null])[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) =>
    isScalar(key) ? [[keyText(key), (value ?? null) as Node | null] as const] : [],
  );
}
