import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';

type Path = readonly (string | number)[];

/** Where a step stands in a workflow's text, at any depth; null if there is none of this name. */
export function pathOfStep(document: Document, step: string): Path | null {
  return found(document.contents, step, []);
}

function found(node: Node | null, step: string, at: Path): Path | null {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const path = found(item as Node | null, step, [...at, index]);
      if (path !== null) return path;
    }
  }
  if (!isMap(node)) return null;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const path = [...at, String(key.value)];
    if (at.at(-1) === 'steps' && key.value === step) return path;
    const inner = found(value as Node | null, step, path);
    if (inner !== null) return inner;
  }
  return null;
}
