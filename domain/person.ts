/** A person who turns to the contact centre, as their record has them, and when two records are of one person. */
import { isJsonObject, type Json, type JsonObject } from '../engine/json.js';

export interface PersonFields {
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly tax_code: string | null;
  /** As in definitions: `it`. */
  readonly language: string | null;
  readonly note: string | null;
}

/** What is known of nobody. */
export const nobody: PersonFields = {
  name: null,
  phones: [],
  emails: [],
  tax_code: null,
  language: null,
  note: null,
};

/** What a definition says of a person: as the record, or with `phone` and `email` for one of each. What is no text is left out. */
export function personOf(said: Json): PersonFields {
  const from: JsonObject = isJsonObject(said) ? said : {};
  return {
    name: textOf(from['name']),
    phones: [...textsOf(from['phones']), ...textsOf(from['phone'])],
    emails: [...textsOf(from['emails']), ...textsOf(from['email'])],
    tax_code: textOf(from['tax_code']),
    language: textOf(from['language']),
    note: textOf(from['note']),
  };
}

/** The record with what was heard anew: numbers and addresses are added, all else is replaced where something was said. */
export function merged(known: PersonFields, heard: PersonFields, same: SameValue): PersonFields {
  return {
    name: heard.name ?? known.name,
    phones: added(known.phones, heard.phones, same),
    emails: added(known.emails, heard.emails, same),
    tax_code: heard.tax_code ?? known.tax_code,
    language: heard.language ?? known.language,
    note: heard.note ?? known.note,
  };
}

/** True if two values are the same however they are written. */
export type SameValue = (one: string, other: string) => boolean;

/**
 * True if what was heard is of the person known: by the tax code, where both have one; else by a number or an address,
 * which a household may share, together with the name, where both have one.
 */
export function isSamePerson(known: PersonFields, heard: PersonFields, same: SameValue): boolean {
  if (known.tax_code !== null && heard.tax_code !== null) return same(known.tax_code, heard.tax_code);
  const shares = (ones: readonly string[], others: readonly string[]) =>
    ones.some((one) => others.some((other) => same(one, other)));
  if (!shares(known.phones, heard.phones) && !shares(known.emails, heard.emails)) return false;
  return known.name === null || heard.name === null || same(known.name, heard.name);
}

function added(known: readonly string[], heard: readonly string[], same: SameValue): readonly string[] {
  const all = [...known];
  for (const value of heard) if (!all.some((each) => same(each, value))) all.push(value);
  return all;
}

function textOf(value: Json | undefined): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

function textsOf(value: Json | undefined): readonly string[] {
  const all: readonly (Json | undefined)[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return all.flatMap((each) => textOf(each) ?? []);
}
