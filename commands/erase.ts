/**
 * Erasing what is personal in an instance that is over: what was sealed by its key can't be opened any more, in no place.
 * Rows go in a transaction, and with them the keys of its attachments; their files go after it, so that a transaction
 * that is rolled back has lost nothing. A crash in between leaves files that nobody can open, until `sweepFiles` finds them.
 */
import type { Refusal } from '../engine/outcome.js';
import { erasePersonalData, findInstance } from '../store/instances.js';
import { forgetAttachments } from '../store/attachments.js';
import { eraseContacts } from '../store/contacts.js';
import { deleteNotes } from '../store/notes.js';
import { inTransaction, type Db } from '../store/store.js';
import type { CommandContext } from './context.js';
import { removeFiles, type LeftFile } from './left-files.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

/** Erases; again is the same. Refused (not_found) when there is no such instance, (conflict) while it runs. */
export async function erase(
  context: Pick<CommandContext, 'db' | 'files'>,
  instance: string,
): Promise<{ readonly ok: true } | Refusal> {
  const erased = await inTransaction(context.db, (db) => eraseRows(db, instance));
  if (!erased.ok) return erased;
  await removeFiles(context, erased.files);
  return { ok: true };
}

/** The part of `erase` that is of the transaction; the files are to be removed after it. */
export async function eraseRows(
  db: Db,
  instance: string,
): Promise<{ readonly ok: true; readonly files: readonly LeftFile[] } | Refusal> {
  if (await erasePersonalData(db, instance)) {
    await eraseContacts(db, instance);
    await deleteNotes(db, instance);
    return { ok: true, files: await forgetAttachments(db, instance) };
  }
  const row = await findInstance(db, instance, null);
  if (row === null) return refused('not_found', worded`There is no instance ${instance}.`);
  const message = worded`The instance ${row.number} runs and needs its data: erase when it has ended, or cancel it first.`;
  return refused('conflict', message);
}
