import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../engine/json.js';
import { append, insertInstance } from '../../../store/append.js';
import {
  confirm,
  erasePersonalData,
  findInstance,
  listInstances,
  listOpenIds,
  listUnconfirmed,
  type InstanceFilter,
} from '../../../store/instances.js';
import { loadForCommand } from '../../../store/load.js';
import { readLog } from '../../../store/log.js';
import { createNumbering } from '../../../store/numbers.js';
import { collectPersonal, hashPersonal, personalHashes, valuesOf } from '../../../store/personal.js';
import { createKey, deriveKeys, seal, unseal, unwrapKey, wrapKey } from '../../../store/sealing.js';
import { command, day, entry, start } from '../../support/commands.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const end = (id: string) => {
  const last = command(id, 1, `end ${id}`);
  return { ...last, change: { ...last.change, state: 'ended' as const, outcome: 'solved', endedAt: day } };
};

test('people see the instances that one of their principals may see, the newest first, each once', async () => {
  for (let i = 0; i < 6; i++) {
    const visible = i % 2 === 0 ? ['g:even', 'u:eve'] : ['g:odd'];
    await insertInstance(database.store, start(`see${i}`, { startedAt: day + i }, { visible }));
  }
  await append(database.store, end('see4'));
  const list = async (filter: InstanceFilter, from = 0, to = 9) => {
    const page = await listInstances(
      database.store,
      filter,
      { by: 'started_at', descending: true },
      { from, to },
    );
    return [page.rows.map((row) => row.id), page.total];
  };
  expect(await list({ principals: ['g:even', 'u:eve'] })).toEqual([['see4', 'see2', 'see0'], 3]);
  expect(await list({ principals: ['g:even', 'u:eve'] }, 0, 1)).toEqual([['see4', 'see2'], 3]);
  expect(await list({ principals: ['g:even', 'g:odd'] }, 1, 2)).toEqual([['see4', 'see3'], 6]);
  expect(await list({ principals: ['g:even'], state: 'running' })).toEqual([['see2', 'see0'], 2]);
  expect(await list({ principals: ['u:nobody'] })).toEqual([[], 0]);
  expect(await list({ principals: null, number: 'number of see5' })).toEqual([['see5'], 1]);
  expect(await findInstance(database.store, 'see1', ['g:even'])).toBeNull();
  expect(await findInstance(database.store, 'see1', ['g:odd'])).toMatchObject({
    id: 'see1',
    startedAt: day + 1,
    engineState: { sequence: 1 },
  });
});

test('the sweeper finds running instances whose workflow does not know their last entry, and confirming ends that', async () => {
  await insertInstance(database.store, start('sweep1', { startedAt: day }));
  await insertInstance(database.store, start('sweep2'));
  await append(database.store, command('sweep2', 1, 'c2'));
  const found = async (since = 0) =>
    (await listUnconfirmed(database.store, { before: day + 100, since, limit: 1000 })).filter((u) =>
      u.id.startsWith('sweep'),
    );
  expect((await found()).map((u) => [u.id, u.sequence, u.confirmed])).toEqual([
    ['sweep1', 1, 0],
    ['sweep2', 2, 1],
  ]);
  expect((await found(day + 1)).map((u) => u.id)).toEqual(['sweep2']);
  await confirm(database.store, [
    { id: 'sweep2', sequence: 2 },
    { id: 'sweep1', sequence: 1 },
    { id: 'sweep2', sequence: 1 },
  ]);
  expect(await found()).toEqual([]);
  await confirm(database.store, [{ id: 'sweep2', sequence: 1 }]);
  expect((await loadForCommand(database.store, 'sweep2', 'x')).row?.confirmed).toBe(2);
});

test('instances whose workflow is to be there are listed in pages for the reconciler', async () => {
  await insertInstance(database.store, start('run1'));
  await insertInstance(database.store, start('run2'));
  await insertInstance(database.store, start('run3'));
  await insertInstance(database.store, start('run4'));
  await append(database.store, end('run2'));
  const closing = end('run4');
  await append(database.store, { ...closing, change: { ...closing.change, closing: true } });
  expect(await listOpenIds(database.store, 'run', 1)).toEqual(['run1']);
  const further = await listOpenIds(database.store, 'run1', 10);
  expect(further.filter((id) => id.startsWith('run'))).toEqual(['run3', 'run4']);
});

test('numbers are unique, also for many askers at once in two processes', async () => {
  const [one, other] = [createNumbering(database.store, 10), createNumbering(database.store, 10)];
  const numbers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? one : other).next('ticket', 2026)),
  );
  expect(new Set(numbers).size).toBe(60);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(80);
  expect(await one.next('ticket', 2027)).toBe(1);
});

test('after erasure no table gives a personal value back, and the rest of the instance stays readable', async () => {
  const keys = deriveKeys(Buffer.alloc(32, 3));
  const key = createKey();
  const data = { subject: 'Lamp', phone: '340 1234567', note: 'Call 340 1234567' };
  const found = collectPersonal(['/phone'], data);
  const personal = { places: ['/data/phone'], values: valuesOf(found) };
  const event = seal({ id: 'start erase', type: 'start', data }, personal, key);
  const first = start('erase');
  await insertInstance(database.store, {
    ...first,
    change: {
      ...first.change,
      data: seal(data, personal, key),
      engineState: seal<Json>({ data }, personal, key),
    },
    entries: [entry(1, 'start erase', { event })],
    personalHashes: personalHashes(keys, found),
    wrappedKey: wrapKey(keys, key),
  });
  const byPhone: InstanceFilter = { principals: null, personalHash: hashPersonal(keys, '+39 340-1234567') };
  const search = () =>
    listInstances(database.store, byPhone, { by: 'started_at', descending: true }, { from: 0, to: 9 });
  const row = (await search()).rows[0];
  expect(unseal(row?.data ?? {}, unwrapKey(keys, row?.wrappedKey ?? ''))).toEqual(data);
  const dump = await database.store.sql.query<{ all: string }>(
    `select (select string_agg(i::text, '') from instances i) || (select string_agg(l::text, '') from log l) as all`,
  );
  expect(dump.rows[0]?.all).not.toMatch(/1234567/);

  expect(await erasePersonalData(database.store, 'erase')).toBe(false);
  await append(database.store, end('erase'));
  expect(await erasePersonalData(database.store, 'erase')).toBe(true);
  expect((await search()).rows).toEqual([]);
  const loaded = await loadForCommand(database.store, 'erase', 'start erase');
  expect(loaded.wrappedKey).toBeNull();
  expect(unseal((await readLog(database.store, 'erase'))[0]?.event ?? {}, null)).toEqual({
    id: 'start erase',
    type: 'start',
    data: { subject: 'Lamp', phone: { $erased: true }, note: { $erased: true } },
  });
});
