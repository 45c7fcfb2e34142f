/** Calls that came in, the events that tell of them, their queues, and probes of the components that carry them (record 0033). */
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { CallOutcome } from '../../domain/calls/call.js';
import type { Contradiction } from '../../domain/calls/contradictions.js';
import { bytes, instant } from './columns.js';

/** One row a call, as its events have it; written with them. Spans in milliseconds. */
export const calls = pgTable(
  'calls',
  {
    id: text().primaryKey(),
    offeredAt: instant('offered_at').notNull(),
    outcome: text().$type<CallOutcome>().notNull(),
    service: text(),
    language: text(),
    body: text(),
    queue: text(),
    /** Null where there is none beside `queue`; so with `operators`. */
    queues: text().array(),
    welcomedAt: instant('welcomed_at'),
    queuedAt: instant('queued_at'),
    answeredAt: instant('answered_at'),
    endedAt: instant('ended_at'),
    waitedMs: integer('waited_ms'),
    talkedMs: integer('talked_ms'),
    heldMs: integer('held_ms'),
    wrappedMs: integer('wrapped_ms'),
    ivrMs: integer('ivr_ms'),
    operator: text(),
    operators: text().array(),
    presented: smallint().notNull(),
    transfers: smallint().notNull(),
    callBackOffered: boolean('call_back_offered').notNull(),
    /** As an event told it. */
    firstContact: boolean('first_contact'),
    /** Null where there are none. */
    contradictions: text().array().$type<Contradiction[]>(),
    /** When an event of it was last taken, by our clock. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    index('calls_offered').on(t.offeredAt, t.id),
    // A queue with few calls among a million, the newest first.
    index('calls_queue')
      .on(t.queue, t.offeredAt)
      .where(sql`queue is not null`),
    index('calls_open')
      .on(t.offeredAt)
      .where(sql`ended_at is null`),
    index('calls_contradicting')
      .on(t.offeredAt)
      .where(sql`contradictions is not null`),
  ],
);

/** The events of a call, all in one row: it is what two who tell of a call at once wait for. */
export const callEvents = pgTable('call_events', {
  callId: text('call_id').primaryKey(),
  /** As `domain/calls/kept-events.ts` writes them. */
  events: bytes().notNull(),
});

/** Queues of the switch; one that nobody has described yet is unknown, and listed as such. */
export const callQueues = pgTable('call_queues', {
  name: text().primaryKey(),
  known: boolean().notNull(),
  title: text(),
  /** What holds for calls whose events say none. */
  service: text(),
  language: text(),
  body: text(),
  firstSeenAt: instant('first_seen_at').notNull(),
});

/** Which instances a call opened or concerned. */
export const callInstances = pgTable(
  'call_instances',
  {
    callId: text('call_id').notNull(),
    instanceId: text('instance_id').notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.instanceId] }),
    index('call_instances_instance').on(t.instanceId),
  ],
);

/** Whether a component answered when it was asked. */
export const probes = pgTable(
  'probes',
  {
    id: text().primaryKey(),
    component: text().notNull(),
    at: instant().notNull(),
    up: boolean().notNull(),
  },
  (t) => [index('probes_component').on(t.component, t.at)],
);
