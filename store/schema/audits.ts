/** Mystery audits: the plan by cells, each detection with what became of it, the versions of sheets (record 0034). */
import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ReferenceFigure } from '../../domain/audit/benchmark.js';
import type { Course } from '../../domain/audit/course.js';
import type { AuditChannel, DetectionKind } from '../../domain/audit/perimeter.js';
import type { PlanOrder } from '../../domain/audit/sampling-plan.js';
import type { Answers, Sheet } from '../../domain/audit/sheet.js';
import { instant } from './columns.js';

/** Every version of a sheet, by the hash of what it says; never changed, never removed. */
export const auditSheets = pgTable('audit_sheets', {
  version: text().primaryKey(),
  sheet: jsonb().$type<Sheet>().notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: instant('made_at').notNull(),
});

export const mysteryAudits = pgTable('mystery_audits', {
  id: uuid().primaryKey(),
  /** The audit campaign whose second phase it is. */
  instanceId: text('instance_id').notNull().unique(),
  title: text().notNull(),
  /** The contract by whose prices it is billed. */
  contract: text().notNull(),
  /** What the plan was made from. */
  order: jsonb().$type<PlanOrder>().notNull(),
  /** The version of the sheet that detections are begun with now. */
  sheet: text()
    .notNull()
    .references(() => auditSheets.version),
  reference: jsonb().$type<readonly ReferenceFigure[]>().notNull().default([]),
  state: text().$type<'working' | 'over'>().notNull().default('working'),
  madeBy: text('made_by').notNull(),
  madeAt: instant('made_at').notNull(),
  endedBy: text('ended_by'),
  endedAt: instant('ended_at'),
  /** Why it ended before all detections were made. */
  endedWhy: text('ended_why'),
});

export const auditCells = pgTable(
  'audit_cells',
  {
    auditId: uuid('audit_id')
      .notNull()
      .references(() => mysteryAudits.id, { onDelete: 'cascade' }),
    cell: integer().notNull(),
    body: text().notNull(),
    kind: text().$type<DetectionKind>().notNull(),
    service: text().notNull(),
    language: text().notNull(),
    channel: text().$type<AuditChannel>().notNull(),
    weekday: smallint().notNull(),
    band: text().notNull(),
    planned: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.auditId, t.cell] }),
    index('audit_cells_slot').on(t.auditId, t.weekday, t.band),
  ],
);

/** How many detections of a kind were begun on a day: what the daily quota is held by. */
export const auditDays = pgTable(
  'audit_days',
  {
    auditId: uuid('audit_id')
      .notNull()
      .references(() => mysteryAudits.id, { onDelete: 'cascade' }),
    kind: text().$type<DetectionKind>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    begun: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.auditId, t.kind, t.day] })],
);

export const detections = pgTable(
  'detections',
  {
    id: uuid().primaryKey(),
    auditId: uuid('audit_id')
      .notNull()
      .references(() => mysteryAudits.id, { onDelete: 'cascade' }),
    cell: integer().notNull(),
    /** The lower, the earlier. */
    turn: integer().notNull(),
    /** A second auditor scores it too. */
    twice: boolean().notNull(),
    /** The one in whose place it stands. */
    replaces: uuid(),
    /** `sent`: a mail that waits for its answer; `made`: handed in; `replaced`: could not be made, another stands for it. */
    state: text().$type<'planned' | 'begun' | 'sent' | 'made' | 'replaced'>().notNull().default('planned'),
    auditor: text(),
    begunAt: instant('begun_at'),
    endedAt: instant('ended_at'),
    /** The version of the sheet that `answers` answer, as they were given. */
    sheet: text().references(() => auditSheets.version),
    answers: jsonb().$type<Answers>(),
    course: jsonb().$type<Course>(),
    remarks: text(),
    /** Recordings, and what was written. */
    attachments: text().array().notNull().default([]),
    /** Why it was replaced. */
    reason: text(),
  },
  (t) => [
    index('detections_planned')
      .on(t.auditId, t.turn)
      .where(sql`state = 'planned'`),
    index('detections_in_hand')
      .on(t.auditor, t.auditId)
      .where(sql`state in ('begun', 'sent')`),
    // Who asks twice at once begins one.
    uniqueIndex('detections_begun')
      .on(t.auditor, t.auditId)
      .where(sql`state = 'begun'`),
    index('detections_cell').on(t.auditId, t.cell),
  ],
);

/** The second, blind scoring of a detection. */
export const secondScorings = pgTable(
  'second_scorings',
  {
    detectionId: uuid('detection_id')
      .primaryKey()
      .references(() => detections.id, { onDelete: 'cascade' }),
    auditor: text().notNull(),
    begunAt: instant('begun_at').notNull(),
    endedAt: instant('ended_at'),
    answers: jsonb().$type<Answers>(),
  },
  (t) => [
    uniqueIndex('second_scorings_in_hand')
      .on(t.auditor)
      .where(sql`ended_at is null`),
  ],
);
