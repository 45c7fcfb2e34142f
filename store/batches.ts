/**
 * Batches of running instances that go over to another version. Which are left is asked of the instances themselves, so a
 * batch that a crash has torn goes on where it stood.
 */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Json } from '../engine/json.js';
import { batches, batchRefusals } from './schema.js';
import type { Db } from './store.js';

/** Instants in milliseconds. */
export type BatchRow = Readonly<typeof batches.$inferSelect>;
export type BatchRefusal = Readonly<typeof batchRefusals.$inferSelect>;

/** Begins a batch. */
export async function insertBatch(db: Db, batch: typeof batches.$inferInsert): Promise<BatchRow> {
  const [row] = await db.orm.insert(batches).values(batch).returning();
  if (row === undefined) throw new Error('the batch got no row');
  return row;
}

/** A batch, or null. */
export async function findBatch(db: Db, id: number): Promise<BatchRow | null> {
  return (await db.orm.select().from(batches).where(eq(batches.id, id)))[0] ?? null;
}

/** The newest batches first, at most `limit`. */
export async function listBatches(db: Db, limit: number): Promise<BatchRow[]> {
  return db.orm.select().from(batches).orderBy(desc(batches.id)).limit(limit);
}

/** Batches that have not ended, the oldest first. */
export async function openBatches(db: Db): Promise<BatchRow[]> {
  return db.orm.select().from(batches).where(isNull(batches.endedAt)).orderBy(asc(batches.id));
}

/** Counts instances as moved. */
export async function countMoved(db: Db, id: number, moved: number): Promise<void> {
  await db.orm
    .update(batches)
    .set({ moved: sql`${batches.moved} + ${moved}` })
    .where(eq(batches.id, id));
}

/** Ends a batch at `now`. */
export async function endBatch(db: Db, id: number, now: number): Promise<void> {
  await db.orm
    .update(batches)
    .set({ endedAt: now })
    .where(and(eq(batches.id, id), isNull(batches.endedAt)));
}

/** Notes that an instance could not be moved; the batch passes it over from then on. */
export async function insertRefusal(db: Db, refusal: BatchRefusal): Promise<void> {
  await db.orm.insert(batchRefusals).values(refusal).onConflictDoNothing();
}

/** Instances that a batch could not move, at most `limit`, with how many there are. */
export async function listRefusals(
  db: Db,
  batch: number,
  limit: number,
): Promise<{ readonly rows: readonly BatchRefusal[]; readonly total: number }> {
  const of = eq(batchRefusals.batch, batch);
  const rows = await db.orm
    .select()
    .from(batchRefusals)
    .where(of)
    .orderBy(asc(batchRefusals.number))
    .limit(limit);
  return { rows, total: rows.length < limit ? rows.length : await db.orm.$count(batchRefusals, of) };
}

/** A running instance of another version. */
export interface OtherVersion {
  readonly id: string;
  readonly number: string;
  readonly version: string;
}

/** Which running instances are meant: those of a workflow that run another version than this one, or those of one version. */
export type Which = { readonly workflow: string; readonly version: string } | { readonly runs: string };

/** Running instances in order of id, from after `after` ('' for the first), at most `limit`, save those that `batch` could not move. */
export async function listToMove(
  db: Db,
  which: Which,
  { after, limit, batch }: { readonly after: string; readonly limit: number; readonly batch: number | null },
): Promise<OtherVersion[]> {
  const { condition, values } = conditionOf(which);
  const answer = await db.sql.query<OtherVersion>(
    `select i.id, i.number, i.version from instances i where i.state = 'running' and ${condition} and i.id > $1
       and not exists (select from batch_refusals r where r.batch = $2 and r.instance_id = i.id) order by i.id limit $3`,
    [after, batch, limit, ...values],
  );
  return answer.rows;
}

/** How many running instances there are of a workflow, or of one version. */
export async function countRunning(
  db: Db,
  which: { readonly workflow: string } | { readonly runs: string },
): Promise<number> {
  const [column, value] = 'runs' in which ? ['version', which.runs] : ['workflow', which.workflow];
  const answer = await db.sql.query<{ n: number }>(
    `select count(*) as n from instances where state = 'running' and ${column} = $1`,
    [value],
  );
  return answer.rows[0]?.n ?? 0;
}

/** The versions that running instances have. */
export async function versionsInUse(db: Db): Promise<string[]> {
  const answer = await db.sql.query<{ version: string }>(
    `select distinct version from instances where state = 'running' order by version`,
  );
  return answer.rows.map(({ version }) => version);
}

/** A running instance with the engine's state (sealed) and its wrapped key. */
export interface StoredState extends OtherVersion {
  readonly engineState: Json;
  readonly wrappedKey: string | null;
}

/** As `listToMove`, with their states. */
export async function listStatesToMove(
  db: Db,
  which: Which,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<StoredState[]> {
  const { condition, values } = conditionOf(which);
  const answer = await db.sql.query<OtherVersion & { engine_state: string; wrapped: string | null }>(
    `select i.id, i.number, i.version, i.engine_state, k.wrapped from instances i left join instance_keys k on k.instance_id = i.id
      where i.state = 'running' and ${condition} and i.id > $1 and $2::bigint is null order by i.id limit $3`,
    [after, null, limit, ...values],
  );
  return answer.rows.map(({ engine_state, wrapped, ...row }) => ({
    ...row,
    engineState: JSON.parse(engine_state) as Json,
    wrappedKey: wrapped,
  }));
}

/** Those of these instances that run and that one of `principals` may see (null may see all), with their workflows and states. */
export async function findRunningStates(
  db: Db,
  ids: readonly string[],
  principals: readonly string[] | null,
): Promise<(StoredState & { readonly workflow: string })[]> {
  const answer = await db.sql.query<
    OtherVersion & { workflow: string; engine_state: string; wrapped: string | null }
  >(
    `select i.id, i.number, i.version, i.workflow, i.engine_state, k.wrapped from instances i
      left join instance_keys k on k.instance_id = i.id where i.state = 'running' and i.id = any($1)
        and ($2::text[] is null or exists (select from visible v where v.instance_id = i.id and v.principal = any($2)))`,
    [ids, principals],
  );
  return answer.rows.map(({ engine_state, wrapped, ...row }) => ({
    ...row,
    engineState: JSON.parse(engine_state) as Json,
    wrappedKey: wrapped,
  }));
}

function conditionOf(which: Which): { readonly condition: string; readonly values: readonly string[] } {
  return 'runs' in which
    ? { condition: 'i.version = $4', values: [which.runs] }
    : { condition: 'i.workflow = $4 and i.version <> $5', values: [which.workflow, which.version] };
}
