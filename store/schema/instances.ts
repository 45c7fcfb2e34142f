/** Instances and all that the append writes with them: the log (the truth) and its projection. */
import type { Watched } from '../../domain/watched.js';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Json, JsonObject } from '../../engine/json.js';
import { instant, transactionId } from './columns.js';

export const instances = pgTable(
  'instances',
  {
    id: text().primaryKey(),
    number: text().notNull().unique(),
    workflow: text().notNull(),
    version: text().notNull(),
    key: text(),
    state: text().$type<'running' | 'ended' | 'cancelled'>().notNull(),
    /** It has ended, but calls that it made last are on their way or to be tried again: its workflow goes on. */
    closing: boolean().notNull().default(false),
    outcome: text(),
    priority: smallint().notNull(),
    /** How many incidents are open. */
    incidents: smallint().notNull().default(0),
    /** Sealed: a text, or `{"$sealed"}`. */
    summary: jsonb().$type<Json>(),
    data: jsonb().$type<JsonObject>().notNull(),
    /** The engine's state, sealed, as JSON text that PostgreSQL neither parses nor compresses: only the engine reads it. */
    engineState: text('engine_state').notNull(),
    sequence: integer().notNull(),
    /** Up to here the instance's workflow surely knows all that it has to do. */
    confirmed: integer().notNull(),
    /** Whether it has had something to do for a workflow; until then it has none. */
    hasWorkflow: boolean('has_workflow').notNull().default(true),
    due: instant(),
    startedBy: text('started_by'),
    channel: text(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    updatedAt: instant('updated_at').notNull(),
    requestHash: text('request_hash').notNull(),
    previous: text(),
    /** The instance that called it, and the step there. */
    caller: text(),
    callerStep: text('caller_step'),
  },
  (t) => [
    uniqueIndex('instances_key')
      .on(t.workflow, t.key)
      .where(sql`state = 'running' and key is not null`),
    // Of all instances, for who searches by a key.
    index('instances_by_key')
      .on(t.key)
      .where(sql`key is not null`),
    index('instances_of_key')
      .on(t.workflow, t.key, t.startedAt)
      .where(sql`key is not null`),
    index('instances_caller')
      .on(t.caller, t.startedAt)
      .where(sql`caller is not null`),
    index('instances_started').on(t.startedAt.desc().nullsFirst(), t.id),
    index('instances_workflow').on(t.workflow, t.startedAt.desc().nullsFirst(), t.id),
    index('instances_running')
      .on(t.startedAt.desc().nullsFirst(), t.id)
      .where(sql`state = 'running'`),
    index('instances_incidents')
      .on(t.startedAt.desc().nullsFirst(), t.id)
      .where(sql`incidents > 0`),
    index('instances_open_ids')
      .on(t.id)
      .where(sql`state = 'running' or closing`),
    // A BRIN index alone leaves updates heap-only (no new entry in any index), which saves a quarter of an append's CPU.
    index('instances_updated').using('brin', t.updatedAt).with({ pages_per_range: 32, autosummarize: true }),
  ],
);

export const log = pgTable(
  'log',
  {
    instanceId: text('instance_id').notNull(),
    sequence: integer().notNull(),
    commandId: text('command_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    type: text().notNull(),
    step: text(),
    by: text(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** Not jsonb, here and for effects: replaying needs the very order of keys that was sent, and nobody searches in it. */
    event: json().$type<JsonObject>().notNull(),
    details: json().$type<Json>().notNull(),
    answer: json().$type<Json>(),
    xid: transactionId()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (t) => [
    primaryKey({ columns: [t.instanceId, t.sequence] }),
    uniqueIndex('log_command').on(t.instanceId, t.commandId),
    index('log_feed').on(t.xid, t.position),
  ],
);

export const tasks = pgTable(
  'tasks',
  {
    id: text().primaryKey(),
    instanceId: text('instance_id').notNull(),
    number: text().notNull(),
    workflow: text().notNull(),
    step: text().notNull(),
    title: jsonb().$type<Json>().notNull(),
    state: text().$type<'ready' | 'claimed' | 'done' | 'cancelled'>().notNull(),
    groups: text().array().notNull(),
    user: text(),
    skills: text().array().notNull(),
    mode: text(),
    notBy: text('not_by').array().notNull(),
    assignee: text(),
    priority: smallint().notNull(),
    due: instant(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    outcome: text(),
    by: text(),
    offeredTo: text('offered_to'),
    offeredUntil: instant('offered_until'),
  },
  (t) => [
    index('tasks_instance').on(t.instanceId),
    index('tasks_created').on(t.createdAt, t.id),
    index('tasks_urgency')
      .on(t.priority.desc().nullsFirst(), t.due, t.createdAt, t.id)
      .where(sql`state in ('ready', 'claimed')`),
    // The same for what `tasks/next` looks through: however many urgent ones are claimed, they are not on its way.
    index('tasks_next')
      .on(t.priority.desc().nullsFirst(), t.due, t.createdAt, t.id)
      .where(sql`state = 'ready'`),
    index('tasks_due')
      .on(t.due, t.id)
      .where(sql`state in ('ready', 'claimed')`),
    index('tasks_groups')
      .using('gin', t.groups)
      .where(sql`state in ('ready', 'claimed')`),
    index('tasks_assignee')
      .on(t.assignee)
      .where(sql`state in ('ready', 'claimed') and assignee is not null`),
    index('tasks_user')
      .on(t.user)
      .where(sql`state in ('ready', 'claimed') and "user" is not null`),
  ],
);

export const clocks = pgTable(
  'clocks',
  {
    instanceId: text('instance_id').notNull(),
    clock: text().notNull(),
    lap: integer().notNull(),
    title: jsonb().$type<Json>().notNull(),
    measure: text(),
    state: text().$type<'pending' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled'>().notNull(),
    startedAt: instant('started_at'),
    dueAt: instant('due_at'),
    stoppedAt: instant('stopped_at'),
    breached: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.instanceId, t.clock, t.lap] }),
    index('clocks_overdue')
      .on(t.instanceId)
      .where(sql`breached and stopped_at is null`),
    // Which laps fall due in a month; BRIN, so that updates stay heap-only.
    index('clocks_due').using('brin', t.dueAt).with({ pages_per_range: 32, autosummarize: true }),
  ],
);

export const notices = pgTable(
  'notices',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    instanceId: text('instance_id').notNull(),
    /** `g:<group>` or `u:<user>`. */
    principal: text().notNull(),
    template: text(),
    clock: text(),
    taskId: text('task_id'),
    at: instant().notNull(),
    readAt: instant('read_at'),
    /** What its template says, in each language; sealed. */
    texts: json().$type<Json>(),
    /** What happened to an instance that its reader watches; null for what a definition says. */
    watched: text().$type<Watched>(),
    /** Whether mails have been made of it. */
    mailed: boolean().notNull().default(false),
  },
  (t) => [
    index('notices_principal').on(t.principal, t.id.desc().nullsFirst()),
    index('notices_unmailed')
      .on(t.id)
      .where(sql`not mailed`),
  ],
);

export const effects = pgTable(
  'effects',
  {
    instanceId: text('instance_id').notNull(),
    id: text().notNull(),
    step: text().notNull(),
    service: text().notNull(),
    input: json().$type<JsonObject>().notNull(),
    state: text()
      .$type<'pending' | 'started' | 'done' | 'failed' | 'in_doubt'>()
      .notNull()
      .default('pending'),
    attempt: integer().notNull(),
    timeoutMs: integer('timeout_ms').notNull(),
    result: json().$type<Json>(),
    error: json().$type<JsonObject>(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.instanceId, t.id] }),
    index('effects_unsettled')
      .on(t.startedAt)
      .where(sql`state in ('started', 'in_doubt')`),
  ],
);

