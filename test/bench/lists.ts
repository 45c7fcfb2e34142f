/** Import and export of a list of two million contacts: how long, and how much memory at most. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportCsv } from '../../commands/lists/export.js';
import { workImports } from '../../commands/lists/run-import.js';
import { uploadList } from '../../commands/lists/upload.js';
import { createAttachmentFiles } from '../../store/attachment-files.js';
import { findContactList, insertContactList } from '../../store/contact-lists.js';
import { findListImport, orderImport } from '../../store/list-imports.js';
import { deriveKeys } from '../../store/sealing.js';
import type { Store } from '../../store/store.js';
import type { Extent } from './extent.js';
import type { Table } from './table.js';
import { timed } from './timed.js';
import { withStore } from './with-store.js';

/** A PostgreSQL as it comes, the import as the server does it, in this process. */
export async function lists({ quick }: Extent): Promise<Table[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-lists-'));
  const sizes = quick ? [50_000] : [200_000, 2_000_000];
  try {
    return [await withStore({ max: 8 }, (store, postgres) => measured(store, postgres, folder, sizes))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measured(
  store: Store,
  postgres: number,
  folder: string,
  sizes: readonly number[],
): Promise<Table> {
  const context = {
    db: store,
    keys: deriveKeys(Buffer.alloc(32, 7)),
    files: createAttachmentFiles(folder, Buffer.alloc(32, 9)),
    clock: () => Date.now(),
  };
  const rows: (string | number)[][] = [];
  for (const size of sizes) {
    const listId = randomUUID();
    const list = { id: listId, name: `list_${size}`, title: 'A list', retainUntil: null };
    await insertContactList(store, { ...list, afterwards: 'remove', createdBy: 'bench', createdAt: 0 });
    const uploading = await timed(postgres, () =>
      uploadList(context, { listId, name: 'names.csv', by: 'bench', content: fileOf(size) }),
    );
    const { row, proposal } = uploading.answer;
    await orderImport(store, row.id, proposal);
    const importing = await timed(postgres, () => workImports(context, () => false));
    const done = await findListImport(store, row.id);
    const made = await findContactList(store, listId);
    if (done?.state !== 'done' || made === null)
      throw new Error(`the import ended as ${String(done?.state)}`);
    const exporting = await timed(postgres, async () => {
      let bytes = 0;
      for await (const chunk of await exportCsv(context, made)) bytes += (chunk as Buffer).length;
      return bytes;
    });
    const counted = [size, done.rowsGood, done.rowsRefused].map((n) => n.toLocaleString('en-US'));
    rows.push([
      ...counted,
      ...[uploading, importing, exporting].flatMap(({ wall, cpu, rss }) => [wall, cpu, rss]),
    ]);
  }
  return {
    title: 'A list of contacts as CSV',
    columns: [
      ...['rows', 'taken', 'refused'],
      ...['upload', 'import', 'export'].flatMap((what) => [`${what} (s)`, 'CPU (s)', 'peak RSS (MB)']),
    ],
    rows,
    notes: [
      'Name, telephone, e-mail, region and a code; one row in 100 is refused (a number that is none, or one that was there).',
      'Upload: encrypting, writing, finding out the encoding. CPU and RSS are the server’s own; PostgreSQL is another process.',
    ],
  };
}

async function* fileOf(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Nome;Telefono;Email;Regione;Codice\n');
  for (let from = 0; from < rows; from += 1_000) {
    const count = Math.min(1_000, rows - from);
    yield Buffer.from(Array.from({ length: count }, (_, n) => lineOf(from + n)).join(''));
    await Promise.resolve();
  }
}

/** Numbers in no order, as in life: their index is not written from left to right. */
function lineOf(n: number): string {
  const mixed = (n * 7_919) % 10_000_000;
  const phone =
    n % 200 === 199 ? '12' : n % 200 === 99 ? '347 0000000' : `347 ${String(mixed).padStart(7, '0')}`;
  return `Mario Rossi ${n};${phone};m.rossi${mixed}@example.org;Molise;AB${n}\n`;
}
