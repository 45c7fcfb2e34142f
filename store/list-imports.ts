/** Imports into contact lists, and the rows that they refused. Instants in milliseconds. */
import { desc, eq } from 'drizzle-orm';
import type { FileFault } from '../domain/lists/refusals.js';
import { isoInstant } from './append-parts.js';
import { listImports } from './schema.js';
import type { Db } from './store.js';

export type ListImport = Readonly<typeof listImports.$inferSelect>;

/** Keeps an import that was uploaded. */
export async function insertListImport(
  db: Db,
  row: Pick<
    ListImport,
    'id' | 'listId' | 'fileName' | 'size' | 'fileHash' | 'wrapped' | 'shape' | 'header' | 'by' | 'createdAt'
  >,
): Promise<void> {
  await db.orm.insert(listImports).values({ ...row, state: 'uploaded' });
}

/** The import, or null. */
export async function findListImport(db: Db, id: string): Promise<ListImport | null> {
  const [row] = await db.orm.select().from(listImports).where(eq(listImports.id, id));
  return row ?? null;
}

/** The imports of a list, the newest first, at most 100. */
export async function listImportsOf(db: Db, list: string): Promise<ListImport[]> {
  return db.orm
    .select()
    .from(listImports)
    .where(eq(listImports.listId, list))
    .orderBy(desc(listImports.createdAt))
    .limit(100);
}

/** How a file with this header was last taken, or null. */
export async function findOptionsByHeader(db: Db, header: string): Promise<ListImport['options']> {
  const answer = await db.sql.query<{ options: ListImport['options'] }>(
    `select options from list_imports where header = $1 and options is not null order by created_at desc limit 1`,
    [header],
  );
  return answer.rows[0]?.options ?? null;
}

/** Hands an uploaded import to the server; false if it is no longer uploaded, or another one of the list is at work. */
export async function orderImport(db: Db, id: string, options: object): Promise<boolean> {
  const answer = await db.sql.query(
    `update list_imports i set state = 'waiting', options = $2 where id = $1 and state = 'uploaded'
       and not exists (select from list_imports o where o.list_id = i.list_id and o.state in ('waiting', 'running'))`,
    [id, JSON.stringify(options)],
  );
  return answer.rowCount === 1;
}

/** Imports that are the server's business, the oldest first: those that wait, and those at work or left by a crash. */
export async function findOpenImports(db: Db): Promise<{ readonly id: string; readonly listId: string }[]> {
  const answer = await db.sql.query<{ id: string; listId: string }>(
    `select id, list_id as "listId" from list_imports where state in ('waiting', 'running') order by created_at limit 100`,
  );
  return answer.rows;
}

/** Begins an import, anew where a crash had left it; null if it is no longer open. By whoever has the list's lock. */
export async function beginImport(db: Db, id: string, now: number): Promise<ListImport | null> {
  const answer = await db.sql.query(
    `update list_imports set state = 'running', started_at = coalesce(started_at, $2), attempts = attempts + 1,
       bytes_read = 0, rows_good = 0, rows_refused = 0, reasons = null
     where id = $1 and state in ('waiting', 'running')`,
    [id, isoInstant(now)],
  );
  return answer.rowCount === 1 ? findListImport(db, id) : null;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly bytesRead: number;
  readonly rowsGood: number;
  readonly rowsRefused: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Tells how far it is; false if it was stopped meanwhile. */
export async function tellProgress(db: Db, id: string, progress: ImportProgress): Promise<boolean> {
  const answer = await db.sql.query(
    `update list_imports set bytes_read = $2, rows_good = $3, rows_refused = $4, reasons = $5
     where id = $1 and state = 'running'`,
    [id, progress.bytesRead, progress.rowsGood, progress.rowsRefused, JSON.stringify(progress.reasons)],
  );
  return answer.rowCount === 1;
}

export interface ImportEnd {
  readonly state: 'done' | 'refused' | 'given_up';
  readonly fault: FileFault | null;
}

/** Ends an import that has not ended (and, with `attempt`, was not begun anew by another server); false if it has. Its file is to be removed afterwards. */
export async function endImport(
  db: Db,
  id: string,
  { state, fault }: ImportEnd,
  now: number,
  attempt: number | null = null,
): Promise<boolean> {
  const answer = await db.sql.query(
    `update list_imports set state = $2, fault = $3, ended_at = $4, file_hash = null, wrapped = null
     where id = $1 and state in ('uploaded', 'waiting', 'running') and ($5::int is null or attempts = $5)`,
    [id, state, fault, isoInstant(now), attempt],
  );
  return answer.rowCount === 1;
}

/** Uploads that nobody has ordered since an instant. */
export async function findForgottenUploads(db: Db, before: number): Promise<ListImport[]> {
  const answer = await db.sql.query<{ id: string }>(
    `select id from list_imports where state = 'uploaded' and created_at < $1 limit 100`,
    [isoInstant(before)],
  );
  const found = await Promise.all(answer.rows.map(({ id }) => findListImport(db, id)));
  return found.filter((row) => row !== null);
}

/** Which of these imports still have their file. */
export async function findImportsWithFile(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const answer = await db.sql.query<{ id: string }>(
    'select id from list_imports where id::text = any($1) and file_hash is not null',
    [ids],
  );
  return new Set(answer.rows.map(({ id }) => id));
}
