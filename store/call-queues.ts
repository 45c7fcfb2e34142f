/** Queues of the switch, as somebody described them, and those that were only heard of. */
import { isoInstant } from './append-parts.js';
import type { callQueues } from './schema.js';
import type { Db } from './store.js';

export type CallQueue = Readonly<typeof callQueues.$inferSelect>;

const columns = 'name, known, title, service, language, body, first_seen_at as "firstSeenAt"';

/** The queues of these names, as far as they were heard of. */
export async function findQueues(db: Db, names: readonly string[]): Promise<Map<string, CallQueue>> {
  if (names.length === 0) return new Map();
  const text = `select ${columns} from call_queues where name = any($1)`;
  const found = await db.sql.query<CallQueue>({ name: 'find_queues', text, values: [names] });
  return new Map(found.rows.map((row) => [row.name, row]));
}

/** The queues of these names; those never heard of are kept as unknown. */
export async function meetQueues(
  db: Db,
  names: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, CallQueue>> {
  const queues = await findQueues(db, names);
  const fresh = names.filter((name) => !queues.has(name));
  if (fresh.length === 0) return queues;
  const added = await db.sql.query<CallQueue>(
    `insert into call_queues (name, known, first_seen_at) select distinct name, false, $2::timestamptz from unnest($1::text[]) as q(name)
     on conflict (name) do update set name = excluded.name returning ${columns}`,
    [fresh, isoInstant(now)],
  );
  for (const row of added.rows) queues.set(row.name, row);
  return queues;
}

/** Describes a queue, whether it was heard of or not. */
export async function describeQueue(
  db: Db,
  queue: Pick<CallQueue, 'name' | 'title' | 'service' | 'language' | 'body'>,
  now: number,
): Promise<void> {
  await db.sql.query(
    `insert into call_queues (name, known, title, service, language, body, first_seen_at) values ($1, true, $2, $3, $4, $5, $6)
     on conflict (name) do update set known = true, title = excluded.title, service = excluded.service,
       language = excluded.language, body = excluded.body`,
    [queue.name, queue.title, queue.service, queue.language, queue.body, isoInstant(now)],
  );
}

/** All queues, by name: a contact centre has dozens. */
export async function listCallQueues(db: Db): Promise<readonly CallQueue[]> {
  return (await db.sql.query<CallQueue>(`select ${columns} from call_queues order by name`)).rows;
}
