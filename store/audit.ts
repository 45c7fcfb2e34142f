/** Who wrote what, when, from where. Append-only. */
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import { audit } from './schema.js';
import type { Db } from './store.js';

/** `at` in milliseconds. */
export type AuditRow = Readonly<typeof audit.$inferSelect>;

/** Notes a write. */
export async function insertAudit(db: Db, row: Omit<AuditRow, 'id'>): Promise<void> {
  await db.orm.insert(audit).values(row);
}

/** Notes several writes in one statement. */
export async function insertAuditRows(db: Db, rows: readonly Omit<AuditRow, 'id'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db.sql.query({
    name: 'insert_audit_rows',
    text: `insert into audit (at, who, what, subject, source, details)
      select to_timestamp(at / 1000.0), who, what, subject, source, details
      from json_to_recordset($1::json) as x(at float8, who text, what text, subject text, source text, details jsonb)`,
    values: [JSON.stringify(rows)],
  });
}

/** Which lines; instants in milliseconds, `to` is not included. */
export interface AuditFilter {
  readonly who?: string | undefined;
  /** `POST /api/groups`, say. */
  readonly what?: string | undefined;
  readonly subject?: string | undefined;
  readonly source?: string | undefined;
  readonly status?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

const columns = 'a.id, a.at, a.who, a.what, a.subject, a.source, a.details';

/** A page of what was written, the newest first. */
export async function listAudit(db: Db, filter: AuditFilter, range: Range): Promise<Page<AuditRow>> {
  const where = conditions(filter);
  const from = `from audit a ${where.where}`;
  return readPage<AuditRow>(db, { columns, from, order: 'a.id desc', values: where.values }, range);
}

/** At most `limit` lines older than the line `before` (null: from the newest), the newest first: for reading all, page by page. */
export async function readAudit(
  db: Db,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<AuditRow[]> {
  const where = conditions(filter);
  where.addFor('a.id < ?', before);
  const answer = await db.sql.query<AuditRow>(
    `select ${columns} from audit a ${where.where} order by a.id desc limit ${limit}`,
    where.values,
  );
  return answer.rows;
}

function conditions({ who, what, subject, source, status, from, to }: AuditFilter): Conditions {
  const where = new Conditions();
  where.addFor('a.who = ?', who);
  where.addFor('a.what = ?', what);
  where.addFor('a.subject = ?', subject);
  where.addFor('a.source = ?', source);
  where.addFor(`(a.details->>'status')::int = ?`, status);
  where.addFor('a.at >= ?', from === undefined ? undefined : isoInstant(from));
  where.addFor('a.at < ?', to === undefined ? undefined : isoInstant(to));
  return where;
}
