/** Contact lists themselves; their rows are in `list-rows.ts`. Instants in milliseconds, days as `2026-12-31`. */
import { eq } from 'drizzle-orm';
import { isoInstant } from './append-parts.js';
import { Conditions, containing, readPage, type Page, type Range } from './page.js';
import { contactLists } from './schema.js';
import type { Db } from './store.js';

export type ContactList = Readonly<typeof contactLists.$inferSelect>;

/** Makes a list without rows; false if one that is not removed has its name. */
export async function insertContactList(
  db: Db,
  list: Pick<ContactList, 'id' | 'name' | 'title' | 'retainUntil' | 'afterwards' | 'createdBy' | 'createdAt'>,
): Promise<boolean> {
  const made = await db.orm
    .insert(contactLists)
    .values({ ...list, state: 'importing' })
    .onConflictDoNothing()
    .returning({ id: contactLists.id });
  return made.length > 0;
}

/** The list, removed ones included, or null. */
export async function findContactList(db: Db, id: string): Promise<ContactList | null> {
  const [list] = await db.orm.select().from(contactLists).where(eq(contactLists.id, id));
  return list ?? null;
}

/** Keeps others from adding rows to the list, or taking them out, until the transaction ends. */
export async function lockContactList(db: Db, id: string): Promise<ContactList | null> {
  const [list] = await db.orm.select().from(contactLists).where(eq(contactLists.id, id)).for('update');
  return list ?? null;
}

/** Changes what people say of a list. */
export async function changeContactList(
  db: Db,
  id: string,
  change: Partial<Pick<ContactList, 'title' | 'retainUntil' | 'afterwards'>>,
): Promise<void> {
  await db.orm.update(contactLists).set(change).where(eq(contactLists.id, id));
}

/** Makes rows usable: all up to `lastRow`, `added` of them new. In the transaction that ends an import. */
export async function makeRowsUsable(
  db: Db,
  id: string,
  { added, lastRow, columns }: { readonly added: number; readonly lastRow: number; readonly columns: object },
): Promise<void> {
  await db.sql.query(
    `update contact_lists set rows = rows + $2, last_row = greatest(last_row, $3), columns = $4,
       state = case when state = 'importing' then 'ready' else state end where id = $1`,
    [id, added, lastRow, JSON.stringify(columns)],
  );
}

/** Makes no row of a list usable. */
export async function hideRows(db: Db, id: string): Promise<void> {
  await db.orm.update(contactLists).set({ lastRow: 0 }).where(eq(contactLists.id, id));
}

/** Notes that a list's persons, or its rows, are gone; of rows without persons all can be read again. */
export async function markEmptied(
  db: Db,
  id: string,
  state: 'anonymised' | 'removed',
  at: number,
): Promise<void> {
  await db.sql.query(
    `update contact_lists set state = $2, removed_at = $3,
       last_row = coalesce((select max(r.row) from list_rows r where r.list_id = $1), 0) where id = $1`,
    [id, state, isoInstant(at)],
  );
}

/** Lists that are to be emptied: their retention ended before this day, and they were not yet. */
export async function findListsPastRetention(db: Db, today: string): Promise<ContactList[]> {
  const answer = await db.sql.query<{ id: string }>(
    `select id from contact_lists where retain_until < $1::date
       and (state in ('importing', 'ready') or (state = 'anonymised' and afterwards = 'remove'))`,
    [today],
  );
  const lists = await Promise.all(answer.rows.map(({ id }) => findContactList(db, id)));
  return lists.filter((list) => list !== null);
}

export interface ContactListFilter {
  readonly id?: readonly string[] | undefined;
  readonly state?: ContactList['state'] | undefined;
  /** Part of the name or the title. */
  readonly q?: string | undefined;
}

/** A page of lists, the newest first; removed ones only where they are asked for. */
export async function listContactLists(
  db: Db,
  { id, state, q }: ContactListFilter,
  range: Range,
): Promise<Page<ContactList>> {
  const where = new Conditions();
  where.addFor('l.id::text = any(?)', id);
  if (state === undefined && id === undefined) where.add(`l.state <> 'removed'`);
  where.addFor('l.state = ?', state);
  where.addFor('(l.name ilike ? or l.title ilike ?)', q === undefined ? undefined : containing(q));
  return readPage<ContactList>(
    db,
    {
      columns: `l.id, l.name, l.title, l.state, l.rows, l.last_row as "lastRow", l.columns, l.retain_until::text as "retainUntil",
        l.afterwards, l.created_by as "createdBy", l.created_at as "createdAt", l.removed_at as "removedAt"`,
      from: `from contact_lists l ${where.where}`,
      order: 'l.created_at desc, l.id',
      values: where.values,
    },
    range,
  );
}
