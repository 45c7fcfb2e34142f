/** Changes single values of a YAML text and leaves every other character as it stands: comments, order, quotes, flows. */
import { isScalar, parseDocument, stringify, type Document } from 'yaml';

type Path = readonly (string | number)[];

/** A text of a definition that can be changed: where it stands, and what it says. */
export interface Leaf {
  readonly path: Path;
  readonly value: string;
}

/** The texts below `path` that are written as single values, with their paths. */
export function leavesAt(document: Document, path: Path): readonly Leaf[] {
  const node = document.getIn(path, true);
  if (isScalar(node)) return typeof node.value === 'string' ? [{ path, value: node.value }] : [];
  const inside: unknown = document.getIn(path);
  if (typeof inside !== 'object' || inside === null || !('items' in inside)) return [];
  const { items } = inside as { readonly items: readonly { readonly key?: unknown }[] };
  return items.flatMap((item, index) =>
    leavesAt(document, [...path, isScalar(item.key) ? String(item.key.value) : index]),
  );
}

/** The text with this value in the place of the one at `path`; the same text if it is there already, or nothing is there. */
export function withValue(text: string, path: Path, value: string): string {
  const node = parseDocument(text).getIn(path, true);
  if (!isScalar(node) || node.range == null || node.value === value) return text;
  const [start, end] = node.range;
  // Inside braces a plain text may hold less; a list of one writes it as it has to be there.
  const written = stringify([value], { lineWidth: 0, collectionStyle: 'flow' }).trim().slice(1, -1).trim();
  return text.slice(0, start) + written + text.slice(end);
}
