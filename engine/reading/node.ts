/** A file's content with the place of each part: what readers see. It knows nothing of YAML, so another notation could give it too. */
import type { Json } from '../json.js';
import { worded, type Worded } from '../wording/worded.js';

/** A place in a file; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** As written in the file, without quotes resolved. */
  readonly source: string;
  readonly quoted: boolean;
  /** How far behind `at` the text itself begins; null where it isn't written as it reads (several lines, escapes). */
  readonly textOffset: number | null;
  /** A comment follows after exactly one space, as when YAML cut a text at ` #`. */
  readonly cutByComment: boolean;
}

interface ListNode {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Node[];
}

export interface Entry {
  readonly key: string;
  readonly keyAt: Position;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly Entry[];
}

export type Node = ScalarNode | ListNode | MapNode;

/** The entry of `map` with this key, null if there is none. */
export function entryOf(map: MapNode, key: string): Entry | null {
  return map.entries.find((entry) => entry.key === key) ?? null;
}

/** The plain JSON of a node, without places. */
export function plainOf(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plainOf(entry.value)]));
}

/** What a node is, for messages: `a list`, `the number 7`. */
export function describe(node: Node): Worded {
  if (node.kind === 'map') return node.entries.length === 0 ? worded`an empty map` : worded`a map`;
  if (node.kind === 'list') return node.items.length === 0 ? worded`an empty list` : worded`a list`;
  if (node.value === null) return worded`nothing`;
  if (typeof node.value === 'number') return worded`the number ${node.value}`;
  if (typeof node.value === 'boolean') return worded`the boolean ${String(node.value)}`;
  const text = node.value.length > 60 ? `${node.value.slice(0, 57)}…` : node.value;
  return worded`the text "${text}"`;
}

/** The place of the character `offset` of a scalar's text; that of the scalar where the text isn't written as it reads. */
export function placeInText(node: ScalarNode, offset: number): Position {
  if (node.textOffset === null) return node.at;
  return { line: node.at.line, column: node.at.column + node.textOffset + offset };
}

/** The node that a JSON pointer leads to, as far as the node goes: the last one on the way. */
export function nodeAt(root: Node, pointer: string): Node {
  let node = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const next: Node | undefined =
      node.kind === 'map'
        ? entryOf(node, key)?.value
        : node.kind === 'list'
          ? node.items[Number(key)]
          : undefined;
    if (next === undefined) break;
    node = next;
  }
  return node;
}
