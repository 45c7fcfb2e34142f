/**
 * Contact lists being worked (`outreach` of the language): one row for each step that works a list, one for each of its
 * contacts, one for each attempt. Who the contacts are stands in `list_rows` only.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CallEventKind } from '../../domain/call-events.js';
import type { OutreachOrder } from '../../engine/outreach/order.js';
import { instant } from './columns.js';

export const outreaches = pgTable(
  'outreaches',
  {
    /** `<instance>.<activation>`: a step that orders twice orders one. */
    id: text().primaryKey(),
    instanceId: text('instance_id').notNull(),
    /** The version of the instance's workflow when it was ordered: its dispositions and calendars apply. */
    version: text().notNull(),
    listId: uuid('list_id'),
    order: jsonb().$type<OutreachOrder>().notNull(),
    /** `over`: worked to its end, or wanted no more. */
    state: text().$type<'working' | 'paused' | 'over'>().notNull(),
    /** Rows of the list up to this one are contacts. */
    loadedRow: integer('loaded_row').notNull().default(0),
    /** How often totals were told to the instance. */
    reports: integer().notNull().default(0),
    /** What it counts as against the limits of contracts; null: as nothing. */
    counts: text(),
    /** Of how many appointments beyond a full quota supervisors were told. */
    appointmentsTold: integer('appointments_told').notNull().default(0),
    /** What a supervisor has set in place of the order's rate: so many in so many milliseconds; null: the order's. */
    rateCount: integer('rate_count'),
    ratePerMs: integer('rate_per_ms'),
    /** The machine's next attempt may begin now or then: it keeps to the rate, however many work. */
    nextAt: instant('next_at'),
    /** Why the machine can't go on, and since when; null: it can. */
    trouble: text(),
    troubleAt: instant('trouble_at'),
    /** When every contact had been tried at least once; null: not yet. */
    allTriedAt: instant('all_tried_at'),
    /** How far it had come, a minute apart for an hour: `[instant, contacts tried, contacts done]`. */
    samples: jsonb().$type<readonly (readonly [number, number, number])[]>().notNull().default([]),
    begunAt: instant('begun_at').notNull(),
    endedAt: instant('ended_at'),
    /** By which its questionnaire is found by everybody (channel `web`). */
    code: text().unique(),
  },
  (t) => [
    index('outreaches_instance').on(t.instanceId),
    index('outreaches_begun').on(t.begunAt.desc(), t.id),
    index('outreaches_list').on(t.listId),
    index('outreaches_counts')
      .on(t.counts, t.begunAt)
      .where(sql`counts is not null`),
  ],
);

export const outreachContacts = pgTable(
  'outreach_contacts',
  {
    outreachId: text('outreach_id').notNull(),
    /** The row of the list. */
    row: integer().notNull(),
    /** By which it is worked: the row's own, else the step's. */
    channel: text().notNull().default('phone'),
    attempts: smallint().notNull().default(0),
    /** Of the last attempt. */
    outcome: text(),
    done: boolean().notNull().default(false),
    /** Nobody tries again: it is done once the person answers. */
    waits: boolean().notNull().default(false),
    /** Before it nobody tries again. */
    retryAt: instant('retry_at'),
    /** Whether `retry_at` is what was agreed with the person. */
    appointment: boolean().notNull().default(false),
    /** The skill that the last outcome asks of whoever tries again. */
    skill: text(),
    language: text(),
    /** Whom it has in common what the choice of the next contact goes by. */
    segment: bigint({ mode: 'number' }).notNull().default(0),
    /** The attempt that is under way; nobody else is given the contact meanwhile. */
    taken: uuid(),
    /** The questionnaire was completed. What was answered stands apart: see `answers`. */
    answered: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.outreachId, t.row] }),
    index('outreach_contacts_appointments')
      .on(t.outreachId, t.retryAt)
      .where(sql`not done and taken is null and appointment`),
    index('outreach_contacts_again')
      .on(t.outreachId, t.channel, t.appointment.desc(), t.retryAt)
      .where(sql`not done and taken is null and retry_at is not null`),
    index('outreach_contacts_fresh')
      .on(t.outreachId, t.channel, t.row)
      .where(sql`not done and not waits and taken is null and retry_at is null`),
    index('outreach_contacts_lane_again')
      .on(t.outreachId, t.segment, sql`coalesce(skill, '')`, t.retryAt)
      .where(sql`not done and taken is null and retry_at is not null and not appointment`),
    index('outreach_contacts_lane_fresh')
      .on(t.outreachId, t.segment, t.row)
      .where(sql`not done and not waits and taken is null and retry_at is null`),
  ],
);

