/** Laps of clocks, as the last event that touched them left them. */
import type { Json } from '../engine/json.js';
import type { ClockState } from '../engine/outcome.js';
import type { Db } from './store.js';

/** Instants in milliseconds. */
export interface LapRow {
  readonly clock: string;
  readonly lap: number;
  readonly title: Json;
  readonly measure: string | null;
  readonly state: ClockState;
  readonly startedAt: number | null;
  readonly dueAt: number | null;
  readonly stoppedAt: number | null;
  readonly breached: boolean;
}

/** All laps of an instance's clocks. */
export async function listLaps(db: Db, instanceId: string): Promise<LapRow[]> {
  const answer = await db.sql.query<LapRow>(
    `select clock, lap, title, measure, state, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt", breached
     from clocks where instance_id = $1 order by clock, lap`,
    [instanceId],
  );
  return answer.rows;
}
