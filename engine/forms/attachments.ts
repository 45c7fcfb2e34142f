/** Where data that follow a form name attachments: the texts whose schema has `format: attachment`. */
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';

/** An attachment named in data, with its place as a JSON pointer. */
export interface NamedAttachment {
  readonly id: string;
  readonly path: string;
}

/** The attachments that data name, in any branch of the schema that could be meant. */
export function attachmentsIn(schema: JsonObject, data: Json): readonly NamedAttachment[] {
  if (!canName(schema)) return [];
  const found = new Map<string, NamedAttachment>();
  visit(schema, schema, data, '', found, 0);
  return [...found.values()];
}

const naming = new WeakMap<JsonObject, boolean>();

/** Whether any part of a schema asks for an attachment: of most forms none does. */
function canName(schema: JsonObject): boolean {
  const known = naming.get(schema);
  if (known !== undefined) return known;
  const found = JSON.stringify(schema).includes('"format":"attachment"');
  naming.set(schema, found);
  return found;
}

// A schema may contain itself; data that are nested deeper than this are refused elsewhere.
const deepest = 100;

function visit(
  root: JsonObject,
  schema: Json | undefined,
  data: Json | undefined,
  path: string,
  found: Map<string, NamedAttachment>,
  depth: number,
): void {
  if (!isJsonObject(schema) || data === undefined || data === null || depth > deepest) return;
  if (schema['format'] === 'attachment' && typeof data === 'string') found.set(path, { id: data, path });
  const go = (inner: Json | undefined, at: Json | undefined, name: string | null) =>
    visit(root, inner, at, name === null ? path : `${path}/${escaped(name)}`, found, depth + 1);
  if (typeof schema['$ref'] === 'string') go(resolve(root, schema['$ref']), data, null);
  for (const key of ['allOf', 'anyOf', 'oneOf'])
    for (const inner of listOf(schema[key])) go(inner, data, null);
  for (const key of ['if', 'then', 'else']) go(schema[key], data, null);
  if (Array.isArray(data)) {
    const first = listOf(schema['prefixItems']);
    (data as readonly Json[]).forEach((item, at) => go(first[at] ?? schema['items'], item, String(at)));
  } else if (isJsonObject(data)) {
    const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
    for (const [name, value] of Object.entries(data))
      go(Object.hasOwn(properties, name) ? properties[name] : schema['additionalProperties'], value, name);
  }
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function resolve(root: JsonObject, reference: string): Json | undefined {
  let found: Json | undefined = root;
  for (const part of reference.replace(/^#\/?/, '').split('/')) {
    if (part === '') continue;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
