/** Defaults of a form, applied to what was sent: a pure function, the same in API, workflow, play and desk. */
import { resolveReference } from '../expressions/instant-places.js';
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';

/** References are followed this deep: a schema may refer to itself. */
const deepest = 12;

/** The value with each absent field that has a `default` filled in; also in maps and lists that were sent, never in those that weren't. */
export function applyDefaults(schema: JsonObject, value: Json): Json {
  return filled(schema, schema, value, 0);
}

function filled(schema: Json | undefined, root: JsonObject, value: Json, depth: number): Json {
  if (!isJsonObject(schema) || depth > deepest || typeof value !== 'object' || value === null) return value;
  let result: Json = value;
  if (typeof schema['$ref'] === 'string')
    result = filled(resolveReference(schema['$ref'], root), root, result, depth + 1);
  if (Array.isArray(schema['allOf'])) {
    for (const part of schema['allOf'] as readonly Json[]) result = filled(part, root, result, depth + 1);
  }
  if (Array.isArray(result)) {
    const items = schema['items'];
    return isJsonObject(items)
      ? filledList(items, root, result as readonly Json[], depth)
      : (result as readonly Json[]);
  }
  return isJsonObject(result) && isJsonObject(schema['properties'])
    ? filledMap(schema['properties'], root, result, depth)
    : result;
}

/** The list itself where nothing is missing: so that what was sent is given back unchanged. */
function filledList(
  items: JsonObject,
  root: JsonObject,
  list: readonly Json[],
  depth: number,
): readonly Json[] {
  const whole = list.map((item) => filled(items, root, item, depth + 1));
  return whole.some((item, at) => item !== list[at]) ? whole : list;
}

function filledMap(properties: JsonObject, root: JsonObject, value: JsonObject, depth: number): JsonObject {
  let changed: { [field: string]: Json } | null = null;
  for (const field in properties) {
    const part = properties[field];
    if (field === '__proto__' || !isJsonObject(part)) continue;
    if (!Object.hasOwn(value, field)) {
      if (part['default'] !== undefined) (changed ??= {})[field] = part['default'];
      continue;
    }
    const before = value[field] ?? null;
    const after = filled(part, root, before, depth + 1);
    if (after !== before) (changed ??= {})[field] = after;
  }
  return changed === null ? value : { ...value, ...changed };
}
