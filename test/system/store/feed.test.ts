import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { append, insertInstance } from '../../../store/append.js';
import { createBell, listen, type BellTopic } from '../../../store/bell.js';
import { cursorText, feedEnd, parseCursor, readFeed, type FeedCursor } from '../../../store/feed.js';
import { inTransaction } from '../../../store/store.js';
import { command, start } from '../../support/commands.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const beginning: FeedCursor = { xid: '0', position: 0 };
const read = async (after: FeedCursor, principals: readonly string[] | null = null) => {
  const page = await readFeed(database.store, after, principals, 100);
  return { cursor: page.cursor, seen: page.entries.map((e) => `${e.instanceId} ${e.sequence}`) };
};

/** Reads on until these are there: what is written in another database of this PostgreSQL at the time holds readers back, too. */
const readAll = (after: FeedCursor, expected: readonly string[], principals?: readonly string[]) =>
  vi.waitFor(async () => {
    const page = await read(after, principals);
    expect(page.seen).toEqual(expected);
    return page;
  }, 30_000);

test('a transaction that commits late is not skipped by readers of what was committed before it', async () => {
  await insertInstance(database.store, start('slow'));
  await insertInstance(database.store, start('fast'));
  const before = await readAll(beginning, ['slow 1', 'fast 1']);

  let during: Awaited<ReturnType<typeof read>> | undefined;
  await inTransaction(database.store, async (slow) => {
    await append(slow, command('slow', 1, 'slow command'));
    await append(database.store, command('fast', 1, 'fast command'));
    during = await read(before.cursor);
  });
  // The fast one is committed but held back, since an older transaction was still open.
  expect(during?.seen).toEqual([]);
  const after = await readAll(during?.cursor ?? beginning, ['slow 2', 'fast 2']);
  expect((await read(after.cursor)).seen).toEqual([]);
});

test('readers see the entries of instances that they may see, and get past the others', async () => {
  const from = await feedEnd(database.store);
  await insertInstance(database.store, start('secret', {}, { visible: ['g:directors'] }));
  await insertInstance(database.store, start('open', {}, { visible: ['g:level_2', 'u:anna'] }));
  await readAll(from, ['open 1'], ['g:level_2']);
  await readAll(from, ['secret 1', 'open 1'], ['u:anna', 'g:directors']);
  const nobody = await read(from, ['u:nobody']);
  expect(nobody.seen).toEqual([]);
  expect((await read(nobody.cursor)).seen).toEqual([]);
});

test('a cursor is kept as text', () => {
  const cursor = { xid: '18446744073709', position: 12 };
  expect(parseCursor(cursorText(cursor))).toEqual(cursor);
  expect(parseCursor('1; drop')).toBeNull();
});

test('a bell is heard by listeners, many rings as few, and again after a lost connection', async () => {
  const heard = vi.fn<(topic: BellTopic) => void>();
  const topics = () => heard.mock.calls.map(([topic]) => topic);
  const stop = listen(database.store, heard, 10);
  // Where listening begins, something may have been missed of everything.
  await vi.waitFor(() => expect(topics()).toEqual(['log', 'calls']));
  const bell = createBell(database.store, 1);
  for (let i = 0; i < 100; i++) bell.ring();
  await vi.waitFor(() => expect(topics()).toEqual(['log', 'calls', 'log']));

  await database.store.sql.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
  );
  await vi.waitFor(() => expect(topics()).toEqual(['log', 'calls', 'log', 'log', 'calls']));
  bell.ring('calls');
  await bell.close();
  await vi.waitFor(() => expect(topics().slice(5)).toEqual(['calls']));
  await stop();
});
