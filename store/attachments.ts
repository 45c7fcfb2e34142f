/** Attachments: what there is beside the file. Whose it is says who may see it: an instance's or a contact's readers, else who uploaded it. */
import type { Json } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Instants in milliseconds; `name` is sealed by the attachment's key. */
export interface AttachmentRow {
  readonly id: string;
  readonly hash: string;
  readonly size: number;
  readonly type: string;
  readonly name: Json;
  readonly wrapped: string;
  readonly instanceId: string | null;
  readonly contactId: string | null;
  readonly uploadedBy: string | null;
  readonly createdAt: number;
}

const columns = `id, hash, size, type, name, wrapped, instance_id as "instanceId", contact_id as "contactId",
  uploaded_by as "uploadedBy", created_at as "createdAt"`;

/** Writes the row of a file that is on disk. False: there is one of this id already. */
export async function insertAttachment(db: Db, row: AttachmentRow): Promise<boolean> {
  const answer = await db.sql.query(
    `insert into attachments (id, hash, size, type, name, wrapped, instance_id, contact_id, uploaded_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      ...[row.id, row.hash, row.size, row.type, JSON.stringify(row.name), row.wrapped],
      ...[row.instanceId, row.contactId, row.uploadedBy, isoInstant(row.createdAt)],
    ],
  );
  return answer.rowCount === 1;
}

/** Those of these attachments that there are. */
export async function findAttachments(db: Db, ids: readonly string[]): Promise<AttachmentRow[]> {
  const answer = await db.sql.query<AttachmentRow>(
    `select ${columns} from attachments where id = any($1) order by created_at, id`,
    [ids],
  );
  return answer.rows;
}

/** The attachments of an instance, oldest first; at most a thousand. */
export async function attachmentsOfInstance(db: Db, instanceId: string): Promise<AttachmentRow[]> {
  const answer = await db.sql.query<AttachmentRow>(
    `select ${columns} from attachments where instance_id = $1 order by created_at, id limit 1000`,
    [instanceId],
  );
  return answer.rows;
}

/** The attachments of contacts, oldest first. */
export async function attachmentsOfContacts(db: Db, contacts: readonly string[]): Promise<AttachmentRow[]> {
  const answer = await db.sql.query<AttachmentRow>(
    `select ${columns} from attachments where contact_id = any($1) order by created_at, id`,
    [contacts],
  );
  return answer.rows;
}

/** Gives the attachments of a contact to the instance that took it. */
export async function giveToInstance(db: Db, contactId: string, instanceId: string): Promise<void> {
  await db.sql.query(
    'update attachments set instance_id = $2 where contact_id = $1 and instance_id is null',
    [contactId, instanceId],
  );
}

/** Forgets all attachments of an instance, and with them their keys; their files are left to be removed. */
export async function forgetAttachments(
  db: Db,
  instanceId: string,
): Promise<{ readonly id: string; readonly hash: string }[]> {
  const answer = await db.sql.query<{ id: string; hash: string }>(
    'delete from attachments where instance_id = $1 returning id, hash',
    [instanceId],
  );
  return answer.rows;
}

/** Forgets uploads that nothing took in since `before`; their files are left to be removed. */
export async function forgetLooseAttachments(
  db: Db,
  before: number,
): Promise<{ readonly id: string; readonly hash: string }[]> {
  const answer = await db.sql.query<{ id: string; hash: string }>(
    'delete from attachments where instance_id is null and contact_id is null and created_at < $1 returning id, hash',
    [isoInstant(before)],
  );
  return answer.rows;
}
