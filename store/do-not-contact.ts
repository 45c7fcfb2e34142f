/** Addresses that no campaign may use. Instants in milliseconds. */
import { isoInstant } from './append-parts.js';
import type { AddressField } from '../domain/lists/columns.js';
import { Conditions, containing, readPage, type Page, type Range } from './page.js';
import type { doNotContact } from './schema.js';
import type { Db } from './store.js';

export type Objection = Readonly<typeof doNotContact.$inferSelect>;

/** Adds objections; one that stands already keeps its date and reason. Answers how many were new. */
export async function addObjections(
  db: Db,
  addresses: readonly { readonly kind: AddressField; readonly address: string }[],
  { since, reason, by }: { readonly since: number; readonly reason: string | null; readonly by: string },
): Promise<number> {
  const answer = await db.sql.query(
    `insert into do_not_contact (kind, address, since, reason, by)
     select distinct kind, address, $3::timestamptz, $4, $5 from unnest($1::text[], $2::text[]) as a(kind, address)
     on conflict do nothing`,
    [
      addresses.map(({ kind }) => kind),
      addresses.map(({ address }) => address),
      isoInstant(since),
      reason,
      by,
    ],
  );
  return answer.rowCount ?? 0;
}

/** Takes an objection back; false if there was none. */
export async function removeObjection(db: Db, kind: AddressField, address: string): Promise<boolean> {
  const answer = await db.sql.query('delete from do_not_contact where kind = $1 and address = $2', [
    kind,
    address,
  ]);
  return answer.rowCount === 1;
}

/** Which of these addresses nobody may be contacted at. Whoever contacts asks again just before: the list grows. */
export async function findObjections(
  db: Db,
  kind: AddressField,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set();
  const answer = await db.sql.query<{ address: string }>({
    name: 'find_objections',
    text: 'select address from do_not_contact where kind = $1 and address = any($2)',
    values: [kind, addresses],
  });
  return new Set(answer.rows.map(({ address }) => address));
}

/** A page of objections, the newest first; `q`: part of the address. */
export async function listObjections(
  db: Db,
  { kind, q }: { readonly kind?: AddressField | undefined; readonly q?: string | undefined },
  range: Range,
): Promise<Page<Objection>> {
  const where = new Conditions();
  where.addFor('d.kind = ?', kind);
  where.addFor('d.address like ?', q === undefined ? undefined : containing(q.toLowerCase()));
  return readPage<Objection>(
    db,
    {
      columns: 'd.kind, d.address, d.since, d.reason, d.by',
      from: `from do_not_contact d ${where.where}`,
      order: 'd.since desc, d.kind, d.address',
      values: where.values,
    },
    range,
  );
}