/** Who may see an instance; its start is repeated here so that a person's list is read in its order from one index. */
export const visible = pgTable(
  'visible',
  {
    instanceId: text('instance_id').notNull(),
    principal: text().notNull(),
    startedAt: instant('started_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.instanceId, t.principal] }),
    index('visible_principal').on(t.principal, t.startedAt.desc().nullsFirst(), t.instanceId),
  ],
);

/** The last number given out in each series (`<workflow>/<year>`). */
export const counters = pgTable('counters', {
  name: text().primaryKey(),
  value: bigint({ mode: 'number' }).notNull(),
});

/** Messages to a key with which no instance ran, and those that nothing took: whole and sealed under a key of their own. */
export const keptMessages = pgTable(
  'kept_messages',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workflow: text().notNull(),
    /** The keyed hash of the business key; null for one that an instance had kept. */
    key: text(),
    messageId: text('message_id').notNull(),
    name: text().notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Data and sender, sealed; null where the log has them. */
    content: json().$type<Json>(),
    wrapped: text(),
    at: instant().notNull(),
    state: text().$type<'kept' | 'delivered' | 'unclaimed'>().notNull(),
    instanceId: text('instance_id'),
  },
  (t) => [
    uniqueIndex('kept_messages_id')
      .on(t.workflow, t.key, t.messageId)
      .where(sql`key is not null`),
    index('kept_messages_waiting')
      .on(t.workflow, t.key, t.id)
      .where(sql`state = 'kept'`),
    index('kept_messages_unclaimed')
      .on(t.at.desc(), t.id)
      .where(sql`state = 'unclaimed'`),
  ],
);
