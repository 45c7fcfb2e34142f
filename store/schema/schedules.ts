/** What stands of the schedules by which workflows start. */
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Worded } from '../../engine/wording/worded.js';
import { instant } from './columns.js';

/** One row a workflow that has had a schedule; it stays when that goes, so that a pause outlives a withdrawal. */
export const schedules = pgTable('schedules', {
  workflow: text().primaryKey(),
  /** By whom it is paused, since when, why; null: it isn't. */
  pausedBy: text('paused_by'),
  pausedAt: instant('paused_at'),
  pauseNote: text('pause_note'),
  /** When it was resumed last: what was due before is not caught up. */
  resumedAt: instant('resumed_at'),
  /** What Temporal was told of it, as a hash; null: nothing, or that it is gone. */
  told: text(),
  /** The last instant for which it started, or should have started, an instance; and what came of it. */
  lastAt: instant('last_at'),
  lastInstance: text('last_instance'),
  lastRefusal: jsonb('last_refusal').$type<Worded>(),
});
