/** What came in by a channel, and files: uploaded, come with a contact, or stored by a service. */
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Json } from '../../engine/json.js';
import { instant } from './columns.js';

export const contacts = pgTable(
  'contacts',
  {
    id: text().primaryKey(),
    channel: text().notNull(),
    workflow: text().notNull(),
    /** Keyed hash of the recipient and the mail's own id: what came twice is one contact. */
    identity: text().notNull(),
    /** Keyed hash of the sender, by which a contact is found. */
    sender: text().notNull(),
    /** Sealed: what expressions see as `message`. */
    content: jsonb().$type<Json>(),
    /** The contact's key, wrapped by the master key; null once erased. */
    wrapped: text(),
    /** `received`: kept, and still to be dealt with. */
    state: text()
      .$type<'received' | 'opened' | 'delivered' | 'unassigned' | 'ignored' | 'discarded'>()
      .notNull(),
    /** Why it is where it is, in a word or a sentence without personal data. */
    reason: text(),
    /** The instance that it answers, was assigned to, or opened. */
    instanceId: text('instance_id'),
    /** By which its sender calls it; only of public requests. */
    number: text(),
    receivedAt: instant('received_at').notNull(),
    handledBy: text('handled_by'),
    handledAt: instant('handled_at'),
  },
  (t) => [
    uniqueIndex('contacts_identity').on(t.identity),
    index('contacts_received').on(t.receivedAt.desc().nullsFirst(), t.id),
    index('contacts_open')
      .on(t.state, t.receivedAt.desc().nullsFirst(), t.id)
      .where(sql`state in ('received', 'unassigned')`),
    index('contacts_instance').on(t.instanceId),
    index('contacts_sender').on(t.sender),
  ],
);

export const attachments = pgTable(
  'attachments',
  {
    id: text().primaryKey(),
    /** Keyed hash of the content, by which its file is named. */
    hash: text().notNull(),
    size: integer().notNull(),
    type: text().notNull(),
    /** Sealed by the attachment's own key. */
    name: jsonb().$type<Json>().notNull(),
    /** Its key, wrapped by the master key. */
    wrapped: text().notNull(),
    instanceId: text('instance_id'),
    contactId: text('contact_id'),
    uploadedBy: text('uploaded_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('attachments_instance').on(t.instanceId),
    index('attachments_contact').on(t.contactId),
    index('attachments_loose')
      .on(t.createdAt)
      .where(sql`instance_id is null and contact_id is null`),
  ],
);

/** A notice by mail to one person: marked before the mail goes out and after, like an effect. */
export const noticeMails = pgTable(
  'notice_mails',
  {
    noticeId: bigint('notice_id', { mode: 'number' }).notNull(),
    user: text().notNull(),
    state: text()
      .$type<'pending' | 'started' | 'done' | 'failed' | 'in_doubt'>()
      .notNull()
      .default('pending'),
    attempt: integer().notNull().default(0),
    /** When it may be tried (next), or was begun. */
    at: instant().notNull(),
    error: text(),
  },
  (t) => [
    primaryKey({ columns: [t.noticeId, t.user] }),
    index('notice_mails_open')
      .on(t.at)
      .where(sql`state in ('pending', 'started')`),
  ],
);
