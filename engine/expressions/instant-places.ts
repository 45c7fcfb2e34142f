/**
 * Where a JSON Schema says that a text is an instant. Worked out once for each schema: `null` where there is none,
 * so that data without instants is read as it lies.
 */
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';

export type InstantPlaces =
  | 'date-time'
  | 'date'
  | {
      readonly fields: { readonly [field: string]: InstantPlaces };
      /** Of the items of a list. */
      readonly items: InstantPlaces | null;
      /** Of fields that aren't named in `fields`. */
      readonly rest: InstantPlaces | null;
    };

/** References are followed this deep: a schema may refer to itself. */
const deepest = 12;

const known = new WeakMap<JsonObject, { readonly places: InstantPlaces | null }>();

/** The places of instants (`format: date-time` or `date`) in data of this schema; null if there are none. */
export function instantPlaces(schema: JsonObject | null): InstantPlaces | null {
  if (schema === null) return null;
  const found = known.get(schema);
  if (found) return found.places;
  const places = placesIn(schema, schema, 0);
  known.set(schema, { places });
  return places;
}

/** The places of both: for data that may have come from either. Where they disagree the first is right. */
export function mergePlaces(one: InstantPlaces | null, other: InstantPlaces | null): InstantPlaces | null {
  if (one === null) return other;
  if (other === null || typeof one === 'string' || typeof other === 'string') return one;
  const fields: { [field: string]: InstantPlaces } = { ...other.fields };
  for (const [field, places] of Object.entries(one.fields)) {
    fields[field] = mergePlaces(places, placesBelow(other, field)) ?? places;
  }
  return { fields, items: mergePlaces(one.items, other.items), rest: mergePlaces(one.rest, other.rest) };
}

/** The places one step further in: of the field `key`, or of an item when `key` is null. */
export function placesBelow(places: InstantPlaces, key: string | null): InstantPlaces | null {
  if (typeof places === 'string') return null;
  if (key === null) return places.items;
  return Object.hasOwn(places.fields, key) ? (places.fields[key] ?? null) : places.rest;
}

function placesIn(schema: Json | undefined, root: JsonObject, depth: number): InstantPlaces | null {
  if (!isJsonObject(schema) || depth > deepest) return null;
  if (schema['format'] === 'date-time' || schema['format'] === 'date') return schema['format'];
  const deeper = (part: Json | undefined): InstantPlaces | null => placesIn(part, root, depth + 1);

  const fields: { [field: string]: InstantPlaces } = {};
  if (isJsonObject(schema['properties'])) {
    for (const [field, part] of Object.entries(schema['properties'])) {
      const places = deeper(part);
      if (places !== null) fields[field] = places;
    }
  }
  const items = deeper(schema['items']);
  const rest = deeper(schema['additionalProperties']);
  let places: InstantPlaces | null =
    items === null && rest === null && Object.keys(fields).length === 0 ? null : { fields, items, rest };

  if (typeof schema['$ref'] === 'string')
    places = mergePlaces(places, deeper(resolveReference(schema['$ref'], root)));
  for (const word of ['allOf', 'anyOf', 'oneOf'] as const) {
    const parts = schema[word];
    if (Array.isArray(parts))
      for (const part of parts as readonly Json[]) places = mergePlaces(places, deeper(part));
  }
  for (const word of ['then', 'else'] as const) places = mergePlaces(places, deeper(schema[word]));
  return places;
}

/** The part of a schema that a local reference (`#/$defs/person`) names; undefined if there is none. */
export function resolveReference(reference: string, root: JsonObject): Json | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  let part: Json | undefined = root;
  for (const segment of reference.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(part)) part = (part as readonly Json[])[Number(key)];
    else part = isJsonObject(part) && Object.hasOwn(part, key) ? part[key] : undefined;
  }
  return part;
}
