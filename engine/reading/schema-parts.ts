/**
 * What readers take, as JSON Schema 2020-12: each reader says its own part, made from what it reads by, so that the schema of the
 * language is never written a second time. It is laxer than the readers where these look further than one value.
 */
import type { JsonObject } from '../json.js';
import { italian, type About } from './texts/italian.js';
import type { ShapeName } from './texts/shapes.js';

/** Anything that has a part; `named`: kept once, and referred to, since it stands in many places or in itself. */
export interface HasPart {
  readonly part: SchemaPart;
  readonly named?: ShapeName;
}

/** The schema of another reader, from inside one's own. */
export type SchemaOf = (inner: HasPart) => JsonObject;
export type SchemaPart = (of: SchemaOf) => JsonObject;

/** A sentence in both languages. */
export interface Told {
  readonly en: string;
  readonly it: string;
}

interface FieldPart {
  readonly about: About;
  readonly reader: HasPart;
  readonly absent: { readonly value: unknown } | 'required';
}

/** Anything at all: what a reader takes that says nothing else. */
export const anyPart: SchemaPart = () => ({});

export const textPart: SchemaPart = () => ({ type: 'string', minLength: 1 });

/** A text of this form. */
export function patternPart(pattern: string): SchemaPart {
  return () => ({ type: 'string', pattern });
}

/** A text that is an expression. */
export const expressionPart: SchemaPart = patternPart('^=');

/** One of these words. */
export function wordsPart(words: readonly string[]): SchemaPart {
  return () => ({ enum: words });
}

/** A map with these keys and no others. */
export function keysPart(fields: { readonly [key: string]: FieldPart }): SchemaPart {
  return (of) => {
    const known = Object.entries(fields);
    const properties = known.map(([key, { about, reader, absent }]) => {
      const value = absent === 'required' ? null : absent.value;
      const simple =
        ['string', 'number', 'boolean'].includes(typeof value) && reader.named !== 'elapsed_time';
      const schema = {
        ...described(of(reader), { en: about, it: italian[about] }),
        ...(simple ? { default: value as string } : {}),
      };
      return [key, schema] as const;
    });
    const required = known.flatMap(([key, { absent }]) => (absent === 'required' ? [key] : []));
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    };
  };
}

/** A map with free keys, of the form `keys` where it is given. */
export function mapPart(value: SchemaPart, keys: string | null = null): SchemaPart {
  return (of) => ({
    type: 'object',
    ...(keys === null ? {} : { propertyNames: { pattern: keys } }),
    additionalProperties: value(of),
  });
}

export function listPart(item: SchemaPart): SchemaPart {
  return (of) => ({ type: 'array', items: item(of) });
}

/** Any of these. */
export function eitherPart(...parts: readonly SchemaPart[]): SchemaPart {
  return (of) => ({ anyOf: parts.map((part) => part(of)) });
}

/** The part of a reader that is defined further below, or that is named. */
export function partOf(inner: () => HasPart): SchemaPart {
  return (of) => of(inner());
}

/** Names as definitions have them. */
export const nameKeys = '^[a-z][a-z0-9_]*$';

/**
 * The schema with what it is for, in English and (`x-it`) in Italian. A reference may not have words beside it for all editors, so it
 * is put into a list of one.
 */
export function described(schema: JsonObject, { en, it }: Told): JsonObject {
  const told = { description: en, 'x-it': it };
  return '$ref' in schema ? { allOf: [schema], ...told } : { ...schema, ...told };
}
