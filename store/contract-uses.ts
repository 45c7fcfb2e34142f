/** What instances have used of contracts, and formal notices that have become final. Instants in milliseconds. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Counts an instance as one use of a kind; again it changes nothing. */
export async function insertUse(db: Db, kind: string, instanceId: string, at: number): Promise<void> {
  await db.sql.query(
    `insert into contract_uses (kind, instance_id, at) values ($1, $2, $3) on conflict do nothing`,
    [kind, instanceId, isoInstant(at)],
  );
}

/** How many instances used a kind from an instant on, until another (null: to this day), one left out. */
export async function countUses(
  db: Db,
  kind: string,
  span: { readonly from: number; readonly until: number | null; readonly but: string | null },
): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(
    `select count(*)::int as n from contract_uses
     where kind = $1 and at >= $2 and at < coalesce($3::timestamptz, 'infinity')
       and ($4::text is null or instance_id <> $4)`,
    [kind, isoInstant(span.from), span.until === null ? null : isoInstant(span.until), span.but],
  );
  return rows[0]?.n ?? 0;
}

/** What was found when a notice became final; null if it has not. */
export async function findFinalNotice(
  db: Db,
  instanceId: string,
): Promise<{ readonly final: number; readonly due: boolean } | null> {
  const { rows } = await db.sql.query<{ final: number; due: boolean }>(
    `select final, counted_by is not distinct from instance_id as due from final_notices where instance_id = $1`,
    [instanceId],
  );
  return rows[0] ?? null;
}

/** The notices of a contract that became final after one instant and up to another, and that no penalty has taken. */
export async function openNotices(
  db: Db,
  contract: string,
  after: number,
  until: number,
): Promise<readonly string[]> {
  const { rows } = await db.sql.query<{ id: string }>(
    `select instance_id as id from final_notices
     where contract = $1 and at > $2 and at <= $3 and counted_by is null order by at, instance_id`,
    [contract, isoInstant(after), isoInstant(until)],
  );
  return rows.map(({ id }) => id);
}

/** Writes that a notice has become final, as the `final`-th that counts. */
export async function insertFinalNotice(
  db: Db,
  notice: {
    readonly instanceId: string;
    readonly contract: string;
    readonly at: number;
    readonly final: number;
  },
): Promise<void> {
  await db.sql.query(`insert into final_notices (instance_id, contract, at, final) values ($1, $2, $3, $4)`, [
    notice.instanceId,
    notice.contract,
    isoInstant(notice.at),
    notice.final,
  ]);
}

/** Takes notices for the penalty that one of them makes due. */
export async function takeNotices(db: Db, ids: readonly string[], by: string): Promise<void> {
  await db.sql.query(`update final_notices set counted_by = $2 where instance_id = any($1)`, [ids, by]);
}
