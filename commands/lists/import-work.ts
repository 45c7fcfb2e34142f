/** The rows of one import's file, portion by portion, from the file into the list. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ContactList } from '../../store/contact-lists.js';
import { tellProgress, type ImportProgress, type ListImport } from '../../store/list-imports.js';
import type { LockedDb } from '../../store/list-lock.js';
import { insertRefusals } from '../../store/list-refusals.js';
import { copyRows } from '../../store/list-rows.js';
import type { CommandContext } from '../context.js';
import { createCheck, type CheckRows } from './check-rows.js';
import { rowsOfFile, type FileRow } from './file-rows.js';
import { contentOfImport, optionsOf, shapeOf } from './upload.js';

/** An import at work, on the connection that has its list's lock. */
export interface ImportAtWork {
  readonly taken: ListImport;
  readonly list: ContactList;
  readonly locked: LockedDb;
  /** True once the server ends. */
  readonly stopped: () => boolean;
}

type WorkContext = Pick<CommandContext, 'db' | 'keys' | 'files' | 'clock'>;

/** Rows of a portion: some tenths of a second. */
const portion = 5_000;
/** Rows after which other requests have their turn. */
const turn = 250;
const longestRaw = 2_000;

/**
 * Takes all rows of the file: the good ones lie in the list, not yet usable; answers what was done, or null if the import was
 * stopped or the server ends. @throws UnreadableFile
 */
export async function takeRows(context: WorkContext, at: ImportAtWork): Promise<ImportProgress | null> {
  const shape = shapeOf(at.taken);
  const { mapping, duplicates } = optionsOf(at.taken);
  const check = await createCheck(context.db, at.list, { columns: shape.columns, mapping, duplicates });
  const work = createWork(context, at, check);
  const goOn = async () => (await tellProgress(context.db, at.taken.id, work.progress())) && !at.stopped();
  const content = await contentOfImport(context, at.taken);
  let rows: FileRow[] = [];
  let inHeader = shape.hasHeader;
  try {
    for await (const row of rowsOfFile(content, shape, work.passed)) {
      if (inHeader) inHeader = false;
      else if (rows.push(row) % turn === 0) await othersTurn();
      if (rows.length < portion) continue;
      await work.take(rows);
      rows = [];
      if (!(await goOn())) return null;
    }
    await work.take(rows);
  } finally {
    await work.written();
  }
  return (await goOn()) ? work.progress() : null;
}

function createWork({ db, clock }: WorkContext, { taken, list, locked }: ImportAtWork, check: CheckRows) {
  let [bytesRead, rowsGood, rowsRefused] = [0, 0, 0];
  const reasons: Record<string, number> = {};
  let pending = Promise.resolve();
  const written = () => pending;
  return {
    written,
    passed: (bytes: number) => {
      bytesRead += bytes;
    },
    progress: (): ImportProgress => ({ bytesRead, rowsGood, rowsRefused, reasons }),
    /** Checks a portion while the one before it is still being written. */
    async take(rows: readonly FileRow[]): Promise<void> {
      const { good, refused } = await check(rows, written);
      await pending;
      const from = list.lastRow + rowsGood + 1;
      rowsGood += good.length;
      rowsRefused += refused.length;
      for (const { code } of refused) reasons[code] = (reasons[code] ?? 0) + 1;
      const refusals = refused.map(({ cells, ...each }) => ({ ...each, raw: rawOf(cells) }));
      pending = (async () => {
        if (good.length > 0) await copyRows(locked, { list: list.id, from, rows: good }, clock());
        await insertRefusals(db, taken.id, refusals);
      })();
      // Its failure is told where it is waited for.
      pending.catch(() => undefined);
    },
  };
}

function rawOf(cells: readonly string[]): string {
  return cells.join(';').replaceAll('\u0000', '\ufffd').toWellFormed().slice(0, longestRaw).toWellFormed();
}
