import { afterAll, beforeAll, expect, test } from 'vitest';
import { append, insertInstance } from '../../../store/append.js';
import { findTask, listTasks, reserveNext } from '../../../store/tasks.js';
import { command, day, start, task } from '../../support/commands.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase({ max: 16 });
});
afterAll(() => database.drop());

const asker = (name: string, more: Partial<Parameters<typeof reserveNext>[1]> = {}) => ({
  principals: [`u:${name}`, 'g:level_2'],
  skills: [],
  modes: null,
  standsInFor: [],
  name,
  now: day,
  until: day + 60_000,
  ...more,
});
const urgent = { by: 'urgency', descending: false } as const;
const ids = (page: { readonly rows: readonly { readonly id: string }[] }) => page.rows.map((row) => row.id);

test('eight people who ask for the next task at once get eight different ones, the most urgent', async () => {
  const tasks = Array.from({ length: 10 }, (_, i) => task(`next.${i}`, { priority: 100 - i }));
  await insertInstance(database.store, start('next', {}, { tasks }));
  const got = await Promise.all(
    Array.from({ length: 8 }, (_, i) => reserveNext(database.store, asker(`user${i}`))),
  );
  expect(new Set(got.map((t) => t?.id)).size).toBe(8);
  expect(got.map((t) => t?.priority).sort()).toEqual([100, 93, 94, 95, 96, 97, 98, 99]);
});

test('an offer holds for its asker and ends by itself', async () => {
  await insertInstance(
    database.store,
    start('offer', {}, { tasks: [task('offer.1', { groups: ['office'] })] }),
  );
  const office = (name: string, now = day) => asker(name, { principals: [`u:${name}`, 'g:office'], now });
  expect((await reserveNext(database.store, office('dario')))?.id).toBe('offer.1');
  expect((await reserveNext(database.store, office('dario')))?.id).toBe('offer.1');
  expect(await reserveNext(database.store, office('elena'))).toBeNull();
  expect((await reserveNext(database.store, office('elena', day + 60_000)))?.id).toBe('offer.1');
});

test('the next task is one that the asker may do: skills, not_by, a task for one person', async () => {
  const groups = ['special'];
  const tasks = [
    task('may.skill', { groups, skills: ['english', 'fax'], priority: 90 }),
    task('may.barred', { groups, notBy: ['carla'], priority: 80 }),
    task('may.bruno', { groups, user: 'bruno', priority: 70 }),
    task('may.carla', { groups: [], user: 'carla', priority: 60 }),
  ];
  await insertInstance(database.store, start('may', {}, { tasks }));
  const carla = (skills: string[]) => asker('carla', { principals: ['u:carla', 'g:special'], skills });
  expect((await reserveNext(database.store, carla(['english'])))?.id).toBe('may.carla');
  expect((await reserveNext(database.store, carla(['english', 'fax', 'x'])))?.id).toBe('may.skill');
});

test('an inbox shows the open tasks of its groups and of its owner, the most urgent first', async () => {
  const tasks = [
    task('inbox.later', { groups: ['a'], due: day + 2000 }),
    task('inbox.soon', { groups: ['a', 'b'], due: day + 1000 }),
    task('inbox.none', { groups: ['a'] }),
    task('inbox.first', { groups: ['a'], priority: 99 }),
    task('inbox.other', { groups: ['c'] }),
    task('inbox.mine', { groups: ['c'], state: 'claimed', assignee: 'zoe', priority: 1 }),
    task('inbox.done', { groups: ['a'], state: 'done', endedAt: day }),
  ];
  await insertInstance(database.store, start('inbox', {}, { tasks }));
  const page = await listTasks(database.store, { principals: ['u:zoe', 'g:a'], state: 'open' }, urgent, {
    from: 0,
    to: 9,
  });
  expect(ids(page)).toEqual(['inbox.first', 'inbox.soon', 'inbox.later', 'inbox.none', 'inbox.mine']);
  expect(page.total).toBe(5);
  const second = await listTasks(database.store, { principals: ['u:zoe', 'g:a'], state: 'open' }, urgent, {
    from: 1,
    to: 2,
  });
  expect([ids(second), second.total]).toEqual([['inbox.soon', 'inbox.later'], 5]);
  const of = (filter: object) =>
    listTasks(database.store, { principals: null, state: 'all', instanceId: 'inbox', ...filter }, urgent, {
      from: 0,
      to: 9,
    });
  expect(ids(await of({ group: 'b' }))).toEqual(['inbox.soon']);
  expect(ids(await of({ state: 'done' }))).toEqual(['inbox.done']);
  expect(ids(await of({ assignee: 'zoe' }))).toEqual(['inbox.mine']);
});

test('a command changes its tasks, ends their offers and moves the other open ones in the lists', async () => {
  await insertInstance(
    database.store,
    start(
      'change',
      {},
      { tasks: [task('change.1', { groups: ['x'] }), task('change.2', { groups: ['x'] })] },
    ),
  );
  await reserveNext(database.store, asker('vera', { principals: ['u:vera', 'g:x'] }));
  await append(
    database.store,
    command('change', 1, 'claim', {
      tasks: [task('change.1', { groups: ['x'], state: 'claimed', assignee: 'vera' })],
      reordered: [{ id: 'change.2', priority: 77, due: day + 9 }],
    }),
  );
  expect(await findTask(database.store, 'change.1')).toMatchObject({
    state: 'claimed',
    assignee: 'vera',
    offeredTo: null,
    version: 'v1',
    number: 'number of change',
  });
  expect(await findTask(database.store, 'change.2')).toMatchObject({
    state: 'ready',
    priority: 77,
    due: day + 9,
  });
});
