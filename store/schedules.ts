/** Schedules by which workflows start: pauses, what Temporal was told, and what the last start came to. Instants in milliseconds. */
import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Worded } from '../engine/wording/worded.js';
import { schedules } from './schema.js';
import type { Db } from './store.js';

export type ScheduleRow = Readonly<typeof schedules.$inferSelect>;

/** All rows, those of workflows without a schedule too. */
export async function listScheduleRows(db: Db): Promise<ScheduleRow[]> {
  return db.orm.select().from(schedules);
}

/** What is known of a workflow's schedule; null: nothing yet. */
export async function findScheduleRow(db: Db, workflow: string): Promise<ScheduleRow | null> {
  const rows = await db.orm.select().from(schedules).where(eq(schedules.workflow, workflow));
  return rows[0] ?? null;
}

/** Pauses a schedule; false: it was paused already. */
export async function pauseSchedule(
  db: Db,
  workflow: string,
  { by, at, note }: { readonly by: string; readonly at: number; readonly note: string | null },
): Promise<boolean> {
  const set = { pausedBy: by, pausedAt: at, pauseNote: note };
  const rows = await db.orm
    .insert(schedules)
    .values({ workflow, ...set })
    .onConflictDoUpdate({ target: schedules.workflow, set, setWhere: isNull(schedules.pausedAt) })
    .returning({ workflow: schedules.workflow });
  return rows.length > 0;
}

/** Lets a schedule go on from an instant; false: it was not paused. */
export async function resumeSchedule(db: Db, workflow: string, at: number): Promise<boolean> {
  const rows = await db.orm
    .update(schedules)
    .set({ pausedBy: null, pausedAt: null, pauseNote: null, resumedAt: at })
    .where(and(eq(schedules.workflow, workflow), isNotNull(schedules.pausedAt)))
    .returning({ workflow: schedules.workflow });
  return rows.length > 0;
}

/** Notes what Temporal was told; null: that there is no schedule any more. */
export async function noteTold(db: Db, workflow: string, told: string | null): Promise<void> {
  await db.orm
    .insert(schedules)
    .values({ workflow, told })
    .onConflictDoUpdate({ target: schedules.workflow, set: { told } });
}

/** Notes what came of the start at an instant, unless a later one is noted already. */
export async function noteScheduled(
  db: Db,
  workflow: string,
  last: { readonly at: number; readonly instance: string | null; readonly refusal: Worded | null },
): Promise<void> {
  const set = { lastAt: last.at, lastInstance: last.instance, lastRefusal: last.refusal };
  await db.orm
    .insert(schedules)
    .values({ workflow, ...set })
    .onConflictDoUpdate({
      target: schedules.workflow,
      set,
      setWhere: sql`${schedules.lastAt} is null or ${lte(schedules.lastAt, last.at)}`,
    });
}
