/** Records of the people who turn to the contact centre: sealed, found by keyed hashes. What is in them is the caller's to open. */
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { personRecords } from './schema.js';
import type { Db } from './store.js';

/** A sealed record. Instants in milliseconds. */
export type PersonRow = Readonly<typeof personRecords.$inferSelect>;

const columns = `p.id, p.revision, p.sealed, p.wrapped, p.created_at as "createdAt", p.updated_at as "updatedAt"`;

/** The record, or null. `locked`: nobody else changes it until the transaction ends. */
export async function findPersonRecord(db: Db, id: string, locked: boolean): Promise<PersonRow | null> {
  const answer = await db.sql.query<PersonRow>(
    `select ${columns} from person_records p where p.id = $1 ${locked ? 'for update' : ''}`,
    [id],
  );
  return answer.rows[0] ?? null;
}

/** Records that have one of these hashes, the oldest first. */
export async function findPersonRecords(
  db: Db,
  hashes: readonly string[],
  limit: number,
): Promise<PersonRow[]> {
  const answer = await db.sql.query<PersonRow>(
    `select ${columns} from person_records p where p.id in (select h.person_id from person_hashes h where h.hash = any($1))
     order by p.created_at, p.id limit $2`,
    [hashes, limit],
  );
  return answer.rows;
}

/** Keeps others from saving who has one of these hashes until the transaction ends, so that nobody is made twice. */
export async function lockPersonHashes(db: Db, hashes: readonly string[]): Promise<void> {
  // One after the other in one order: two that share hashes can't lock each other out.
  for (const hash of [...hashes].sort())
    await db.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7701003))', [hash]);
}

/** Writes a record, new or in place of the one before, with the hashes that find it from now on. In a transaction. */
export async function savePersonRecord(
  db: Db,
  row: Omit<PersonRow, 'createdAt'>,
  hashes: readonly string[],
): Promise<PersonRow> {
  const answer = await db.sql.query<PersonRow>(
    `insert into person_records as p (id, revision, sealed, wrapped, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
     on conflict (id) do update set revision = excluded.revision, sealed = excluded.sealed, wrapped = excluded.wrapped, updated_at = excluded.updated_at
     returning ${columns}`,
    [row.id, row.revision, row.sealed, row.wrapped, isoInstant(row.updatedAt)],
  );
  await db.sql.query('delete from person_hashes where person_id = $1 and not hash = any($2)', [
    row.id,
    hashes,
  ]);
  await db.sql.query(
    'insert into person_hashes (hash, person_id) select distinct unnest($2::text[]), $1 on conflict do nothing',
    [row.id, hashes],
  );
  const [saved] = answer.rows;
  if (saved === undefined) throw new Error(`the record of person ${row.id} was not written`);
  return saved;
}

/** Deletes a record with all that finds it. */
export async function deletePersonRecord(db: Db, id: string): Promise<void> {
  await db.sql.query('delete from person_records where id = $1', [id]);
}

/** A page of records, those changed last first; `hashes`: only those that have them all. */
export async function listPersonRecords(
  db: Db,
  filter: { readonly ids?: readonly string[] | undefined; readonly hashes: readonly string[] },
  range: Range,
): Promise<Page<PersonRow>> {
  const where = new Conditions();
  where.addFor('p.id = any(?)', filter.ids);
  for (const hash of filter.hashes)
    where.addFor('p.id in (select h.person_id from person_hashes h where h.hash = ?)', hash);
  const from = `from person_records p ${where.where}`;
  return readPage<PersonRow>(
    db,
    { columns, from, order: 'p.updated_at desc, p.id', values: where.values },
    range,
  );
}

/** The instances in which one of these hashes stands, at most `limit`, the newest first. */
export async function listInstancesWith(
  db: Db,
  hashes: readonly string[],
  limit: number,
): Promise<{ readonly id: string; readonly number: string; readonly state: string }[]> {
  const answer = await db.sql.query<{ id: string; number: string; state: string }>(
    `select i.id, i.number, i.state from instances i
     where i.id in (select h.instance_id from personal_hashes h where h.hash = any($1)) order by i.started_at desc, i.id limit $2`,
    [hashes, limit],
  );
  return answer.rows;
}
