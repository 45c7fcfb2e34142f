/** What people do at the desk beside commands to instances: how they work, when they are away, notes, and who looks. */
import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Mode } from '../../domain/operator-mode.js';
import { instant } from './columns.js';
import { users } from './people.js';

const userId = (name: string) =>
  text(name)
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** How somebody works, with its history: one row a span, the last one open. */
export const operatorModes = pgTable(
  'operator_modes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: userId('user_id'),
    mode: text().$type<Mode>().notNull(),
    /** Why, where they say it: of a pause. */
    reason: text(),
    setBy: text('set_by').notNull(),
    since: instant('since_at').notNull(),
    until: instant('until_at'),
  },
  (t) => [
    uniqueIndex('operator_modes_now')
      .on(t.userId)
      .where(sql`until_at is null`),
    index('operator_modes_user').on(t.userId, t.id.desc()),
  ],
);

/** Somebody is away, and who does their tasks meanwhile. */
export const absences = pgTable(
  'absences',
  {
    id: text().primaryKey(),
    userId: userId('user_id'),
    substituteId: userId('substitute_id'),
    from: instant('from_at').notNull(),
    until: instant('until_at').notNull(),
    setBy: text('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    index('absences_user').on(t.userId, t.until),
    index('absences_substitute').on(t.substituteId, t.until),
  ],
);

/** Notes of those who work on an instance, never for the person whom it is about. Each sealed by a key of its own, which goes with it. */
export const notes = pgTable(
  'notes',
  {
    id: text().primaryKey(),
    instanceId: text('instance_id').notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    sealed: text().notNull(),
    wrapped: text().notNull(),
  },
  (t) => [index('notes_instance').on(t.instanceId, t.at)],
);

/** Who has an instance's page open, told again every few seconds. Unlogged (by its migration): a crash may forget it. */
export const presences = pgTable(
  'presences',
  {
    instanceId: text('instance_id').notNull(),
    name: text().notNull(),
    since: instant('since_at').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.instanceId, t.name] })],
);

/** Who watches which instance: she is told when it misses a term, is escalated or closes. `name`: the user's. */
export const watches = pgTable(
  'watches',
  {
    name: text().notNull(),
    instanceId: text('instance_id').notNull(),
    since: instant('since_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.instanceId] }), index('watches_instance').on(t.instanceId)],
);
