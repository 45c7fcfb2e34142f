/** What stays the same object from key to key, so that neither the worker nor the page does again what was done. */
import { useState } from 'react';
import type { DefinitionText } from '../../../domain/definition-file.js';
import type { Problem } from '../../../engine/reading.js';

/** The problems of before where the new ones say the same: what came from a worker is always another object. */
export function problemsLike(
  before: readonly Problem[] | undefined,
  now: readonly Problem[],
): readonly Problem[] {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** The tree as it was as long as only the text of `kind/name` in it has changed: that one is asked about by itself. */
export function useOthers(tree: readonly DefinitionText[], id: string): readonly DefinitionText[] {
  const [kept, setKept] = useState({ tree, id });
  if (kept.tree === tree && kept.id === id) return kept.tree;
  if (kept.id === id && sameBut(kept.tree, tree, id)) return kept.tree;
  setKept({ tree, id });
  return tree;
}

/** Whether two trees have the same texts in the same order, whatever the text of `id` is. */
export function sameBut(
  one: readonly DefinitionText[],
  other: readonly DefinitionText[],
  id: string,
): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => {
      const like = other[index];
      return each === like || (like !== undefined && idOf(each) === id && idOf(like) === id);
    })
  );
}

function idOf({ kind, name }: DefinitionText): string {
  return `${kind}/${name}`;
}
