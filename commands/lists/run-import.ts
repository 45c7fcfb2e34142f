/**
 * Imports are worked by the server in portions, each a transaction of its own: one long transaction would hold up the feed of
 * events for everybody (`store/feed.ts`). Nothing of an import is usable before its end, since the list says up to which row
 * it may be used (`last_row`); the end is one transaction. Whoever works it has the list's lock, which a crash ends: an
 * import that is open and whose lock is free was left, so the next server (or the same, started again) takes out what lies
 * beyond the last usable row and begins anew with the file, which is kept until then; after three attempts it is given up.
 */
import type { FileFault } from '../../domain/lists/refusals.js';
import { findContactList, lockContactList, makeRowsUsable } from '../../store/contact-lists.js';
import {
  beginImport,
  endImport,
  findForgottenUploads,
  findOpenImports,
  type ImportProgress,
  type ListImport,
} from '../../store/list-imports.js';
import { withListLock } from '../../store/list-lock.js';
import { deleteRefusalsOf } from '../../store/list-refusals.js';
import { deleteRowsAfter } from '../../store/list-rows.js';
import { inTransaction } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { UnreadableFile } from './file-rows.js';
import { takeRows, type ImportAtWork } from './import-work.js';
import { optionsOf, shapeOf } from './upload.js';

type ImportContext = Pick<CommandContext, 'db' | 'keys' | 'files' | 'clock'>;

const mostAttempts = 3;
const forgottenAfterMs = 86_400_000;

/** Works all imports that are open and nobody's, one after the other; answers how many ended. */
export async function workImports(context: ImportContext, stopped: () => boolean): Promise<number> {
  let ended = 0;
  for (const { id, listId } of await findOpenImports(context.db)) {
    if (stopped()) break;
    const done = await withListLock(context.db, listId, async (locked) => {
      const taken = await beginImport(context.db, id, context.clock());
      const list = await findContactList(context.db, listId);
      return taken !== null && list !== null && workImport(context, { taken, list, locked, stopped });
    });
    if (done === true) ended += 1;
  }
  return ended;
}

/** Stops an import, or forgets an upload; false if it has ended already. Its rows are taken out by whoever works it. */
export async function stopImport(context: ImportContext, row: ListImport): Promise<boolean> {
  return endAs(context, row, 'given_up', 'stopped');
}

/** Forgets uploads that nobody has ordered within a day. */
export async function forgetUploads(context: ImportContext): Promise<void> {
  for (const row of await findForgottenUploads(context.db, context.clock() - forgottenAfterMs))
    await endAs(context, row, 'given_up', 'stopped');
}

/** True if it ended: all but when the server ends first. */
async function workImport(context: ImportContext, at: ImportAtWork): Promise<boolean> {
  const { taken, list, locked } = at;
  const usable = list.state === 'ready' || list.state === 'importing';
  const giveUp = async (state: 'refused' | 'given_up', fault: FileFault) => {
    await deleteRowsAfter(locked, list.id, list.lastRow);
    return endAs(context, taken, state, fault);
  };
  if (!usable) return giveUp('given_up', 'stopped');
  if (taken.attempts > mostAttempts) return giveUp('given_up', 'broken');
  try {
    await deleteRowsAfter(locked, list.id, list.lastRow);
    await deleteRefusalsOf(context.db, taken.id);
    const work = await takeRows(context, at);
    // Stopped: taken out at once. With the server's own end there is no time: whoever begins anew does it.
    if (work === null) return !at.stopped() && giveUp('given_up', 'stopped');
    if (optionsOf(taken).take === 'all_or_nothing' && work.rowsRefused > 0)
      return await giveUp('refused', 'not_all_good');
    return await finish(context, at, work);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return giveUp('refused', error.fault);
  }
}

async function finish(
  context: ImportContext,
  { taken, list }: ImportAtWork,
  { rowsGood }: ImportProgress,
): Promise<boolean> {
  const columns = { columns: shapeOf(taken).columns, mapping: optionsOf(taken).mapping };
  const done = await inTransaction(context.db, async (db) => {
    await lockContactList(db, list.id);
    const end = { state: 'done', fault: null } as const;
    if (!(await endImport(db, taken.id, end, context.clock(), taken.attempts))) return false;
    await makeRowsUsable(db, list.id, { added: rowsGood, lastRow: list.lastRow + rowsGood, columns });
    return true;
  });
  if (done) await removeFile(context, taken);
  return done;
}

async function endAs(
  context: ImportContext,
  row: ListImport,
  state: 'refused' | 'given_up',
  fault: FileFault,
): Promise<boolean> {
  const ended = await endImport(context.db, row.id, { state, fault }, context.clock());
  await removeFile(context, row);
  return ended;
}

/** One that can't be removed now is only waste, and is swept. */
async function removeFile({ files }: ImportContext, { id, fileHash }: ListImport): Promise<void> {
  if (fileHash !== null) await files.remove(id, fileHash).catch(() => undefined);
}
