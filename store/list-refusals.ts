/** Rows that an import refused, with why; they hold personal data and go with the list's. */
import { isoInstant } from './append-parts.js';
import type { RowRefusal } from '../domain/lists/row.js';
import type { Db } from './store.js';

export interface Refusal extends Omit<RowRefusal, 'code'> {
  /** Of the file, from 1, the header included. */
  readonly line: number;
  readonly code: string;
  /** The row as it came. */
  readonly raw: string;
}

/** Notes refused rows. */
export async function insertRefusals(db: Db, id: string, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  await db.sql.query({
    name: 'insert_list_refusals',
    text: `insert into list_refusals (import_id, line, "column", code, detail, raw)
      select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    values: [
      id,
      refusals.map(({ line }) => line),
      refusals.map(({ column }) => column),
      refusals.map(({ code }) => code),
      refusals.map(({ detail }) => detail),
      refusals.map(({ raw }) => raw),
    ],
  });
}

/** At most `limit` refused rows after a line, in the file's order. */
export async function readRefusals(db: Db, id: string, after: number, limit: number): Promise<Refusal[]> {
  const answer = await db.sql.query<Refusal>(
    'select line, "column", code, detail, raw from list_refusals where import_id = $1 and line > $2 order by line limit $3',
    [id, after, limit],
  );
  return answer.rows;
}

/** Takes out what an import has refused so far: it begins anew. */
export async function deleteRefusalsOf(db: Db, id: string): Promise<void> {
  await db.sql.query('delete from list_refusals where import_id = $1', [id]);
}

/** Takes out all refused rows of a list. */
export async function deleteRefusalsOfList(db: Db, list: string): Promise<void> {
  await db.sql.query(
    'delete from list_refusals f using list_imports i where f.import_id = i.id and i.list_id = $1',
    [list],
  );
}

/** Takes out refused rows of imports that were uploaded before an instant. */
export async function deleteOldRefusals(db: Db, before: number): Promise<void> {
  await db.sql.query(
    'delete from list_refusals f using list_imports i where f.import_id = i.id and i.created_at < $1',
    [isoInstant(before)],
  );
}

/** Where a refused row stands, and what it says. */
interface RefusedRow {
  readonly importId: string;
  readonly line: number;
  readonly raw: string;
}

/** At most `limit` refused rows after another that hold one of these digits, whatever stands between them, or one of these texts. */
export async function findRefusalsWith(
  db: Db,
  { digits, texts }: { readonly digits: readonly string[]; readonly texts: readonly string[] },
  after: Omit<RefusedRow, 'raw'> | null,
  limit: number,
): Promise<RefusedRow[]> {
  const { rows } = await db.sql.query<RefusedRow>(
    `select import_id as "importId", line, raw from list_refusals
     where (regexp_replace(raw, '[^0-9]', '', 'g') ~ any($1) or lower(raw) like any($2))
       and ($3::uuid is null or (import_id, line) > ($3, $4)) order by import_id, line limit $5`,
    [
      digits,
      texts.map((text) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
      after?.importId,
      after?.line,
      limit,
    ],
  );
  return rows;
}

/** Takes out of refused rows what they say; that a row was refused, and why, stays to be counted. */
export async function blankRefusals(db: Db, rows: readonly Omit<RefusedRow, 'raw'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db.sql.query(
    `update list_refusals r set raw = ''
     from unnest($1::uuid[], $2::int[]) as g(import_id, line) where r.import_id = g.import_id and r.line = g.line`,
    [rows.map(({ importId }) => importId), rows.map(({ line }) => line)],
  );
}
