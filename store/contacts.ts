/** What came in by a channel: kept first, then dealt with. */
import type { Json } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { Db } from './store.js';

export type ContactState = 'received' | 'opened' | 'delivered' | 'unassigned' | 'ignored' | 'discarded';

/** Instants in milliseconds; `content` is sealed by the contact's key. */
export interface ContactRow {
  readonly id: string;
  readonly channel: string;
  readonly workflow: string;
  readonly content: Json;
  readonly wrapped: string | null;
  readonly state: ContactState;
  readonly reason: string | null;
  readonly instanceId: string | null;
  /** By which its sender calls it; only of public requests. */
  readonly number: string | null;
  readonly receivedAt: number;
  readonly handledBy: string | null;
  readonly handledAt: number | null;
}

/** A contact to be kept, with the hashes by which it is told from others and found. */
export interface NewContact extends ContactRow {
  readonly identity: string;
  readonly sender: string;
}

const columns = `id, channel, workflow, content, wrapped, state, reason, instance_id as "instanceId", number,
  received_at as "receivedAt", handled_by as "handledBy", handled_at as "handledAt"`;

/** Keeps a contact. False: it was kept before. */
export async function insertContact(db: Db, contact: NewContact): Promise<boolean> {
  const answer = await db.sql.query(
    `insert into contacts (id, channel, workflow, identity, sender, content, wrapped, state, reason, instance_id, received_at, number)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (identity) do nothing`,
    [
      ...[contact.id, contact.channel, contact.workflow, contact.identity, contact.sender],
      ...[JSON.stringify(contact.content), contact.wrapped, contact.state, contact.reason],
      ...[contact.instanceId, isoInstant(contact.receivedAt), contact.number],
    ],
  );
  return answer.rowCount === 1;
}

/** Whether a contact of this identity was kept. */
export async function isContactKept(db: Db, identity: string): Promise<boolean> {
  const answer = await db.sql.query('select from contacts where identity = $1', [identity]);
  return answer.rowCount === 1;
}

/** A contact; `lock` holds its row until the transaction ends. */
export async function findContact(db: Db, id: string, lock = false): Promise<ContactRow | null> {
  const answer = await db.sql.query<ContactRow>(
    `select ${columns} from contacts where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return answer.rows[0] ?? null;
}

/** Ids of contacts received before `before` that nobody has dealt with, oldest first. */
export async function listUnhandledContacts(db: Db, before: number, limit: number): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>(
    `select id from contacts where state = 'received' and received_at < $1 order by received_at, id limit $2`,
    [isoInstant(before), limit],
  );
  return answer.rows.map(({ id }) => id);
}

/** Whether somebody with this hash wrote what opened, or was delivered to, the instance. */
export async function hasWrittenTo(db: Db, instanceId: string, sender: string): Promise<boolean> {
  const answer = await db.sql.query(
    `select from contacts where instance_id = $1 and sender = $2 and state in ('opened', 'delivered') limit 1`,
    [instanceId, sender],
  );
  return answer.rowCount === 1;
}

/** What became of a contact that was in one of the states `from`; false where it was in none of them. */
export async function settleContact(
  db: Db,
  id: string,
  from: readonly ContactState[],
  to: {
    readonly state: ContactState;
    readonly reason: string | null;
    readonly instanceId: string | null;
    readonly by: string | null;
    readonly at: number;
  },
): Promise<boolean> {
  const answer = await db.sql.query(
    `update contacts set state = $3, reason = $4, instance_id = coalesce($5, instance_id), handled_by = $6, handled_at = $7
     where id = $1 and state = any($2)`,
    [id, from, to.state, to.reason, to.instanceId, to.by, isoInstant(to.at)],
  );
  return answer.rowCount === 1;
}

export interface ContactFilter {
  readonly ids?: readonly string[] | undefined;
  readonly state?: ContactState | undefined;
  readonly channel?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly sender?: string | undefined;
}

/** A page of contacts. */
export async function listContacts(
  db: Db,
  filter: ContactFilter,
  sort: { readonly descending: boolean },
  range: Range,
): Promise<Page<ContactRow>> {
  const where = new Conditions();
  where.addFor('id = any(?)', filter.ids);
  where.addFor('state = ?', filter.state);
  where.addFor('channel = ?', filter.channel);
  where.addFor('instance_id = ?', filter.instanceId);
  where.addFor('sender = ?', filter.sender);
  const order = sort.descending ? 'received_at desc nulls first, id' : 'received_at, id desc';
  const list = { columns, from: `from contacts ${where.where}`, order, values: where.values };
  return readPage<ContactRow>(db, list, range);
}

/** Erases what contacts of an instance say and who wrote; that they came stays. */
export async function eraseContacts(db: Db, instanceId: string): Promise<void> {
  await db.sql.query(
    `update contacts set content = null, wrapped = null, sender = '', identity = 'erased ' || id where instance_id = $1`,
    [instanceId],
  );
}

/** What opened, or was delivered to, an instance, oldest first; at most a thousand. */
export async function listContactsOf(db: Db, instanceId: string): Promise<ContactRow[]> {
  const answer = await db.sql.query<ContactRow>(
    `select ${columns} from contacts where instance_id = $1 and state in ('opened', 'delivered') order by received_at, id limit 1000`,
    [instanceId],
  );
  return answer.rows;
}

/** What senders with these hashes wrote that no instance took, oldest first; at most a thousand. */
export async function listLooseContacts(db: Db, senders: readonly string[]): Promise<ContactRow[]> {
  const answer = await db.sql.query<ContactRow>(
    `select ${columns} from contacts where sender = any($1) and state not in ('opened', 'delivered') order by received_at, id limit 1000`,
    [senders],
  );
  return answer.rows;
}

/** Erases what `listLooseContacts` gives, beyond a thousand too, and forgets its attachments, whose files are left to be removed. */
export async function eraseLooseContacts(
  db: Db,
  senders: readonly string[],
): Promise<{ readonly id: string; readonly hash: string }[]> {
  const answer = await db.sql.query<{ id: string; hash: string }>(
    `with erased as (update contacts set content = null, wrapped = null, sender = '', identity = 'erased ' || id
        where sender = any($1) and state not in ('opened', 'delivered') returning id)
     delete from attachments using erased where contact_id = erased.id and attachments.instance_id is null
     returning attachments.id, attachments.hash`,
    [senders],
  );
  return answer.rows;
}
