/** How a value is written into a definition: short maps and lists in braces, longer ones line by line. */
import { Document, isCollection, isMap, isScalar, stringify, type Node, type Scalar } from 'yaml';
import type { Json } from '../../../engine/json.js';

/** Where it is to stand. */
export interface Place {
  readonly inFlow: boolean;
  /** The column of its key, from 0. */
  readonly indent: number;
  /** How a text is quoted that was there before. */
  readonly like?: Scalar['type'];
  /** A map is written line by line, however short it is. */
  readonly open?: boolean;
}

const widest = 100;
const style = { lineWidth: 0, flowCollectionPadding: false } as const;

/** The text of a value. `lines`: it begins on a line of its own below its key, each line indented already. */
export function written(value: Json, place: Place): { readonly text: string; readonly lines: boolean } {
  if (place.inFlow) return { text: inBraces(value, place.like), lines: false };
  const document = new Document(value);
  const { contents } = document;
  if (isScalar(contents)) {
    if (place.like !== undefined && typeof value === 'string') contents.type = place.like;
    return { text: indented(document.toString(style).trimEnd(), place.indent + 2), lines: false };
  }
  if (place.open === true && isMap(contents) && contents.items.length > 1)
    for (const { value: inner } of contents.items) fold(inner as Node | null, place.indent + 14);
  else fold(contents, place.indent + 12);
  const text = document.toString(style).trimEnd();
  const lines = isCollection(contents) && contents.flow !== true;
  const inside = place.indent + 2;
  return { text: lines ? ' '.repeat(inside) + indented(text, inside) : text, lines };
}

/** A key as it has to be written. */
export function writtenKey(key: string, inFlow: boolean): string {
  const map = inFlow ? inBraces({ [key]: 0 }, undefined) : stringify({ [key]: 0 }, style);
  return (inFlow ? map.slice(1, -1) : map).replace(/\s*:\s*0\s*$/, '');
}

/** Inside braces a plain text may hold less; a list of one writes it as it has to be there. */
function inBraces(value: Json, like: Scalar['type'] | undefined): string {
  const document = new Document([value], {});
  const [item] = (document.contents as { readonly items: readonly unknown[] }).items;
  if (isScalar(item) && typeof value === 'string' && (like === 'QUOTE_DOUBLE' || like === 'QUOTE_SINGLE'))
    item.type = like;
  (document.contents as { flow?: boolean }).flow = true;
  return document.toString(style).trim().slice(1, -1).trim();
}

/** Lays short maps and lists into braces, from the outside in. */
function fold(node: Node | null, indent: number): void {
  if (!isCollection(node)) return;
  const short = inBraces(node.toJS(new Document()) as Json, undefined);
  if (short.length + indent <= widest && !short.includes('\n') && !short.includes('\\n')) {
    node.flow = true;
    return;
  }
  for (const item of node.items) {
    const value =
      typeof item === 'object' && item !== null && 'value' in item && 'key' in item ? item.value : item;
    fold(value as Node | null, indent + 2);
  }
}

function indented(text: string, by: number): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
}
