/** What people and programs ask of a store at size, through its own functions. */
import { randomUUID } from 'node:crypto';
import { append } from '../../../store/append.js';
import { listInstances, type InstanceFilter } from '../../../store/instances.js';
import { readLog } from '../../../store/log.js';
import { findByWords, findExactly } from '../../../store/search.js';
import type { Store } from '../../../store/store.js';
import { listTasks, reserveNext, type TaskFilter, type TaskSort } from '../../../store/tasks.js';
import { command, entry, task } from '../../support/commands.js';
import { groups, hashOf, users } from './fill.js';

export interface Question {
  readonly name: string;
  /** Asks for the `n`th time; answers how many there are, or null where nothing is counted. */
  readonly ask: (store: Store, n: number) => Promise<number | null>;
}

const all = ['u:user_7', 'g:level_1'];
const urgency: TaskSort = { by: 'urgency', descending: false };
const page = { from: 0, to: 24 };

const tasks =
  (filter: (n: number) => Partial<TaskFilter>, sort = urgency, range = page) =>
  async (store: Store, n: number) =>
    (await listTasks(store, { principals: null, state: 'open', ...filter(n) }, sort, range)).total;

const instances =
  (filter: (n: number) => Partial<InstanceFilter>, range = page) =>
  async (store: Store, n: number) => {
    const asked = { principals: null, ...filter(n) };
    return (await listInstances(store, asked, { by: 'started_at', descending: true }, range)).total;
  };

const user = (n: number) => `user_${(n * 37) % users}`;
const office = (n: number) => `office_${1 + (n % (groups.length - 3))}`;

const next = (principals: (n: number) => readonly string[]) => async (store: Store, n: number) => {
  const now = Date.now();
  const name = user(n);
  await reserveNext(store, {
    principals: principals(n),
    name,
    skills: [],
    modes: null,
    standsInFor: [],
    now,
    until: now + 10_000,
  });
  return null;
};

/** As the API asks for words: few are listed by their ids. */
const words = (text: string) => async (store: Store, n: number) => {
  const ids = await findByWords(store, text, 5_000);
  return instances(() => (ids === null ? { words: text } : { ids }))(store, n);
};

export const questions: readonly Question[] = [
  { name: 'inbox of a large group, most urgent first', ask: tasks(() => ({ principals: all })) },
  {
    name: 'the same, 100th page',
    ask: tasks(() => ({ principals: all }), urgency, { from: 2_475, to: 2_499 }),
  },
  { name: 'inbox of an office', ask: tasks((n) => ({ principals: [`u:${user(n)}`, `g:${office(n)}`] })) },
  {
    name: 'tasks that a person has claimed',
    ask: tasks((n) => ({ principals: all, assignee: user(n), state: 'claimed' })),
  },
  { name: 'all open tasks, most urgent first', ask: tasks(() => ({})) },
  { name: 'all open tasks by due', ask: tasks(() => ({}), { by: 'due', descending: false }) },
  {
    name: 'open tasks of a workflow and a group',
    ask: tasks(() => ({ workflow: 'complaint', group: 'level_2' })),
  },
  {
    name: 'inbox of a large group, by due',
    ask: tasks(() => ({ principals: all }), { by: 'due', descending: false }),
  },
  { name: 'tasks by a word', ask: tasks(() => ({ principals: all, words: 'fattura' })) },
  { name: 'next task of a large group', ask: next((n) => [`u:${user(n)}`, 'g:level_1']) },
  { name: 'next task of an office', ask: next((n) => [`u:${user(n)}`, `g:${office(n)}`]) },
  {
    name: 'instances of a person, newest first',
    ask: instances((n) => ({ principals: [`u:${user(n)}`, `g:${office(n)}`] })),
  },
  { name: 'instances of a large group', ask: instances(() => ({ principals: all })) },
  {
    name: 'running instances of a workflow',
    ask: instances(() => ({ workflow: 'complaint', state: 'running' })),
  },
  {
    name: 'running instances of a large group',
    ask: instances(() => ({ principals: all, state: 'running' })),
  },
  { name: 'all instances, 400th page', ask: instances(() => ({}), { from: 9_975, to: 9_999 }) },
  { name: 'instances by a telephone number', ask: instances((n) => ({ personalHash: hashOf(n) })) },
  { name: 'instances by a frequent word', ask: words('fattura') },
  { name: 'instances by two words', ask: words('fattura parola7') },
  { name: 'instances by a rare word', ask: words('parola2999') },
  {
    name: 'instances by a word, of a large group',
    ask: instances(() => ({ principals: all, words: 'pensione' })),
  },
  {
    name: 'what a search names exactly',
    ask: async (store, n) =>
      (
        await findExactly(store, {
          text: `ticket-2026-${String(n + 1).padStart(7, '0')}`,
          hash: hashOf(n),
          year: 2026,
        })
      ).length,
  },
  {
    name: 'a page of a log',
    ask: async (store, n) => {
      await readLog(store, await idOf(store, n), { afterSequence: 0, limit: 25 });
      return null;
    },
  },
  { name: 'append of a claim', ask: claim },
];

async function idOf(store: Store, n: number): Promise<string> {
  const answer = await store.sql.query<{ id: string }>(`select md5($1::text)::uuid::text as id`, [
    String(1 + n * 997),
  ]);
  return answer.rows[0]?.id ?? '';
}

/** A command that claims the instance's task. */
async function claim(store: Store, n: number): Promise<null> {
  const id = await idOf(store, n);
  const found = await store.sql.query<{ sequence: number }>('select sequence from instances where id = $1', [
    id,
  ]);
  const sequence = found.rows[0]?.sequence ?? 0;
  const last = await store.sql.query<{ last: number }>(
    'select max(sequence) as last from log where instance_id = $1',
    [id],
  );
  const now = Date.now();
  const after = Math.max(sequence, last.rows[0]?.last ?? 0) + 1;
  const written = command(id, sequence, randomUUID());
  const entries = [entry(after, randomUUID(), { recordedAt: now, occurredAt: now })];
  const change = {
    ...written.change,
    sequence: after,
    updatedAt: now,
    engineState: { filler: 'x'.repeat(2_500) },
  };
  const tasks = [task(`${id}.1`, { state: 'claimed', assignee: 'user_1', groups: ['level_1'] })];
  const appended = await append(store, { ...written, entries, change, tasks });
  if (appended !== 'appended') throw new Error(`the claim of ${id} met a conflict`);
  return null;
}