/**
 * What contacts have in common by which the next one is chosen: channel, language, zone, hours, cells of quotas. There are
 * few of them, so who asks names those that are hers and open now, and each is a place of its own in the index.
 */
export const outreachSegments = pgTable(
  'outreach_segments',
  {
    outreachId: text('outreach_id').notNull(),
    /** A hash of the rest, which JSON can hold: 53 bits. */
    segment: bigint({ mode: 'number' }).notNull(),
    channel: text().notNull(),
    language: text(),
    zone: text(),
    /** The rows' own calendar of hours; null: the campaign's. */
    hours: text(),
    /** Cells of the campaign's quotas. */
    cells: text().array().notNull(),
    /** How many contacts it has, done or not. */
    contacts: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.outreachId, t.segment] })],
);

/** Interviews counted in cells of quotas. */
export const outreachFilled = pgTable(
  'outreach_filled',
  {
    outreachId: text('outreach_id').notNull(),
    cell: text().notNull(),
    n: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.outreachId, t.cell] })],
);

export const outreachAttempts = pgTable(
  'outreach_attempts',
  {
    id: uuid().primaryKey(),
    outreachId: text('outreach_id').notNull(),
    row: integer().notNull(),
    by: text().notNull(),
    /** The mark before the world is touched; `ended_at` is the one after. What has only the first is in doubt. */
    /** Of an attempt that the machine makes: the stretch of work in which it was begun. */
    worker: uuid(),
    begunAt: instant('begun_at').notNull(),
    endedAt: instant('ended_at'),
    /** Whether the world was touched isn't known: it waits for a person. */
    doubtAt: instant('doubt_at'),
    outcome: text(),
    remarks: text(),
    appointment: instant(),
    /** Of an attempt that another system has in hand: its id there, by which it tells what becomes of it. */
    job: text(),
    /** Of a fax: the pages that arrived, and how long the call took. */
    pages: smallint(),
    durationMs: integer('duration_ms'),
  },
  (t) => [
    index('outreach_attempts_contact').on(t.outreachId, t.row, t.begunAt),
    index('outreach_attempts_open')
      .on(t.outreachId, t.by)
      .where(sql`ended_at is null`),
    index('outreach_attempts_sheet').on(t.outreachId, t.begunAt, t.id),
  ],
);

/** What the telephone did in an attempt, as a switch tells it; in whatever order it comes. */
export const attemptEvents = pgTable(
  'attempt_events',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => outreachAttempts.id, { onDelete: 'cascade' }),
    /** The teller's own: told twice, it is noted once. */
    id: text().notNull(),
    kind: text().$type<CallEventKind>().notNull(),
    at: instant().notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.id] })],
);
/** Stretches of work of the machine: while one beats, what it began is in its hands; then it is in doubt. */
export const outreachWorkers = pgTable('outreach_workers', {
  id: uuid().primaryKey(),
  outreachId: text('outreach_id').notNull(),
  beatAt: instant('beat_at').notNull(),
  /** When it last wanted a telephone line and got none. */
  lineWantedAt: instant('line_wanted_at'),
});

/** The telephone lines of the installation, for all lists and workers: one is held while a call is made by it. */
export const telephoneLines = pgTable('telephone_lines', {
  line: integer().primaryKey(),
  /** The stretch of work that holds it; null: nobody. What beats no more holds none. */
  worker: uuid(),
  takenAt: instant('taken_at'),
});

/** Counts of contacts by where they stand, spread over shards so that those who count don't wait for one another. */
export const outreachCounts = pgTable(
  'outreach_counts',
  {
    outreachId: text('outreach_id').notNull(),
    shard: smallint().notNull(),
    /** An outcome of contacts that are done; empty: all contacts there are; `*tried`: those tried, or done untried; `*waits sent`: those that wait to be answered. */
    outcome: text().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.outreachId, t.shard, t.outcome] })],
);
