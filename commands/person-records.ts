/** Records of people, opened and sealed: each under a key of its own, which goes with it. */
import { randomUUID } from 'node:crypto';
import { isSamePerson, merged, nobody, type PersonFields } from '../domain/person.js';
import type { JsonObject } from '../engine/json.js';
import {
  findPersonRecord,
  findPersonRecords,
  lockPersonHashes,
  savePersonRecord,
  type PersonRow,
} from '../store/person-records.js';
import { hashPersonal, normalise } from '../store/personal.js';
import { createKey, seal, unseal, unwrapKey, wrapKey, type MasterKeys } from '../store/sealing.js';
import { withoutAccents } from '../store/search.js';
import type { Db } from '../store/store.js';

/** A person's record in the clear. Instants in milliseconds. */
export interface PersonRecord {
  readonly id: string;
  readonly revision: number;
  readonly fields: PersonFields;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The hashes of what identifies a person: telephone numbers, addresses, tax code. */
export function identifyingHashes(keys: MasterKeys, fields: PersonFields): string[] {
  const { phones, emails, tax_code: taxCode } = fields;
  return [...phones, ...emails, ...(taxCode === null ? [] : [taxCode])].map((value) =>
    hashPersonal(keys, value),
  );
}

/** The hashes of the words of a name, by which a record is found when no more is known. */
export function nameHashes(keys: MasterKeys, name: string): string[] {
  const words = withoutAccents(name.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => hashPersonal(keys, `name ${word}`));
}

/** The record in the clear. */
export function opened(keys: MasterKeys, row: PersonRow): PersonRecord {
  const fields = unseal({ $sealed: row.sealed }, unwrapKey(keys, row.wrapped)) as unknown as PersonFields;
  const { id, revision, createdAt, updatedAt } = row;
  return { id, revision, fields: { ...nobody, ...fields }, createdAt, updatedAt };
}

/** The record of this id, or null; `locked` as in the store. */
export async function findPerson(
  db: Db,
  keys: MasterKeys,
  id: string,
  locked = false,
): Promise<PersonRecord | null> {
  const row = await findPersonRecord(db, id, locked);
  return row === null ? null : opened(keys, row);
}

/** Writes a record; `before` null makes a new one with the id. In a transaction. */
export async function writePerson(
  db: Db,
  keys: MasterKeys,
  { id, before, fields, now }: PersonToWrite,
): Promise<PersonRecord> {
  const key = createKey();
  const sealed = seal<JsonObject>(
    { fields: fields as unknown as JsonObject },
    { places: ['/fields'], values: new Set() },
    key,
  );
  const leaf = sealed['fields'] as { readonly $sealed: string };
  const hashes = [...identifyingHashes(keys, fields), ...nameHashes(keys, fields.name ?? '')];
  const revision = (before?.revision ?? 0) + 1;
  const row = { id, revision, sealed: leaf.$sealed, wrapped: wrapKey(keys, key), updatedAt: now };
  return opened(keys, await savePersonRecord(db, row, hashes));
}

interface PersonToWrite {
  readonly id: string;
  readonly before: PersonRecord | null;
  readonly fields: PersonFields;
  readonly now: number;
}

// Of a number that a hundred people share nobody is told by it.
const mostCandidates = 100;

/** The person with this telephone number, address or tax code (the first known, if several share it), or null. */
export async function personBy(db: Db, keys: MasterKeys, sought: PersonFields): Promise<PersonRecord | null> {
  const hashes = identifyingHashes(keys, sought);
  if (hashes.length === 0) return null;
  const candidates = (await findPersonRecords(db, hashes, mostCandidates)).map((row) => opened(keys, row));
  const byTaxCode = candidates.find(
    ({ fields }) =>
      sought.tax_code !== null && fields.tax_code !== null && same(fields.tax_code, sought.tax_code),
  );
  return byTaxCode ?? candidates.find(({ fields }) => isSamePerson(fields, sought, same)) ?? null;
}

/**
 * Keeps what was said of a person: with the record of whom it is of, or as a new one. In a transaction. `newId` names the
 * new record, so that the same call again makes no second one.
 */
export async function keepPerson(
  db: Db,
  keys: MasterKeys,
  said: PersonFields,
  { newId, now }: { readonly newId: string; readonly now: number },
): Promise<PersonRecord> {
  await lockPersonHashes(db, identifyingHashes(keys, said));
  const made = await findPerson(db, keys, newId, true);
  const found = made ?? (await personBy(db, keys, said));
  const before = found === null ? null : await findPerson(db, keys, found.id, true);
  if (before === null)
    return writePerson(db, keys, { id: newId, before: null, fields: merged(nobody, said, same), now });
  const fields = merged(before.fields, said, same);
  if (JSON.stringify(fields) === JSON.stringify(before.fields)) return before;
  return writePerson(db, keys, { id: before.id, before, fields, now });
}

/** An id for a person whom somebody enters. */
export function newPersonId(): string {
  return randomUUID();
}

function same(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}
