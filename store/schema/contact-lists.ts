/**
 * Contact lists: who is to be phoned, mailed or faxed by a campaign. Personal data of lists stand in their rows only, in the
 * clear (by the million they are sought and sorted), until the list's retention date (docs/decisions/0023-contact-lists.md).
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Json } from '../../engine/json.js';
import { instant } from './columns.js';

export const contactLists = pgTable(
  'contact_lists',
  {
    id: uuid().primaryKey(),
    /** As in definitions (`residents_2026`); free again once the list was removed. */
    name: text().notNull(),
    title: text().notNull(),
    /** `importing`: has no usable row yet; `ready`: to be worked, while more rows may come; then without persons, or without rows. */
    state: text().$type<'importing' | 'ready' | 'anonymised' | 'removed'>().notNull(),
    /** How many rows are usable. */
    rows: integer().notNull().default(0),
    /** Rows up to this one are usable; what lies beyond belongs to an import at work. Whoever works a list heeds it. */
    lastRow: integer('last_row').notNull().default(0),
    /** The columns as the newest import took them. */
    columns: jsonb().$type<Json>(),
    /** Until and including this day persons are kept; null: until somebody says. */
    retainUntil: date('retain_until', { mode: 'string' }),
    /** What happens then: rows without persons stay to be counted, or no row does. */
    afterwards: text().$type<'anonymise' | 'remove'>().notNull().default('anonymise'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When persons, or rows, went. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('contact_lists_name')
      .on(t.name)
      .where(sql`state <> 'removed'`),
    index('contact_lists_created').on(t.createdAt.desc().nullsFirst(), t.id),
    index('contact_lists_retention')
      .on(t.retainUntil)
      .where(sql`state in ('importing', 'ready')`),
  ],
);

/** Without a foreign key to the list, which would cost an import more than its rows: lists are never deleted, rows go before their list says so. */
export const listRows = pgTable(
  'list_rows',
  {
    listId: uuid('list_id').notNull(),
    /** From 1; one that was refused or taken out leaves a gap. */
    row: integer().notNull(),
    name: text(),
    /** E.164. */
    phone: text(),
    /** In small letters. */
    email: text(),
    /** E.164. */
    fax: text(),
    /** As `it`, `de`. */
    language: text(),
    /** As `Europe/Rome`. */
    zone: text(),
    /** The row's own channel and calendar of hours, where the file says one: they win over the campaign's. */
    channel: text(),
    hours: text(),
    /** All other columns of the file, as they came: texts by the column's name. */
    extra: jsonb().$type<Readonly<Record<string, string>>>(),
    addedAt: instant('added_at').notNull(),
    /** True once nothing in it says who it was. */
    anonymised: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.row] }),
    index('list_rows_phone')
      .using('hash', t.phone)
      .where(sql`phone is not null`),
    index('list_rows_email')
      .using('hash', t.email)
      .where(sql`email is not null`),
    index('list_rows_fax')
      .using('hash', t.fax)
      .where(sql`fax is not null`),
  ],
);

/** A file on its way into a list. The file itself lies encrypted beside attachments until the import is over. */
export const listImports = pgTable(
  'list_imports',
  {
    id: uuid().primaryKey(),
    listId: uuid('list_id').notNull(),
    fileName: text('file_name').notNull(),
    size: integer().notNull(),
    /** The file, and its key, wrapped; both null once it is no longer needed. */
    fileHash: text('file_hash'),
    wrapped: text(),
    /** `uploaded`: waits for a person to say how; `waiting`, `running`: the server's business; then one of three ends. */
    state: text().$type<'uploaded' | 'waiting' | 'running' | 'done' | 'refused' | 'given_up'>().notNull(),
    /** What was found out of the file: format, encoding, separator, header. */
    shape: jsonb().$type<Json>(),
    /** The header in one form, by which the mapping is remembered. */
    header: text(),
    /** How it is taken: mapping, good rows or all, what is done with duplicates. */
    options: jsonb().$type<Json>(),
    bytesRead: integer('bytes_read').notNull().default(0),
    rowsGood: integer('rows_good').notNull().default(0),
    rowsRefused: integer('rows_refused').notNull().default(0),
    /** How many rows were refused for what. */
    reasons: jsonb().$type<Readonly<Record<string, number>>>(),
    /** Why it came to nothing, as a code of `domain/lists/`. */
    fault: text(),
    by: text().notNull(),
    /** How often a server has begun it: a file that brings servers down is given up. */
    attempts: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('list_imports_list').on(t.listId, t.createdAt.desc().nullsFirst()),
    index('list_imports_header').on(t.header, t.createdAt.desc().nullsFirst()),
    uniqueIndex('list_imports_one')
      .on(t.listId)
      .where(sql`state in ('waiting', 'running')`),
  ],
);

/** Rows that an import refused, to be downloaded as a file; they go with the list's persons. */
export const listRefusals = pgTable(
  'list_refusals',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => listImports.id, { onDelete: 'cascade' }),
    /** Of the file, from 1, the header included. */
    line: integer().notNull(),
    /** The column's name in the file; null where the whole row is meant. */
    column: text(),
    /** Why, as a code of `domain/lists/`. */
    code: text().notNull(),
    /** What the code's sentence names: the other row of a duplicate, say. */
    detail: text(),
    /** The row as it came, cut where it is very long. */
    raw: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

/** Addresses that nobody may be contacted at by a campaign: whoever objected stays here after an erasure too. */
export const doNotContact = pgTable(
  'do_not_contact',
  {
    kind: text().$type<'phone' | 'email' | 'fax'>().notNull(),
    /** Normalised as in `list_rows`. */
    address: text().notNull(),
    since: instant().notNull(),
    reason: text(),
    by: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.address] }), index('do_not_contact_since').on(t.since.desc())],
);
