/** The schemas of a tree's forms, as checks hold data against them. */
import type { JsonObject } from '../../json.js';
import { compileForm } from '../compile-form.js';
import { findDefinition, type Tree } from '../tree.js';

/** Each form is compiled once a tree: every step that uses it asks. */
const known = new WeakMap<Tree, Map<string, JsonObject | null>>();

/** The schema of a form. Null for one that isn't there, or refers to one that isn't: other checks tell that. */
export function schemaOfForm(tree: Tree, name: string): JsonObject | null {
  const ofTree = known.get(tree) ?? new Map<string, JsonObject | null>();
  known.set(tree, ofTree);
  const before = ofTree.get(name);
  if (before !== undefined) return before;
  const schema = compiledSchema(tree, name);
  ofTree.set(name, schema);
  return schema;
}

function compiledSchema(tree: Tree, name: string): JsonObject | null {
  const find = (other: string) => findDefinition(tree, 'form', other)?.body ?? null;
  const form = find(name);
  if (form === null) return null;
  try {
    return compileForm(form, find).schema;
  } catch {
    return null;
  }
}
