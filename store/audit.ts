/** Who wrote what, when, from where. Append-only. */
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
  if (rows.length > 0) await db.orm.insert(audit).values([...rows]);
}

/** A page of what was written, the newest first. */
export async function listAudit(
  db: Db,
  filter: { readonly who?: string | undefined; readonly subject?: string | undefined },
  range: Range,
): Promise<Page<AuditRow>> {
  const where = new Conditions();
  where.addFor('a.who = ?', filter.who);
  where.addFor('a.subject = ?', filter.subject);
  const list = {
    columns: 'a.id, a.at, a.who, a.what, a.subject, a.source, a.details',
    from: `from audit a ${where.where}`,
    order: 'a.id desc',
    values: where.values,
  };
  return readPage<AuditRow>(db, list, range);
}
