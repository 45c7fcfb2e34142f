/** Names of people for those who hand work on: no more than that is told of them. */
import { containing } from './page.js';
import { worksTasks } from './people.js';
import type { Db } from './store.js';

export interface ColleagueRow {
  readonly name: string;
  readonly displayName: string | null;
}

export interface ColleagueFilter {
  /** Those who are in one of these; null: in any. */
  readonly groups: readonly string[] | null;
  /** Those who have all of these. */
  readonly skills?: readonly string[] | undefined;
  readonly except: readonly string[];
  /** A part of name or shown name. */
  readonly text?: string | undefined;
}

/** Active people who may work tasks, by name. */
export async function listColleagues(
  db: Db,
  { groups, skills = [], except, text = '' }: ColleagueFilter,
  limit: number,
): Promise<ColleagueRow[]> {
  const answer = await db.sql.query<ColleagueRow>(
    `select u.name, u.display_name as "displayName" from users u
     where ${worksTasks} and u.skills @> $2::text[] and not u.name = any($3) and (u.name ilike $4 or u.display_name ilike $4)
       and ($1::text[] is null or exists (select from group_members g where g.user_id = u.id and g."group" = any($1)))
     order by u.name limit $5`,
    [groups, skills, except, containing(text), limit],
  );
  return answer.rows;
}
