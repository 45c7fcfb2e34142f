/** The projection of one instance, as `verify` compares it with what the log says. */
import type { Db } from './store.js';

export interface ProjectedTask {
  readonly id: string;
  readonly state: 'ready' | 'claimed';
  readonly groups: readonly string[];
  readonly assignee: string | null;
}

/** Ids of all instances in order, from after `after` ('' for the first), at most `limit`. */
export async function listInstanceIds(db: Db, after: string, limit: number): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>(
    `select id from instances where id > $1 order by id limit $2`,
    [after, limit],
  );
  return answer.rows.map((row) => row.id);
}

/** The open tasks of an instance, in order of id. */
export async function listOpenTasks(db: Db, instanceId: string): Promise<ProjectedTask[]> {
  const answer = await db.sql.query<ProjectedTask>(
    `select id, state, groups, assignee from tasks where instance_id = $1 and state in ('ready', 'claimed') order by id`,
    [instanceId],
  );
  return answer.rows;
}
