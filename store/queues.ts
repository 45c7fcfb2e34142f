/** What waits where, now: the figures of a wallboard, each one statement over the open tasks or today's instances. */
import type { Mode } from '../domain/operator-mode.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** A group's queue; instants in milliseconds, null where nothing waits. */
export interface QueueRow {
  readonly group: string;
  readonly waiting: number;
  /** When that which waits longest was opened. */
  readonly oldestAt: number | null;
  readonly claimed: number;
  /** How many people hold one of its tasks. */
  readonly people: number;
  /** Open tasks whose term has passed. */
  readonly late: number;
  /** Open tasks whose term passes within the hour. */
  readonly soon: number;
}

/** The queues of all groups that have open tasks; a task for several groups counts in each. */
export async function listQueues(db: Db, now: number, soonBy: number): Promise<QueueRow[]> {
  const answer = await db.sql.query<QueueRow>(
    `select g as "group",
       (count(*) filter (where t.state = 'ready'))::int as waiting,
       min(t.created_at) filter (where t.state = 'ready') as "oldestAt",
       (count(*) filter (where t.state = 'claimed'))::int as claimed,
       count(distinct t.assignee)::int as people,
       (count(*) filter (where t.due <= $1))::int as late,
       (count(*) filter (where t.due > $1 and t.due <= $2))::int as soon
     from tasks t, unnest(t.groups) g
     where t.state in ('ready', 'claimed') group by g order by g`,
    [isoInstant(now), isoInstant(soonBy)],
  );
  return answer.rows;
}

/** How many tasks somebody holds, since when the oldest of them is open, and how they work since when (null: never said). */
export interface LoadRow {
  readonly name: string;
  readonly claimed: number;
  readonly oldestAt: number | null;
  readonly mode: Mode | null;
  readonly since: number | null;
}

/** Who holds tasks or has said how they work, most tasks first. */
export async function listLoads(db: Db, most: number): Promise<LoadRow[]> {
  const answer = await db.sql.query<LoadRow>(
    `select name, coalesce(l.claimed, 0)::int as claimed, l."oldestAt", m.mode, m.since
     from (select t.assignee as name, count(*) as claimed, min(t.created_at) as "oldestAt"
         from tasks t where t.state in ('ready', 'claimed') and t.assignee is not null group by t.assignee) l
       full join (select u.name, o.mode, o.since_at as since from operator_modes o join users u on u.id = o.user_id
         where o.until_at is null and u.active) m using (name)
     order by claimed desc, name limit $1`,
    [most],
  );
  return answer.rows;
}

/** What came and what was closed in an hour that begins at `at`. */
export interface HourRow {
  readonly at: number;
  readonly opened: number;
  readonly closed: number;
}

/** Instances opened and ended since `from`, hour by hour; hours in which nothing happened are left out. */
export async function listHours(db: Db, from: number): Promise<HourRow[]> {
  // What ended since then was written since then: the index on that finds it.
  const answer = await db.sql.query<HourRow>(
    `select at, sum(opened)::int as opened, sum(closed)::int as closed from (
       select date_trunc('hour', started_at) as at, 1 as opened, 0 as closed from instances where started_at >= $1
       union all
       select date_trunc('hour', ended_at), 0, 1 from instances where updated_at >= $1 and ended_at >= $1
     ) as moments group by at order by at`,
    [isoInstant(from)],
  );
  return answer.rows;
}
