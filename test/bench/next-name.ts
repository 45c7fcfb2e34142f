/** The next contact of a list of two million, for 200 operators at once: how long they wait, and whether anybody is given twice. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { reportAttempt } from '../../commands/outreach/end-attempt.js';
import { nextContact } from '../../commands/outreach/next-contact.js';
import { outreachChannels } from '../../commands/outreach/channels.js';
import { createPrograms } from '../../commands/programs.js';
import type { Actor } from '../../engine/event.js';
import { cellsByText } from '../../engine/outreach/quota.js';
import { loadContacts } from '../../store/outreach-loading.js';
import { insertOutreach } from '../../store/outreaches.js';
import type { Store } from '../../store/store.js';
import { publishWorkflow } from '../support/definitions.js';
import type { Extent } from './extent.js';
import { lists, orderOf, surveyFiles } from './next-name/survey.js';
import { planOf } from './next-name/plan.js';
import { cpuOf, difference } from './process-cost.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';
import { withStore } from './with-store.js';

const operators = 200;

/** A PostgreSQL as it comes; the commands as the server runs them, in this process, over 20 connections. */
export async function nextName({ quick }: Extent): Promise<Table[]> {
  const [size, forMs] = quick ? [20_000, 5_000] : [2_000_000, 20_000];
  const flags = ['-c', 'jit=off', '-c', 'max_wal_size=8GB'];
  return withStore({ max: 20, flags }, async (store, postgres) => [
    await measured(store, postgres, size, forMs),
  ]);
}

async function measured(store: Store, postgres: number, size: number, forMs: number): Promise<Table> {
  const { version } = await publishWorkflow(store, surveyFiles, 'survey');
  const programs = createPrograms(store, () => Date.now());
  // Rung only when a quota is filled, and then nobody answers: the pages of the runner are not measured here.
  const temporal = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const context = { db: store, programs, temporal, log, clock: () => Date.now() };
  const rows: (string | number)[][] = [];
  for (const { title, quota, columns } of lists) {
    const list = await listOf(store, size, columns);
    const order = orderOf(title, quota);
    const outreach = order.instance;
    await insertOutreach(store, { id: outreach, version, listId: list, order, at: Date.now(), code: null });
    const since = performance.now();
    while ((await loadContacts(store, outreach, 5_000, outreachChannels, cellsByText(quota))) > 0);
    const loading = (performance.now() - since) / 1_000;
    await store.sql.query('vacuum analyze outreach_contacts');
    for (const how of ['one after the other', '200 at once', '200, each calls for 1 to 3 s'] as const) {
      const given = new Map<number, number>();
      const before = cpuOf({ server: process.pid, postgres });
      const waits = await work(context, outreach, { how, forMs, given });
      const cpu = difference(before, cpuOf({ server: process.pid, postgres }));
      const each = (part: string) => (cpu[part] ?? 0) / Math.max(1, waits.length);
      const twice = [...given.values()].filter((n) => n > 1).length;
      rows.push([
        ...[
          title,
          how,
          waits.length,
          percentile(waits, 0.5),
          percentile(waits, 0.95),
          percentile(waits, 0.99),
        ],
        ...[each('server'), each('postgres'), twice, loading],
      ]);
    }
    console.error(await planOf(store, outreach));
  }
  return {
    title: `The next contact of ${size.toLocaleString('en-US')}`,
    columns: [
      ...['list', 'who asks', 'given', 'p50 (ms)', 'p95 (ms)', 'p99 (ms)'],
      ...['server CPU (ms)', 'PostgreSQL CPU (ms)', 'fresh ones given twice', 'contacts made in (s)'],
    ],
    rows,
    notes: [
      'From asking to having the contact with all that the page shows; the end of each attempt is told before the next one is asked for, and is not in the time. CPU is of both: the server’s own process, and all of PostgreSQL.',
      'Of four attempts two end in an interview, one in nobody answering (to be tried again in a second), one in a refusal.',
    ],
  };
}

type Context = Parameters<typeof nextContact>[0] & Parameters<typeof reportAttempt>[0];
const outcomes = ['complete', 'no_answer', 'complete', 'refusal'] as const;

/** Operators work for a time; answers how long each waited for each contact, in milliseconds. */
async function work(
  context: Context,
  outreach: string,
  {
    how,
    forMs,
    given,
  }: { readonly how: string; readonly forMs: number; readonly given: Map<number, number> },
): Promise<readonly number[]> {
  const until = performance.now() + forMs;
  const waits: number[] = [];
  const calls = how.includes('calls');
  const many = how.startsWith('one') ? 1 : operators;
  const work = async (actor: Actor, n: number) => {
    if (calls) await pause((n / many) * 2_000);
    while (performance.now() < until) {
      const asked = performance.now();
      const answer = await nextContact(context, actor, outreach);
      if (!answer.ok || answer.contact === null) throw new Error(`${actor.name} was given nobody`);
      waits.push(performance.now() - asked);
      const { row, attempts, attempt } = answer.contact;
      if (attempts === 0) given.set(row, (given.get(row) ?? 0) + 1);
      if (calls) await pause(1_000 + ((row * 7919) % 2_000));
      const outcome = outcomes[row % outcomes.length] ?? 'complete';
      await reportAttempt(context, actor, attempt, { outcome, remarks: null, appointment: null });
    }
  };
  await Promise.all(Array.from({ length: many }, (_, n) => work(operator(n), n)));
  return waits;
}

function operator(n: number): Actor {
  const skills = n % 3 === 0 ? ['it', 'de'] : ['it'];
  return { name: `operator ${n}`, groups: ['level_1'], skills, any: false };
}

/** A list of so many rows with a telephone number each. */
async function listOf(store: Store, size: number, columns: string): Promise<string> {
  const id = randomUUID();
  await store.sql.query(
    `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
     values ($1::uuid, $1::text, $1::text, 'ready', $2, $2, 'bench', now())`,
    [id, size],
  );
  await store.sql.query(
    `insert into list_rows (list_id, row, name, phone, language, zone, extra, added_at)
     select $1, n, 'Person ' || n, '+39087' || lpad(n::text, 8, '0'), ${columns}, now() from generate_series(1, $2::int) n`,
    [id, size],
  );
  return id;
}
