/** The cases of editions, in parts of some thousands, compressed. */
import type { CaseKind } from '../domain/levels/case.js';
import type { Db } from './store.js';

/** Which cases: of an edition, of one kind. */
export interface CasesOf {
  readonly contract: string;
  readonly period: string;
  readonly edition: number;
  readonly kind: CaseKind;
}

/** A part, without its lines. */
interface PartCounts {
  readonly part: number;
  readonly cases: number;
  /** By test and letter of a verdict. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Keeps a part. */
export async function insertPart(
  db: Db,
  { contract, period, edition, kind }: CasesOf,
  { part, cases, counts, lines }: PartCounts & { readonly lines: Buffer },
): Promise<void> {
  await db.sql.query({
    name: 'insert_period_part',
    text: `insert into period_cases (contract, period, edition, kind, part, cases, counts, lines)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [contract, period, edition, kind, part, cases, JSON.stringify(counts), lines],
  });
}

/** What the parts of an edition hold, in order. */
export async function listParts(db: Db, { contract, period, edition, kind }: CasesOf): Promise<PartCounts[]> {
  const answer = await db.sql.query<PartCounts>(
    `select part, cases, counts from period_cases where contract = $1 and period = $2 and edition = $3 and kind = $4 order by part`,
    [contract, period, edition, kind],
  );
  return answer.rows;
}

/** The lines of a part, compressed. Throws where there is none. */
export async function readPart(
  db: Db,
  { contract, period, edition, kind }: CasesOf,
  part: number,
): Promise<Buffer> {
  const answer = await db.sql.query<{ lines: Buffer }>(
    `select lines from period_cases where contract = $1 and period = $2 and edition = $3 and kind = $4 and part = $5`,
    [contract, period, edition, kind, part],
  );
  const lines = answer.rows[0]?.lines;
  if (lines === undefined)
    throw new Error(
      `Part ${part} of the cases of ${contract} ${period}, edition ${edition}, is not in the store; restore "period_cases" from a backup.`,
    );
  return lines;
}
