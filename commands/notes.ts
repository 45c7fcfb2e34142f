/**
 * Notes of those who work on an instance, for one another. What they write is as personal as what the instance holds, so
 * each is sealed under a key of its own, as records of people are: an instance without personal data has none, and an
 * erased one must not get another.
 */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../engine/json.js';
import { insertNote, listNotes, type NoteRow } from '../store/notes.js';
import { createKey, seal, unseal, unwrapKey, wrapKey, type MasterKeys } from '../store/sealing.js';
import type { Db } from '../store/store.js';

/** A note in the clear; `at` in milliseconds. */
export interface Note {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

interface NewNote {
  readonly instance: string;
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

/** Writes a note. */
export async function addNote(db: Db, keys: MasterKeys, { instance, by, at, text }: NewNote): Promise<Note> {
  const key = createKey();
  const sealed = seal<JsonObject>({ text }, { places: ['/text'], values: new Set() }, key);
  const leaf = sealed['text'] as { readonly $sealed: string };
  const id = randomUUID();
  await insertNote(db, {
    id,
    instanceId: instance,
    by,
    at,
    sealed: leaf.$sealed,
    wrapped: wrapKey(keys, key),
  });
  return { id, by, at, text };
}

/** The notes on an instance in the clear, the oldest first. */
export async function notesOf(db: Db, keys: MasterKeys, instance: string): Promise<Note[]> {
  return (await listNotes(db, instance)).map((row) => opened(keys, row));
}

function opened(keys: MasterKeys, { id, by, at, sealed, wrapped }: NoteRow): Note {
  const text = unseal({ $sealed: sealed }, unwrapKey(keys, wrapped)) as unknown as string;
  return { id, by, at, text };
}
