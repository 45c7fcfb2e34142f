/** Shapes that several resources share. */
import { z } from '@hono/zod-openapi';
import type { Json } from '../engine/json.js';
import { unstorable } from '../engine/storable.js';

/** A name as in definitions. */
export const nameSchema = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9_]*$/, 'expected small letters, digits and _, beginning with a letter');

/** A version of a workflow: the hash of all that it uses. */
export const versionSchema = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');

/** A password that somebody chooses. */
export const passwordSchema = z.string().min(8).max(128);

/** A text that a person reads. */
export const textSchema = z.string().trim().min(1).max(500);
const languageCode = /^[a-z]{2}$/;
/** A title as definitions have it: one text for all languages, or one a language (`it`, `en`). */
export const titleSchema = z
  .union([
    textSchema,
    z.record(z.string().regex(languageCode), textSchema).refine((texts) => Object.keys(texts).length > 0),
  ])
  .openapi('Title');

/** What a person types into a search field. */
export const searchSchema = z.string().trim().min(1).max(200);

/** An instant that a caller sends: ISO 8601 with its offset, given on as milliseconds since 1970 UTC. */
export const instantSchema = z.iso
  .datetime({ offset: true, message: 'expected an instant as 2026-03-06T17:00:00Z' })
  .transform((text) => Date.parse(text));

/** The schema, refusing what the store can't keep, at its place. */
export function storable<S extends z.ZodType>(schema: S): S {
  return schema.superRefine((value, context) => {
    for (const { path, message } of unstorable(value as Json))
      context.addIssue({ code: 'custom', path: keysOf(path), message });
  });
}

function keysOf(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A content of JSON, as routes describe it. */
export function json<S extends z.ZodType>(schema: S) {
  return { content: { 'application/json': { schema } } };
}

/** A required body of JSON, whose texts can all be kept. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { ...json(storable(schema)), required: true };
}

/** The path parameter `id`. */
export const idParam = z.object({ id: storable(z.string().min(1).max(200)) });

/** A call that came in, as its switch calls it. */
export const callIdSchema = z
  .string()
  .min(1)
  .max(200)
  .openapi({ description: 'a call that came in, as its switch calls it (/api/calls)' });

/** ISO text of an instant in milliseconds; null stays null. */
export function iso(instant: number): string;
export function iso(instant: number | null): string | null;
export function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** Any JSON that a caller sends; what it may be, its form says. Zod's own JSON schema is recursive, which OpenAPI's generator does not survive. */
export const jsonValue = z
  .custom<Json>((value) => value !== undefined)
  .openapi({ type: ['object', 'array', 'string', 'number', 'boolean', 'null'] });

/** Any JSON, as the engine has it: what it is, is the definition's to say. Answers are not checked, so this only describes. */
export const anyJson = z.any().openapi({ description: 'any JSON' });
