/** Where the parts of a YAML text stand, by the keys that lead to them. */
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Json } from '../../../engine/json.js';

/** Keys and places in lists, from outside in. */
export type Path = readonly (string | number)[];

/** An entry of a map or a list, in its text. */
export interface Spot {
  readonly holder: YAMLMap | YAMLSeq;
  readonly index: number;
  /** Null in a list. */
  readonly key: Scalar | null;
  /** Null where nothing is written. */
  readonly value: Node | null;
  /** Whether it stands inside braces or brackets. */
  readonly inFlow: boolean;
}

/** The entry at `path`, at least one key long; null if there is none. */
export function spotAt(document: Document, path: Path): Spot | null {
  const last = path.at(-1);
  const outer = path.slice(0, -1);
  const above = outer.length === 0 ? null : spotAt(document, outer);
  if (last === undefined || (outer.length > 0 && above === null)) return null;
  const holder = above === null ? document.contents : above.value;
  const inFlow = above?.inFlow === true;
  if (isMap(holder)) {
    const index = holder.items.findIndex(({ key }) => isScalar(key) && keyText(key) === String(last));
    const pair = holder.items[index];
    if (pair === undefined || !isScalar(pair.key)) return null;
    const value = isNode(pair.value) ? pair.value : null;
    return { holder, index, key: pair.key, value, inFlow: inFlow || holder.flow === true };
  }
  if (!isSeq(holder) || typeof last !== 'number') return null;
  const item = holder.items[last];
  if (item === undefined) return null;
  return {
    holder,
    index: last,
    key: null,
    value: isNode(item) ? item : null,
    inFlow: inFlow || holder.flow === true,
  };
}

/** The node at `path`; the whole document's for an empty one. */
export function nodeAt(document: Document, path: Path): Node | null {
  return path.length === 0 ? document.contents : (spotAt(document, path)?.value ?? null);
}

/** The plain value of a node; null where nothing is written. */
export function jsonOf(document: Document, node: Node | null): Json {
  return node === null ? null : (node.toJS(document) as Json);
}

/** A key as it is written: `100%`, `1`, `on`. */
export function keyText(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** Whether it is written over lines of its own, without braces or brackets. */
export function isBlock(node: Node | null): node is YAMLMap | YAMLSeq {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** The offset at which what is written of an entry begins. */
export function startOf({ key, value }: Pick<Spot, 'key' | 'value'>): number {
  return key?.range?.[0] ?? value?.range?.[0] ?? 0;
}

/** The offset behind the last character of an entry, without comments and blank lines below it. */
export function endOf(text: string, { key, value }: Pick<Spot, 'key' | 'value'>): number {
  const end = value === null ? null : endOfNode(text, value);
  if (key?.range == null) return end ?? 0;
  const colon = colonOf(text, key);
  return end === null || end < colon ? colon : end;
}

/** The offset behind the colon of a key. */
export function colonOf(text: string, key: Scalar): number {
  const end = key.range?.[1] ?? 0;
  const colon = text.indexOf(':', end);
  return colon === -1 || /[^\s]/.test(text.slice(end, colon)) ? end : colon + 1;
}

function endOfNode(text: string, node: Node): number {
  if (isBlock(node)) {
    const last = node.items.length - 1;
    const spot = entryIn(node, last);
    if (spot !== null) return endOf(text, spot);
  }
  const end = node.range?.[1] ?? 0;
  return text[end - 1] === '\n' ? end - 1 : end;
}

/** An entry of a map or list by its place there. */
export function entryIn(holder: YAMLMap | YAMLSeq, index: number): Pick<Spot, 'key' | 'value'> | null {
  const item = holder.items[index];
  if (item === undefined) return null;
  if (isSeq(holder)) return { key: null, value: isNode(item) ? item : null };
  const pair = item as { readonly key: unknown; readonly value: unknown };
  return { key: isScalar(pair.key) ? pair.key : null, value: isNode(pair.value) ? pair.value : null };
}
