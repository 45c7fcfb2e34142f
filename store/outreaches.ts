/** Contact lists being worked: what was ordered, how far it has come. Instants in milliseconds. */
import type { OutreachOrder } from '../engine/outreach/order.js';
import { isoInstant } from './append-parts.js';
import type { outreaches } from './schema.js';
import type { Db } from './store.js';

export type OutreachRow = Readonly<typeof outreaches.$inferSelect>;

const columns = `id, instance_id as "instanceId", version, list_id as "listId", "order", state, loaded_row as "loadedRow", reports, counts,
  appointments_told as "appointmentsTold", rate_count as "rateCount", rate_per_ms as "ratePerMs", next_at as "nextAt", trouble,
  trouble_at as "troubleAt", all_tried_at as "allTriedAt", samples, begun_at as "begunAt", ended_at as "endedAt", code`;

/** A list that may be worked, by its name; null if there is none. `rows`: how many are usable now. */
export async function findUsableList(
  db: Db,
  name: string,
): Promise<{ readonly id: string; readonly rows: number } | null> {
  const { rows } = await db.sql.query<{ id: string; rows: number }>(
    `select id, rows from contact_lists where name = $1 and state in ('importing', 'ready')`,
    [name],
  );
  return rows[0] ?? null;
}

/** Writes an order; one that is there already stays as it is. */
export async function insertOutreach(
  db: Db,
  outreach: {
    readonly id: string;
    readonly version: string;
    readonly listId: string | null;
    readonly order: OutreachOrder;
    readonly at: number;
    /** By which everybody finds its questionnaire. */
    readonly code: string | null;
  },
): Promise<void> {
  const { id, version, listId, order, at, code } = outreach;
  await db.sql.query(
    `insert into outreaches (id, instance_id, version, list_id, "order", state, counts, begun_at, code)
     values ($1, $2, $3, $4, $5, 'working', $6, $7, $8) on conflict (id) do nothing`,
    [id, order.instance, version, listId, JSON.stringify(order), order.counts, isoInstant(at), code],
  );
}

/** Keeps others from ordering what counts as this kind until the transaction ends. */
export async function lockCounting(db: Db, kind: string): Promise<void> {
  await db.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7701028))', [kind]);
}

/** How many were ordered from an instant on, until another (null: to this day), that count as this kind. */
export async function countOutreaches(
  db: Db,
  kind: string,
  from: number,
  until: number | null,
): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(
    `select count(*)::int as n from outreaches
     where counts = $1 and begun_at >= $2 and begun_at < coalesce($3::timestamptz, 'infinity')`,
    [kind, isoInstant(from), until === null ? null : isoInstant(until)],
  );
  return rows[0]?.n ?? 0;
}

/** One that was ordered; null if there is none. */
export async function findOutreach(db: Db, id: string): Promise<OutreachRow | null> {
  const { rows } = await db.sql.query<OutreachRow>({
    name: 'find_outreach',
    text: `select ${columns} from outreaches where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The one whose questionnaire is published under a code; null if there is none. */
export async function findPublishedOutreach(db: Db, code: string): Promise<OutreachRow | null> {
  const { rows } = await db.sql.query<OutreachRow>(`select ${columns} from outreaches where code = $1`, [
    code,
  ]);
  return rows[0] ?? null;
}

/** The state of one, which stays until the transaction ends; null if there is none. */
export async function holdOutreachState(db: Db, id: string): Promise<OutreachRow['state'] | null> {
  const { rows } = await db.sql.query<Pick<OutreachRow, 'state'>>(
    'select state from outreaches where id = $1 for share',
    [id],
  );
  return rows[0]?.state ?? null;
}

/** The newest first; those that go on before those that are over. */
export async function listOutreaches(db: Db, most: number): Promise<OutreachRow[]> {
  const { rows } = await db.sql.query<OutreachRow>(
    `select ${columns} from outreaches order by (state = 'over'), begun_at desc, id limit $1`,
    [most],
  );
  return rows;
}

/** Those that are worked now, which have gone on for longest first. */
export async function listWorking(db: Db, most: number): Promise<Pick<OutreachRow, 'id' | 'order'>[]> {
  const { rows } = await db.sql.query<Pick<OutreachRow, 'id' | 'order'>>({
    name: 'list_working_outreaches',
    text: `select id, "order" from outreaches where state = 'working' order by begun_at, id limit $1`,
    values: [most],
  });
  return rows;
}

/** Pauses, resumes or ends one; one that is over stays over. True if that changed anything. */
export async function setOutreachState(
  db: Db,
  id: string,
  state: OutreachRow['state'],
  at: number,
): Promise<boolean> {
  const { rowCount } = await db.sql.query(
    `update outreaches set state = $2, ended_at = case when $2 = 'over' then $3::timestamptz end where id = $1 and state not in ('over', $2)`,
    [id, state, isoInstant(at)],
  );
  return rowCount === 1;
}

/** How many campaigns work each of these lists now; none: it is not there. */
export async function countWorking(db: Db, lists: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.sql.query<{ list: string; n: number }>(
    `select list_id as list, count(*)::int as n from outreaches where list_id = any($1) and state <> 'over' group by list_id`,
    [lists],
  );
  return new Map(rows.map(({ list, n }) => [list, n]));
}

/** How many contacts there are, how many have been tried or are done untried, and of those that are done how many by outcome. */
export interface Counts {
  readonly all: number;
  readonly tried: number;
  /** Of those that wait for the person to answer, how many by outcome. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly done: Readonly<Record<string, number>>;
}

const waits = '*waits ';

/** The counts of each of these. */
export async function countsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  const { rows } = await db.sql.query<{ id: string; outcome: string; n: number }>(
    `select outreach_id as id, outcome, sum(n)::bigint as n from outreach_counts where outreach_id = any($1)
     group by outreach_id, outcome having sum(n) > 0 order by outcome`,
    [ids],
  );
  const counts = new Map<string, Counts>();
  for (const { id, outcome, n } of rows) {
    const before = countsIn(counts, id);
    if (outcome === '') counts.set(id, { ...before, all: n });
    else if (outcome === '*tried') counts.set(id, { ...before, tried: n });
    else if (outcome.startsWith(waits))
      counts.set(id, { ...before, waiting: { ...before.waiting, [outcome.slice(waits.length)]: n } });
    else counts.set(id, { ...before, done: { ...before.done, [outcome]: n } });
  }
  return counts;
}

/** Of one of them; nothing was counted yet where it is not there. */
export function countsIn(counts: ReadonlyMap<string, Counts>, id: string): Counts {
  return counts.get(id) ?? { all: 0, tried: 0, waiting: {}, done: {} };
}

/** The number of the next report of totals. */
export async function nextReport(db: Db, id: string): Promise<number> {
  const { rows } = await db.sql.query<{ reports: number }>(
    'update outreaches set reports = reports + 1 where id = $1 returning reports',
    [id],
  );
  return rows[0]?.reports ?? 0;
}
