/** Which values of a form's data are personal, and the keyed hashes by which they are found again. */
import { createHmac } from 'node:crypto';
import type { Json } from '../engine/json.js';
import type { PersonalHash } from './append-input.js';
import type { MasterKeys } from './sealing.js';

/** A personal value and where it stands, as a JSON pointer without wildcards. */
export interface PersonalValue {
  readonly path: string;
  readonly value: string | number;
}

/** The texts and numbers at the places that a form marks (`CompiledForm.personal`; `*` for any item), and below them. */
export function collectPersonal(places: readonly string[], data: Json): PersonalValue[] {
  const found: PersonalValue[] = [];
  for (const place of places) collectAt(data, place.split('/').slice(1), '', found);
  return found;
}

function collectAt(
  node: Json | undefined,
  place: readonly string[],
  path: string,
  found: PersonalValue[],
): void {
  if (node === undefined || node === null || typeof node === 'boolean') return;
  if (typeof node !== 'object') {
    if (place.length === 0 && node !== '') found.push({ path, value: node });
    return;
  }
  const [next, ...rest] = place;
  const name = next?.replaceAll('~1', '/').replaceAll('~0', '~');
  for (const [member, value] of Object.entries(node)) {
    // Below a marked place everything is personal.
    if (name === undefined || name === '*' || name === member)
      collectAt(value, rest, `${path}/${escapePointer(member)}`, found);
  }
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The values, for sealing their copies. */
export function valuesOf(personal: readonly PersonalValue[]): Set<string | number> {
  return new Set(personal.map(({ value }) => value));
}

/** The hashes by which an instance is found by its personal values. */
export function personalHashes(keys: MasterKeys, personal: readonly PersonalValue[]): PersonalHash[] {
  return personal.map(({ path, value }) => ({ hash: hashPersonal(keys, String(value)), path }));
}

/** The keyed hash (HMAC-SHA-256) of a value in its normal form; also for a business key that is personal. */
export function hashPersonal(keys: MasterKeys, value: string): string {
  return createHmac('sha256', keys.hashing).update(normalise(value)).digest('base64url');
}

const mail = /^[^@\s]+@[^@\s]+$/;
const taxCode = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
const telephone = /^\+?[\d\s().\-/]{6,}$/;

/**
 * One form for all ways to write the same value, told by its shape so that the searcher needn't say what it is:
 * a mail address in lower case, a tax code in upper case, a telephone number as digits without the Italian prefix,
 * any other text in lower case with single spaces.
 */
export function normalise(value: string): string {
  const text = value.normalize('NFC').trim();
  if (mail.test(text)) return `mail:${text.toLowerCase()}`;
  const compact = text.replaceAll(/\s/g, '').toUpperCase();
  if (taxCode.test(compact)) return `tax:${compact}`;
  if (telephone.test(text)) return `digits:${withoutPrefix(text)}`;
  return `text:${text.toLowerCase().replaceAll(/\s+/g, ' ')}`;
}

function withoutPrefix(telephoneNumber: string): string {
  const digits = telephoneNumber.replaceAll(/\D/g, '');
  const international = telephoneNumber.startsWith('+') || digits.startsWith('00');
  return international ? digits.replace(/^(00)?39/, '').replace(/^00/, '') : digits;
}
