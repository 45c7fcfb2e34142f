/** Who has an instance's page open. A row that is not told again counts for seconds only. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Somebody who looks; `since` in milliseconds. */
export interface PresenceRow {
  readonly name: string;
  readonly displayName: string | null;
  readonly since: number;
}

interface Presence {
  readonly instance: string;
  readonly name: string;
  readonly now: number;
  /** Rows that were told last before this are forgotten. */
  readonly staleBefore: number;
}

/** Says that somebody looks at an instance now, and answers who else does. */
export async function touchPresence(
  db: Db,
  { instance, name, now, staleBefore }: Presence,
): Promise<PresenceRow[]> {
  const answer = await db.sql.query<PresenceRow>({
    name: 'touch_presence',
    text: `with gone as (delete from presences where instance_id = $1 and name <> $2 and seen_at < $4),
        mine as (insert into presences as p (instance_id, name, since_at, seen_at) values ($1, $2, $3, $3)
          on conflict (instance_id, name) do update set seen_at = excluded.seen_at,
            since_at = case when p.seen_at < $4 then excluded.since_at else p.since_at end)
      select p.name, u.display_name as "displayName", p.since_at as since from presences p left join users u on u.name = p.name
      where p.instance_id = $1 and p.name <> $2 and p.seen_at >= $4 order by p.since_at, p.name`,
    values: [instance, name, isoInstant(now), isoInstant(staleBefore)],
  });
  return answer.rows;
}

/** Says that somebody looks no more. */
export async function deletePresence(db: Db, instance: string, name: string): Promise<void> {
  await db.sql.query('delete from presences where instance_id = $1 and name = $2', [instance, name]);
}

/** Forgets all that were told last before `before`: of pages that were closed without a word. */
export async function sweepPresences(db: Db, before: number): Promise<void> {
  await db.sql.query('delete from presences where seen_at < $1', [isoInstant(before)]);
}
