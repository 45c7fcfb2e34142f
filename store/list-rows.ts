/**
 * Rows of contact lists. Those beyond a list's `last_row` belong to an import at work: every reader here leaves them out.
 */
import type { AddressField } from '../domain/lists/columns.js';
import type { ListContact } from '../domain/lists/row.js';
import { isoInstant } from './append-parts.js';
import { copyInto } from './copy.js';
import { Conditions, containing, readPage, type Page, type Range } from './page.js';
import type { LockedDb } from './list-lock.js';
import type { Db } from './store.js';

/** A contact with its place in its list. */
export interface ListRow extends ListContact {
  readonly row: number;
  readonly addedAt: number;
  readonly anonymised: boolean;
}

const columns = `r.row, r.name, r.phone, r.email, r.fax, r.language, r.zone, r.channel, r.hours, r.extra,
  r.added_at as "addedAt", r.anonymised`;

/** Writes rows by `COPY`, numbered in their order `from` a number on, on the connection that has the list's lock. */
export async function copyRows(
  db: LockedDb,
  {
    list,
    from,
    rows,
  }: { readonly list: string; readonly from: number; readonly rows: readonly ListContact[] },
  now: number,
): Promise<void> {
  const added = isoInstant(now);
  await copyInto(
    db,
    'list_rows (list_id, row, name, phone, email, fax, language, zone, channel, hours, extra, added_at)',
    rows.map(({ name, phone, email, fax, language, zone, channel, hours, extra }, index) => {
      const others = extra === null ? null : JSON.stringify(extra);
      const row = String(from + index);
      return [list, row, name, phone, email, fax, language, zone, channel, hours, others, added];
    }),
  );
}

/** Which of these addresses the list has already, rows of an import at work included. */
export async function findAddressesInList(
  db: Db,
  list: string,
  kind: AddressField,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set();
  // Each address by its own index, and the list asked afterwards: planned together, a list without statistics is read whole.
  const answer = await db.sql.query<{ address: string }>(
    `select a.address from unnest($2::text[]) as a(address)
     cross join lateral (select r.list_id from list_rows r where r.${kind} = a.address offset 0) f where f.list_id = $1`,
    [list, addresses],
  );
  return new Set(answer.rows.map(({ address }) => address));
}

export interface ListRowFilter {
  /** Part of a name, or a whole address. */
  readonly q?: string | undefined;
  readonly language?: string | undefined;
}

/** A page of a list's usable rows, in their order. */
export async function listRowsOf(
  db: Db,
  list: { readonly id: string; readonly lastRow: number },
  { q, language }: ListRowFilter,
  range: Range,
): Promise<Page<ListRow>> {
  const where = new Conditions();
  where.addFor('r.list_id = ?', list.id);
  where.addFor('r.row <= ?', list.lastRow);
  where.addFor('r.language = ?', language);
  if (q !== undefined) {
    const whole = where.parameter(q);
    const part = where.parameter(containing(q));
    where.add(
      `(r.phone = ${whole} or r.email = lower(${whole}) or r.fax = ${whole} or r.name ilike ${part})`,
    );
  }
  const from = `from list_rows r ${where.where}`;
  return readPage<ListRow>(db, { columns, from, order: 'r.row', values: where.values }, range);
}

/** At most `limit` usable rows after a row, in their order: for reading a list page by page. */
export async function readRowsAfter(
  db: Db,
  list: { readonly id: string; readonly lastRow: number },
  after: number,
  limit: number,
): Promise<ListRow[]> {
  const answer = await db.sql.query<ListRow>({
    name: 'rows_after',
    text: `select ${columns} from list_rows r where r.list_id = $1 and r.row > $2 and r.row <= $3 order by r.row limit $4`,
    values: [list.id, after, list.lastRow, limit],
  });
  return answer.rows;
}

const atOnce = 20_000;

/** Takes out all rows after a row, in portions; answers how many. */
export async function deleteRowsAfter(db: Db, list: string, after: number): Promise<number> {
  return inPortions(
    db,
    `delete from list_rows where list_id = $1 and row in
       (select row from list_rows where list_id = $1 and row > $2 order by row limit ${atOnce})`,
    [list, after],
  );
}

/** Takes out of all rows of a list who they are, in portions; language and zone stay to be counted. */
export async function anonymiseRows(db: Db, list: string): Promise<number> {
  return inPortions(
    db,
    `update list_rows set ${nobody} where list_id = $1 and row in
       (select row from list_rows where list_id = $1 and not anonymised limit ${atOnce})`,
    [list],
  );
}

const nobody = 'name = null, phone = null, email = null, fax = null, extra = null, anonymised = true';

/** A row with the name of its list. */
export interface HeldRow extends ListRow {
  readonly list: string;
}

/** Rows of all lists in which one of these addresses stands, at most `limit`. */
export async function findRowsOfPerson(
  db: Db,
  addresses: { readonly phones: readonly string[]; readonly emails: readonly string[] },
  limit: number,
): Promise<HeldRow[]> {
  const answer = await db.sql.query<HeldRow>(
    `select ${columns}, l.name as list from list_rows r join contact_lists l on l.id = r.list_id
     where r.phone = any($1) or r.fax = any($1) or r.email = any($2) order by r.list_id, r.row limit $3`,
    [addresses.phones, addresses.emails, limit],
  );
  return answer.rows;
}

/** Takes out of these rows who they are; answers how many. */
export async function anonymiseRowsOfPerson(
  db: Db,
  addresses: { readonly phones: readonly string[]; readonly emails: readonly string[] },
): Promise<number> {
  const answer = await db.sql.query(
    `update list_rows set ${nobody} where phone = any($1) or fax = any($1) or email = any($2)`,
    [addresses.phones, addresses.emails],
  );
  return answer.rowCount ?? 0;
}

/** A statement again and again until it finds nothing: long transactions would hold up the feed of events (`feed.ts`). */
async function inPortions(db: Db, text: string, values: readonly unknown[]): Promise<number> {
  for (let all = 0; ;) {
    const { rowCount } = await db.sql.query(text, [...values]);
    all += rowCount ?? 0;
    if ((rowCount ?? 0) === 0) return all;
  }
}
