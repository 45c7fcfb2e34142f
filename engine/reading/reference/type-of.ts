/** What a value may be, in words, from its schema. */
import type { Json, JsonObject } from '../../json.js';
import { nameKeys } from '../schema-parts.js';
import type { Words } from './words.js';

/** What a value may be, in a few words. */
export function typeOf(schema: JsonObject, say: Words): string {
  const kinds = alternativesOf(schema).map((each) => oneType(each, say));
  return [...new Set(kinds)].join(` ${say.or} `);
}

/** The schemas any of which a value may have; the schema itself where there is one. */
export function alternativesOf(schema: JsonObject): readonly JsonObject[] {
  const any = schema['anyOf'];
  return Array.isArray(any) ? (any as JsonObject[]).flatMap(alternativesOf) : [schema];
}

/** True for a JSON object. */
export function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneType(schema: JsonObject, say: Words): string {
  const named = nameOf(schema);
  if (named !== null) return `_${named}_`;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((each) => `\`${String(each)}\``).join(', ');
  switch (schema['type']) {
    case 'boolean':
      return say.truth;
    case 'number':
    case 'integer':
      return say.number(numberAt(schema, 'minimum'), numberAt(schema, 'maximum'));
    case 'array':
      return say.listOf(innerType(schema['items'], say));
    case 'object':
      return isMap(schema['additionalProperties'] ?? null)
        ? say.mapOf(innerType(schema['additionalProperties'], say))
        : say.map;
    case 'string':
      return textType(schema['pattern'], say);
    default:
      return say.anything;
  }
}

function textType(pattern: Json | undefined, say: Words): string {
  if (pattern === '^=') return say.expression;
  if (typeof pattern !== 'string' || pattern === nameKeys) return say.text;
  return say.pattern(`\`${pattern}\``);
}

function innerType(inner: Json | undefined, say: Words): string {
  return isMap(inner ?? null) ? typeOf(inner as JsonObject, say) : say.anything;
}

/** The name of the shape that a schema refers to. */
function nameOf(schema: JsonObject): string | null {
  // Words beside a reference put it into a list of one.
  const [only] = (schema['allOf'] ?? []) as JsonObject[];
  const reference = schema['$ref'] ?? only?.['$ref'];
  return typeof reference === 'string' ? reference.slice('#/$defs/'.length) : null;
}

function numberAt(schema: JsonObject, key: string): number | null {
  const found = schema[key];
  return typeof found === 'number' ? found : null;
}
