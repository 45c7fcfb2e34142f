/**
 * Answers to questionnaires, and the personal links by which they come. An answer to an anonymous questionnaire has nothing
 * in common with the contact that gave it: no contact, no instant finer than its day. What joins them is the link itself,
 * which no table holds: the invitation and the answer each have a hash of it, made differently.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../engine/json.js';
import { instant } from './columns.js';

export const invitations = pgTable(
  'invitations',
  {
    tokenHash: text('token_hash').primaryKey(),
    outreachId: text('outreach_id').notNull(),
    /** The row of the list. */
    row: integer().notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** Something was saved by it: it stays good whatever link comes after. */
    begun: boolean().notNull().default(false),
    /** Replaced by a newer one. */
    void: boolean().notNull().default(false),
  },
  (t) => [index('invitations_contact').on(t.outreachId, t.row)],
);

export const answers = pgTable(
  'answers',
  {
    id: uuid().primaryKey(),
    outreachId: text('outreach_id').notNull(),
    /** The questionnaire in the version in which it was begun. */
    questionnaire: text().notNull(),
    version: integer().notNull(),
    language: text().notNull(),
    anonymous: boolean().notNull(),
    complete: boolean().notNull().default(false),
    /** The day of the last change, in the organisation's zone; null of anonymous ones by phone, as attempts have their times. */
    day: date(),
    /** Anonymous ones that are complete were written anew, in no order: where they lie tells nothing. */
    mixed: boolean().notNull().default(false),
    data: jsonb().$type<JsonObject>().notNull(),
    /** The hash of the link or of the page's key by which it is gone on with. */
    resume: text(),
    /** The contact's row in the list; of an anonymous one only while an operator goes on with it. */
    row: integer(),
    begunAt: instant('begun_at'),
    completedAt: instant('completed_at'),
  },
  (t) => [
    index('answers_outreach').on(t.outreachId, t.complete, t.day),
    index('answers_results').on(t.outreachId, t.id),
    index('answers_to_mix')
      .on(t.day)
      .where(sql`anonymous and complete and not mixed`),
    uniqueIndex('answers_resume')
      .on(t.resume)
      .where(sql`resume is not null`),
    uniqueIndex('answers_contact')
      .on(t.outreachId, t.row)
      .where(sql`row is not null`),
    check(
      'answers_kept_apart',
      sql`not anonymous or (begun_at is null and completed_at is null and (row is null or (not complete and resume is null)))`,
    ),
  ],
);
