/** Erasing what is personal in an instance that is over: what was sealed by its key can't be opened any more, in no place. */
import type { Refusal } from '../engine/outcome.js';
import { erasePersonalData, findInstance } from '../store/instances.js';
import type { AttachmentFiles } from '../store/attachment-files.js';
import { forgetAttachments } from '../store/attachments.js';
import { eraseContacts } from '../store/contacts.js';
import type { Db } from '../store/store.js';
import { refused } from './refused.js';

/** Erases; again is the same. Refused (not_found) when there is no such instance, (conflict) while it runs. */
export async function erase(
  { db, files }: { readonly db: Db; readonly files: AttachmentFiles },
  instance: string,
): Promise<{ readonly ok: true } | Refusal> {
  if (await erasePersonalData(db, instance)) {
    await eraseContacts(db, instance);
    // Without its row a file can't be opened any more: one that can't be removed now is only waste.
    for (const { id, hash } of await forgetAttachments(db, instance))
      await files.remove(id, hash).catch(() => undefined);
    return { ok: true };
  }
  const row = await findInstance(db, instance, null);
  if (row === null) return refused('not_found', `There is no instance ${instance}.`);
  const message = `The instance ${row.number} runs and needs its data: erase when it has ended, or cancel it first.`;
  return refused('conflict', message);
}
