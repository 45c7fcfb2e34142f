/** An import into a contact list whose server is killed twice in the middle: each good row is there once, and none before its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadList } from '../../commands/lists/upload.js';
import { createAttachmentFiles } from '../../store/attachment-files.js';
import { findContactList, insertContactList } from '../../store/contact-lists.js';
import { findListImport, orderImport } from '../../store/list-imports.js';
import { migrate } from '../../store/migrate.js';
import { deriveKeys } from '../../store/sealing.js';
import { closeStore, openStore, type Store } from '../../store/store.js';
import { databaseUrl, once as onceIn, startPostgres } from '../support/postgres.js';
import { until } from '../support/until.js';

const rows = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'sportello-import-'));
let server: Awaited<ReturnType<typeof startPostgres>>;
let url: string;
let store: Store;
let worker: ChildProcess | null = null;
beforeAll(async () => {
  server = await startPostgres([]);
  await onceIn(server.url, 'create database imports');
  url = databaseUrl(server.url, 'imports');
  await migrate(url);
  store = openStore(url, { max: 4 });
}, 120_000);
afterAll(async () => {
  worker?.kill('SIGKILL');
  await closeStore(store);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function startWorker(): ChildProcess {
  return spawn(process.execPath, ['run.js', 'test/support/kill/import-worker.ts'], {
    env: { ...process.env, IMPORT_STORE: url, IMPORT_FILES: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** One row in a hundred has a number that is none. */
async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Nome;Telefono;Codice\n');
  for (let from = 0; from < rows; from += 1_000) {
    const lines = Array.from({ length: 1_000 }, (_, n) => {
      const row = from + n;
      return `Mario Rossi;${row % 100 === 99 ? '12' : `347 ${String(1_000_000 + row)}`};C${String(row)}\n`;
    });
    yield Buffer.from(lines.join(''));
    await Promise.resolve();
  }
}

test('an import whose server is killed in the middle begins anew, and has each row once', async () => {
  const context = {
    db: store,
    keys: deriveKeys(Buffer.alloc(32, 7)),
    files: createAttachmentFiles(folder, Buffer.alloc(32, 9)),
    clock: () => Date.now(),
  };
  const listId = randomUUID();
  const list = { id: listId, name: 'killed', title: 'Killed', retainUntil: null };
  await insertContactList(store, { ...list, afterwards: 'remove', createdBy: 'test', createdAt: 0 });
  const content = file();
  const { row, proposal } = await uploadList(context, { listId, name: 'names.csv', by: 'test', content });
  await orderImport(store, row.id, proposal);
  const written = async () =>
    (await store.sql.query<{ n: number }>('select count(*)::integer as n from list_rows')).rows[0]?.n ?? 0;

  for (const attempt of [1, 2]) {
    worker = startWorker();
    // In its own attempt: what the one before has written goes first.
    await until('some rows to be written', async () => {
      const found = await findListImport(store, row.id);
      return found?.attempts === attempt && (await written()) > 0 && found.rowsGood > 0;
    });
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const standing = await findContactList(store, listId);
    expect([(await findListImport(store, row.id))?.state, standing?.rows, standing?.lastRow]).toEqual([
      ...['running', 0, 0],
    ]);
  }
  worker = startWorker();
  await until(
    'the import to end',
    async () => (await findListImport(store, row.id))?.state !== 'running',
    120,
  );
  const done = await findListImport(store, row.id);
  expect(done).toMatchObject({ state: 'done', rowsGood: rows * 0.99, rowsRefused: rows * 0.01, attempts: 3 });
  expect(await findContactList(store, listId)).toMatchObject({ rows: rows * 0.99, lastRow: rows * 0.99 });
  const { rows: counted } = await store.sql.query<Record<string, number>>(
    `select count(*)::integer as n, count(distinct phone)::integer as phones, min(row)::integer as first, max(row)::integer as last
     from list_rows where list_id = $1`,
    [listId],
  );
  expect(counted).toEqual([{ n: rows * 0.99, phones: rows * 0.99, first: 1, last: rows * 0.99 }]);
});
