/**
 * Files of attachments whose rows are gone. They are removed once the transaction that took the rows is over; what a crash
 * leaves then (or in the middle of an upload) has no row, and is found by looking through the folder, a shelf at a time.
 * A file is younger than its row by seconds at most, so one that is a day old and has none never gets any.
 */
import { findAttachments } from '../store/attachments.js';
import { findImportsWithFile } from '../store/list-imports.js';
import type { StoredName } from '../store/attachment-files.js';
import type { CommandContext } from './context.js';

/** A file whose row is gone. */
export type LeftFile = StoredName;

const leftForMs = 86_400_000;
/** How many shelves there are. */
export const shelves = 256;

/** Removes files whose rows are gone; one that can't be removed now is only waste, and is swept. */
export async function removeFiles(
  { files }: Pick<CommandContext, 'files'>,
  left: readonly LeftFile[],
): Promise<void> {
  for (const { id, hash } of left) await files.remove(id, hash).catch(() => undefined);
}

/** Removes what a crash has left on one shelf (0 to 255), and drafts of uploads that never ended; answers how many. */
export async function sweepFiles(
  { db, files, clock }: Pick<CommandContext, 'db' | 'files' | 'clock'>,
  shelf: number,
): Promise<number> {
  const before = clock() - leftForMs;
  const there = await files.listShelf(shelf);
  let removed = await files.removeDrafts(before);
  for (let from = 0; from < there.length; from += 1_000) {
    const some = there.slice(from, from + 1_000);
    const rows = await findAttachments(
      db,
      some.map(({ id }) => id),
    );
    const known = new Set(rows.map(({ id, hash }) => `${hash}-${id}`));
    const imports = await findImportsWithFile(
      db,
      some.map(({ id }) => id),
    );
    for (const { id, hash } of some.filter(
      (file) => !known.has(`${file.hash}-${file.id}`) && !imports.has(file.id),
    ))
      if (await files.removeIfOlder(id, hash, before)) removed += 1;
  }
  return removed;
}
