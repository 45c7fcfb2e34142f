/** Finds a place in the language's JSON Schema by the keys that lead to it. */
import type { Json, JsonObject } from '../../../engine/json.js';

/** The schemas that hold at the end of `keys` (`[]`: any item); several where the language allows several forms. */
export function schemasAt(root: JsonObject, keys: readonly string[]): readonly JsonObject[] {
  return keys.reduce<readonly JsonObject[]>(
    (schemas, key) => schemas.flatMap((schema) => formsOf(root, into(schema, key))),
    formsOf(root, root),
  );
}

/** The keys that a map at these schemas may have, each with its description. */
export function keysOf(schemas: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const schema of schemas)
    for (const [key, value] of Object.entries(object(schema['properties']) ?? {}))
      if (!found.has(key) && object(value) !== null) found.set(key, value as JsonObject);
  return found;
}

/** The words that a value at these schemas may be. */
export function wordsOf(schemas: readonly JsonObject[]): readonly string[] {
  return [
    ...new Set(
      schemas.flatMap((schema) => {
        const words = Array.isArray(schema['enum']) ? (schema['enum'] as readonly Json[]) : [schema['const']];
        const bools = schema['type'] === 'boolean' ? [true, false] : [];
        return [...words, ...bools].filter((word) => word !== undefined).map(String);
      }),
    ),
  ];
}

function into(schema: JsonObject, key: string): JsonObject | null {
  if (key === '[]') return object(schema['items']);
  return object(object(schema['properties'])?.[key]) ?? object(schema['additionalProperties']);
}

/** A schema with its references followed and its alternatives laid out; the words beside a reference go with it. */
export function formsOf(root: JsonObject, schema: JsonObject | null, depth = 0): readonly JsonObject[] {
  if (schema === null || depth > 8) return [];
  const ref = schema['$ref'];
  if (typeof ref === 'string')
    return formsOf(root, object(object(root['$defs'])?.[ref.replace('#/$defs/', '')]), depth + 1);
  const inner = [schema['allOf'], schema['anyOf'], schema['oneOf']].flatMap((list) =>
    Array.isArray(list) ? (list as readonly Json[]) : [],
  );
  if (inner.length === 0) return [schema];
  return inner.flatMap((each) => formsOf(root, object(each), depth + 1));
}

export function object(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
