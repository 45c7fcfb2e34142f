import type { Json, JsonObject } from '../../../engine/json.js';
import { beginWith } from './begin.js';
import { useEditing } from './editing.js';
import { freshName } from './fresh-name.js';

/** What a value under a key begins with at a schema, among the names of the open text. */
export function useBegin(): (schema: JsonObject, key: string) => Json {
  const { root, read } = useEditing();
  const names = read?.names ?? {};
  return (schema, key) => beginWith(root, schema, key, names, freshName('new_step', names['step'] ?? []));
}
