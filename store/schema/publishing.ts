/** What is to be published but isn't yet, the moves of running instances that follow, and the organisation's settings. */
import { sql } from 'drizzle-orm';
import { bigint, index, integer, json, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Worded } from '../../engine/wording/worded.js';
import type { Json, JsonObject } from '../../engine/json.js';
import { instant } from './columns.js';

/** A set of definitions that waits: for another person's approval, then for its date. */
export const proposals = pgTable(
  'proposals',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    author: text().notNull(),
    note: text(),
    proposedAt: instant('proposed_at').notNull(),
    /** The texts as they were when they were proposed, each with the version that it was begun from. */
    parts: json().$type<readonly ProposedPart[]>().notNull(),
    /** What is to be done to running instances once it is published. */
    followUp: text('follow_up').$type<'none' | 'retime' | 'migrate'>().notNull(),
    /** When it becomes valid; null: as soon as it may. */
    validAt: instant('valid_at'),
    state: text()
      .$type<'awaiting_approval' | 'awaiting_date' | 'published' | 'rejected' | 'failed'>()
      .notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    /** What the gate said when it was proposed, or why it failed in the end. */
    report: json().$type<JsonObject>().notNull(),
    /** The publication that it became. */
    publication: bigint({ mode: 'number' }),
  },
  (t) => [
    index('proposals_waiting')
      .on(t.validAt)
      .where(sql`state in ('awaiting_approval', 'awaiting_date')`),
  ],
);

export interface ProposedPart {
  readonly kind: string;
  readonly name: string;
  /** Null: the definition is to go. */
  readonly text: string | null;
  readonly baseVersion: number | null;
}

/** Running instances that are to go over to another version, one by one; which are left follows from their versions. */
export const batches = pgTable(
  'batches',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().$type<'migrate' | 'retime'>().notNull(),
    /** The workflow that is migrated, or the calendar that was changed. */
    subject: text().notNull(),
    /** The version to go to, or of the calendar. */
    target: text().notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    moved: integer().notNull().default(0),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('batches_open')
      .on(t.id)
      .where(sql`ended_at is null`),
  ],
);

/** Instances that could not be moved, with why. */
export const batchRefusals = pgTable(
  'batch_refusals',
  {
    batch: bigint({ mode: 'number' }).notNull(),
    instanceId: text('instance_id').notNull(),
    number: text().notNull(),
    message: text().notNull(),
    /** The message as it can be said in any language; null in older rows. */
    worded: jsonb().$type<Worded>(),
  },
  (t) => [primaryKey({ columns: [t.batch, t.instanceId] })],
);

/** What the organisation has decided for itself, by name. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().$type<Json>().notNull(),
});
