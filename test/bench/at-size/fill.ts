/**
 * Fills a database as years of work would: open tasks, ended instances, their logs, who may see them, words and hashes to
 * find them by. By SQL, with the indexes made afterwards; what the engine alone reads (states, events) is filler of the usual size.
 */
import { hashPersonal } from '../../../store/personal.js';
import { deriveKeys } from '../../../store/sealing.js';
import type { Store } from '../../../store/store.js';

const keys = deriveKeys(Buffer.alloc(32, 7));
/** Three of whom half the work is for; the rest are offices. */
export const groups = [
  'level_1',
  'level_2',
  'level_3',
  ...Array.from({ length: 40 }, (_, i) => `office_${i + 1}`),
];
export const users = 500;

export interface Size {
  /** Running instances, each with one open task; there are half as many ended ones. */
  readonly tasks: number;
  readonly entries: number;
}

// A few words in most requests, many in few, as in any language.
const vocabulary = [
  ...'fattura pagamento pratica domanda contributo certificato pensione assegno rimborso versamento'.split(
    ' ',
  ),
  ...'sede appuntamento operatore telefono servizio sito accesso identità documento ritardo'.split(' '),
  ...Array.from({ length: 3_000 }, (_, i) => `parola${i}`),
];
const tables = ['instances', 'tasks', 'log', 'visible', 'personal_hashes', 'search_texts'] as const;

/** Fills the tables, which must be empty, and looks at them as autovacuum would. `say` hears how it goes on. */
export async function fill(
  store: Store,
  { tasks, entries }: Size,
  say: (line: string) => void,
): Promise<void> {
  const instances = Math.round(tasks * 1.5);
  const perInstance = Math.max(2, Math.round(entries / instances));
  const remake = await dropIndexes(store);
  const run = async (what: string, text: string, values: readonly unknown[] = []) => {
    const since = performance.now();
    await store.sql.query(text, [...values]);
    say(`${what}: ${((performance.now() - since) / 1000).toFixed(0)} s`);
  };
  await run('instances', fillInstances, [instances, tasks]);
  await run('tasks', fillTasks, [groups.length, users]);
  await run('log', fillLog, [perInstance]);
  await run('visible', fillVisible);
  await run('hashes', fillHashes, [Array.from({ length: 1_000 }, (_, i) => hashOf(i))]);
  await run('words', fillWords, [vocabulary]);
  for (const text of remake) await run(text.slice(0, 70), text);
  for (const table of tables) await run(`vacuum ${table}`, `vacuum analyze ${table}`);
}

/** The hash by which the instances of person `n` (0 to 999) are found. */
export function hashOf(n: number): string {
  return hashPersonal(keys, `+39 0874 ${100_000 + n}`);
}

async function dropIndexes({ sql }: Store): Promise<string[]> {
  const constraints = await sql.query<{ drop: string; make: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where contype in ('p', 'u') and conrelid::regclass::text = any($1)`,
    [tables],
  );
  for (const { drop } of constraints.rows) await sql.query(drop);
  const indexes = await sql.query<{ name: string; make: string }>(
    `select indexname as name, indexdef as make from pg_indexes where schemaname = 'public' and tablename = any($1)`,
    [tables],
  );
  for (const { name } of indexes.rows) await sql.query(`drop index "${name}"`);
  return [...constraints.rows, ...indexes.rows].map(({ make }) => make);
}

// Ids are as random as real ones, so that no index profits from their order; `n` tells what else an instance is.
const fillInstances = `insert into instances (id, number, workflow, version, key, state, outcome, priority, summary, data, engine_state, sequence, confirmed,
    due, started_by, channel, started_at, ended_at, updated_at, request_hash)
  select md5(n::text)::uuid::text, 'ticket-2026-' || lpad(n::text, 7, '0'), case when n % 5 = 0 then 'complaint' else 'ticket' end, 'v1', null,
    case when n <= $2 then 'running' else 'ended' end, case when n > $2 then 'solved' end, case when n % 10 = 0 then 80 else 50 end,
    to_jsonb('Richiesta ' || n), jsonb_build_object('subject', 'Richiesta ' || n, 'channel', 'email', 'n', n, 'text', repeat('testo ', 30)),
    repeat('x', 2500), 8, 8, case when n <= $2 then now() + (n % 240 - 120) * interval '1 hour' end, 'user_' || n % 500, 'email',
    now() - n * interval '20 seconds', case when n > $2 then now() - n * interval '10 seconds' end, now() - n * interval '10 seconds', md5(n::text)
  from generate_series(1, $1::int) n`;

const fillTasks = `insert into tasks (id, instance_id, number, workflow, step, title, state, groups, skills, not_by, assignee, priority, due, created_at, ended_at, outcome, by)
  select i.id || '.1', i.id, i.number, i.workflow, 'back_office', '{"it": "Lavorare la richiesta"}',
    case when i.state <> 'running' then 'done' when n % 10 = 3 then 'claimed' else 'ready' end,
    array[case when n % 20 < 10 then 'level_1' when n % 20 < 14 then 'level_2' when n % 20 < 16 then 'level_3' else 'office_' || 1 + n / 20 % ($1::int - 3) end],
    '{}', '{}', case when i.state <> 'running' or n % 10 = 3 then 'user_' || n / 10 % $2::int end, i.priority, i.due, i.started_at, i.ended_at, i.outcome,
    case when i.state <> 'running' then 'user_' || n / 10 % $2::int end
  from instances i cross join lateral (select (i.data->>'n')::int as n) as d`;

const fillLog = `insert into log (instance_id, sequence, command_id, body_hash, type, step, by, occurred_at, recorded_at, event, details, answer)
  select i.id, s, case when s = 1 then 'start 1' else md5(i.id || s) end, md5(i.id || s), case when s = 1 then 'start' else 'claim' end, 'back_office', 'user_1',
    i.started_at + s * interval '1 minute', i.started_at + s * interval '1 minute',
    '{"id":"x","now":1772442000000,"occurredAt":null,"type":"claim","task":"","by":{"name":"user_1","groups":["level_1"],"skills":[],"any":false}}',
    '[{"what":"task_claimed","step":"back_office","at":1772442000000},{"what":"clock_stopped","clock":"pickup","at":1772442000000}]', '{"ok":true,"sequence":1,"recordedAt":1772442000000}'
  from instances i cross join generate_series(1, $1::int) s`;

const fillVisible = `insert into visible (instance_id, principal, started_at)
  select i.id, 'g:' || t.groups[1], i.started_at from instances i join tasks t on t.instance_id = i.id
  union all select i.id, 'u:' || i.started_by, i.started_at from instances i`;

const fillHashes = `insert into personal_hashes (hash, path, instance_id)
  select ($1::text[])[1 + (i.data->>'n')::int % 1000], '/phone', i.id from instances i`;

const fillWords = `insert into search_texts (instance_id, words)
  select i.id, to_tsvector('italian', (select string_agg(w.word, ' ') from (select ($1::text[])[1 + floor(power(random(), 3) * array_length($1::text[], 1))::int] as word
      from generate_series(1, 12) where i.id <> '') w))
  from instances i`;
