/** Reading a text of which little has changed: only the smallest entry around the change is read, all else stays as it stood. */
import type { MapNode, Node, Position } from './node.js';
import { readSource, type ReadSource } from './source.js';

/** How deep an entry may stand, and how deep it may go itself, to be read alone: together they stay within what a file may have. */
const deepestEntry = 10;
const levelsOfEntry = 20;

/** An entry of a map in block style, in lines from 1 to the last before what follows. */
interface Place {
  /** From the root: which entry or item is gone into. */
  readonly path: readonly number[];
  readonly key: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What `readSource` would give for `text`, from what it gave for the text `before`; null where that can't be told by reading
 * a part: lines came or went, something was wrong before or is now, anchors tie parts together.
 */
export function readEdited(file: string, text: string, before: string, read: ReadSource): ReadSource | null {
  if (read.node?.kind !== 'map' || read.problems.length > 0 || read.anchored || text.includes('\r'))
    return null;
  const [lines, linesBefore] = [text.split('\n'), before.split('\n')];
  if (lines.length !== linesBefore.length) return null;
  const first = lines.findIndex((line, at) => line !== linesBefore[at]);
  if (first === -1) return read;
  const last = lines.findLastIndex((line, at) => line !== linesBefore[at]);
  const place = entryAround(read.node, linesBefore, { first: first + 1, last: last + 1 });
  if (place === null) return null;
  const value = valueAlone(file, lines, place);
  return value === null ? null : { ...read, node: withValue(read.node, place.path, value) };
}

/** The smallest entry that the change lies in wholly. */
function entryAround(
  root: MapNode,
  lines: readonly string[],
  { first, last }: { readonly first: number; readonly last: number },
): Place | null {
  let found: Place | null = null;
  let node: Node = root;
  let to = lines.length;
  const path: number[] = [];
  while (node.kind !== 'scalar' && path.length < deepestEntry && !isFlow(node, lines)) {
    const parts: readonly Position[] =
      node.kind === 'map' ? node.entries.map(({ keyAt }) => keyAt) : node.items.map(({ at }) => at);
    const index: number = parts.findLastIndex(({ line }) => line <= first);
    const here = parts[index];
    const next = parts[index + 1];
    to = next === undefined ? to : next.line - 1;
    if (here === undefined || last > to) return found;
    path.push(index);
    const entry = node.kind === 'map' ? node.entries[index] : undefined;
    const isOwn = (at: Position) => lines[at.line - 1]?.slice(0, at.column - 1).trim() === '';
    if (entry !== undefined && isOwn(here) && (next === undefined || isOwn(next)))
      found = { path: [...path], key: entry.key, column: here.column, from: here.line, to };
    node = node.kind === 'map' ? (node.entries[index]?.value ?? root) : (node.items[index] ?? root);
  }
  return found;
}

/** Whether it is written in braces or brackets: what is in there is not cut by lines. */
function isFlow({ at }: Node, lines: readonly string[]): boolean {
  return '{['.includes(lines[at.line - 1]?.charAt(at.column - 1) ?? '{');
}

/** The value of an entry, read without what stands around it; null if it isn't sound by itself. */
function valueAlone(file: string, lines: readonly string[], { key, column, from, to }: Place): Node | null {
  const own = lines.slice(from - 1, to);
  const isWithin = (line: string) =>
    !line.includes('\t') && (line.trim() === '' || line.search(/[^ ]/) >= column - 1);
  if (!own.every(isWithin)) return null;
  // The lines before are empty, so that all has the place it has in the whole.
  const text = '\n'.repeat(from - 1) + own.join('\n') + (to < lines.length ? '\n' : '');
  const { node, problems, anchored } = readSource(file, text, levelsOfEntry);
  const [entry, ...more] = node?.kind === 'map' ? node.entries : [];
  if (entry === undefined || more.length > 0 || problems.length > 0 || anchored) return null;
  const isSame = entry.key === key && entry.keyAt.line === from && entry.keyAt.column === column;
  return isSame ? entry.value : null;
}

function withValue(node: Node, [index = 0, ...path]: readonly number[], value: Node): Node {
  const inner = (old: Node) => (path.length === 0 ? value : withValue(old, path, value));
  if (node.kind === 'map') {
    const entry = node.entries[index];
    if (entry === undefined) return node;
    return { ...node, entries: node.entries.with(index, { ...entry, value: inner(entry.value) }) };
  }
  const item = node.kind === 'list' ? node.items[index] : undefined;
  return node.kind === 'list' && item !== undefined
    ? { ...node, items: node.items.with(index, inner(item)) }
    : node;
}
