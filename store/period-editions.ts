/** Editions of periods: closed states, of which none is ever changed. */
import { and, asc, eq } from 'drizzle-orm';
import { periodEditions } from './schema.js';
import type { Db } from './store.js';

/** Instants in milliseconds. */
export type EditionRow = Readonly<typeof periodEditions.$inferSelect>;

/** What a list shows of an edition. */
export type EditionSummary = Omit<EditionRow, 'definition' | 'measures'> & {
  readonly total: EditionRow['measures']['total'];
};

/** Keeps an edition. @throws a unique violation where there is one of this number */
export async function insertEdition(db: Db, row: EditionRow): Promise<void> {
  await db.orm.insert(periodEditions).values(row);
}

/** All editions of a period, the newest last. */
export async function listEditions(
  db: Db,
  contract: string,
  period: string | null,
): Promise<EditionSummary[]> {
  const answer = await db.sql.query<EditionSummary>(
    `select contract, period, edition, closed_at as "closedAt", computed_at as "computedAt", closed_by as "closedBy", reason,
       asked_by as "askedBy", seen, version, measures->'total' as total
     from period_editions where contract = $1 and ($2::text is null or period = $2) order by period, edition`,
    [contract, period],
  );
  return answer.rows;
}

/** What the other closed periods of a contract were charged, by their newest editions, in hundredths. */
export async function chargedElsewhere(
  db: Db,
  contract: string,
  period: string,
): Promise<{ readonly period: string; readonly cents: number }[]> {
  const answer = await db.sql.query<{ readonly period: string; readonly cents: number }>(
    `select distinct on (period) period, (measures->'total'->>'cents')::float8 as cents
     from period_editions where contract = $1 and period <> $2 order by period, edition desc`,
    [contract, period],
  );
  return answer.rows;
}

/**
 * Makes closings wait for one another, so that each sees what the others were charged. To be asked before the transaction reads:
 * its snapshot is then taken once the others have committed.
 */
export async function closeInTurn(db: Db): Promise<void> {
  await db.sql.query('lock table period_editions in share row exclusive mode');
}

/** An edition; `edition` null: the newest. Null: there is none. */
export async function findEdition(
  db: Db,
  contract: string,
  period: string,
  edition: number | null,
): Promise<EditionRow | null> {
  const rows = await db.orm
    .select()
    .from(periodEditions)
    .where(
      and(
        eq(periodEditions.contract, contract),
        eq(periodEditions.period, period),
        edition === null ? undefined : eq(periodEditions.edition, edition),
      ),
    )
    .orderBy(asc(periodEditions.edition));
  return rows.at(-1) ?? null;
}
