import { afterAll, beforeAll, expect, test } from 'vitest';
import { append, findByKey, insertInstance } from '../../../store/append.js';
import { keepInstanceKey } from '../../../store/keys.js';
import { loadForCommand } from '../../../store/load.js';
import { readLog } from '../../../store/log.js';
import type { Consequences } from '../../../store/append-input.js';
import { command, day, entry, start, task } from '../../support/commands.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const count = async (table: string, instanceId: string) => {
  const answer = await database.store.sql.query<{ n: number }>(
    `select count(*)::int as n from ${table} where instance_id = $1`,
    [instanceId],
  );
  return answer.rows[0]?.n;
};

const everything = {
  tasks: [task('all.3')],
  laps: [
    {
      clock: 'answer',
      lap: 1,
      title: 'Answer',
      measure: null,
      state: 'running',
      startedAt: day,
      dueAt: day + 5,
      stoppedAt: null,
      breached: false,
    },
  ],
  notices: [{ to: { group: 'level_2' }, template: null, clock: 'answer', task: 'all.3', at: day }],
  effects: [
    { id: '4.1', service: 'send_mail', input: { to: 'x' }, step: 'mail', attempt: 1, timeoutMs: 1000 },
  ],
  visible: ['u:anna', 'g:level_2'],
  personalHashes: [{ hash: 'h1', path: '/phone' }],
  wrappedKey: 'wrapped',
} as const satisfies Partial<Consequences>;
const tables = ['tasks', 'clocks', 'notices', 'effects', 'personal_hashes', 'instance_keys'];

test('a command writes its entry and the whole projection at once', async () => {
  await insertInstance(database.store, start('all'));
  expect(await append(database.store, command('all', 1, 'one', everything))).toBe('appended');
  for (const table of tables) expect(await count(table, 'all'), table).toBe(1);
  expect(await count('visible', 'all')).toBe(2);
  expect((await readLog(database.store, 'all')).map((e) => [e.sequence, e.commandId, e.recordedAt])).toEqual([
    [1, 'start all', day + 1],
    [2, 'one', day + 2],
  ]);
});

test('a command computed from an older sequence writes nothing', async () => {
  await insertInstance(database.store, start('old'));
  expect(await append(database.store, command('old', 0, 'late', everything))).toBe('conflict');
  expect(await append(database.store, command('old', 2, 'early', everything))).toBe('conflict');
  for (const table of tables) expect(await count(table, 'old'), table).toBe(0);
  expect(await count('log', 'old')).toBe(1);
});

test('what was loaded is what was written, in one question with the entry of the same command', async () => {
  const engineState = { format: 1, text: 'perché no', list: [1, 2.5, null] };
  const input = start('load', { key: 'K1' }, { wrappedKey: 'w' });
  await insertInstance(database.store, { ...input, change: { ...input.change, engineState, due: day + 7 } });
  const loaded = await loadForCommand(database.store, 'load', 'start load');
  expect(loaded.row).toMatchObject({
    id: 'load',
    key: 'K1',
    sequence: 1,
    confirmed: 0,
    due: day + 7,
    engineState,
    state: 'running',
  });
  expect(loaded.wrappedKey).toBe('w');
  expect(loaded.existing).toEqual({ ...entry(1, 'start load'), instanceId: 'load' });
  expect((await loadForCommand(database.store, 'load', 'other')).existing).toBeNull();
  expect((await loadForCommand(database.store, 'nobody', 'other')).row).toBeNull();
});

test('of eight commands at the same instant one wins and the others are told', async () => {
  await insertInstance(database.store, start('race'));
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => append(database.store, command('race', 1, `c${i}`, everything))),
  );
  expect(answers.filter((answer) => answer === 'appended')).toHaveLength(1);
  expect(await count('log', 'race')).toBe(2);
});

test('a command that was sealed with another key than the one kept meanwhile writes nothing', async () => {
  await insertInstance(database.store, start('sealed'));
  expect(await keepInstanceKey(database.store, 'sealed', 'kept')).toBe('kept');
  expect(await append(database.store, command('sealed', 1, 'one', everything))).toBe('conflict');
  expect(await count('log', 'sealed')).toBe(1);
  expect((await loadForCommand(database.store, 'sealed', '')).wrappedKey).toBe('kept');
});

test('a command id cannot be in the log twice', async () => {
  await insertInstance(database.store, start('twice'));
  await append(database.store, command('twice', 1, 'same'));
  await expect(append(database.store, command('twice', 2, 'same', everything))).rejects.toThrow(
    /log_command/,
  );
  expect(await count('log', 'twice')).toBe(2);
  expect(await count('tasks', 'twice')).toBe(0);
});

test('a repeated start writes nothing and is told so, also when two come at once and the key is its own', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      insertInstance(database.store, start('again', { key: 'mine' }, { tasks: [task('again.1')] })),
    ),
  );
  expect(answers.map((answer) => answer.start).sort()).toEqual([
    ...Array<string>(7).fill('exists'),
    'inserted',
  ]);
  expect(await count('log', 'again')).toBe(1);
});

test('a key is held by one running instance of a workflow, and free again when that one ends', async () => {
  await insertInstance(database.store, start('holder', { key: 'tax code' }));
  expect(await insertInstance(database.store, start('second', { key: 'tax code' }))).toEqual({
    start: 'key_in_use',
    instanceId: 'holder',
  });
  expect(await count('log', 'second')).toBe(0);
  expect(
    await insertInstance(database.store, start('elsewhere', { key: 'tax code', workflow: 'complaint' })),
  ).toEqual({ start: 'inserted' });
  const end = command('holder', 1, 'end');
  await append(database.store, {
    ...end,
    change: { ...end.change, state: 'ended', outcome: 'solved', endedAt: day },
  });
  expect(await findByKey(database.store, 'ticket', 'tax code')).toBeNull();
  expect(await insertInstance(database.store, start('second', { key: 'tax code' }))).toEqual({
    start: 'inserted',
  });
});

test('a number is given to one instance only', async () => {
  await insertInstance(database.store, start('numbered', { number: '2026-1' }));
  await expect(insertInstance(database.store, start('copy', { number: '2026-1' }))).rejects.toThrow(
    /instances_number/,
  );
});
