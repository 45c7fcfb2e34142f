/** The person behind a request: who it is, which groups it is in, and what it may. Asked with every request, so in one question. */
import type { Db } from './store.js';

/** A user with all that rights follow from. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly active: boolean;
  readonly groups: readonly string[];
  readonly rights: readonly string[];
}

const person = (
  condition: string,
) => `select u.id, u.name, u.email, u.display_name as "displayName", u.skills, u.languages, u.active,
    coalesce((select array_agg(m."group" order by m."group") from group_members m where m.user_id = u.id), '{}') as groups,
    coalesce((select array_agg(distinct r."right" order by r."right") from group_members m join group_roles g on g."group" = m."group"
      join role_rights r on r.role = g.role where m.user_id = u.id), '{}') as rights
  from users u where ${condition}`;

/** The user with this id, or null. */
export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const answer = await db.sql.query<Person>({
    name: 'person_by_id',
    text: person('u.id = $1'),
    values: [id],
  });
  return answer.rows[0] ?? null;
}

/** The user with this name (`anna`), or null. */
export async function findPersonByName(db: Db, name: string): Promise<Person | null> {
  const answer = await db.sql.query<Person>({
    name: 'person_by_name',
    text: person('u.name = $1'),
    values: [name],
  });
  return answer.rows[0] ?? null;
}

/** The rights of whoever is in these groups (a program's key). */
export async function rightsOfGroups(db: Db, groups: readonly string[]): Promise<string[]> {
  const answer = await db.sql.query<{ right: string }>({
    name: 'rights_of_groups',
    text: `select distinct r."right" from group_roles g join role_rights r on r.role = g.role where g."group" = any($1) order by 1`,
    values: [groups],
  });
  return answer.rows.map((row) => row.right);
}

/** The condition that a user `u` is active and may work tasks. */
export const worksTasks = `u.active and exists (select from group_members g join group_roles using ("group") join role_rights r using (role)
  where g.user_id = u.id and r."right" = 'tasks.work')`;

/** The principals that a person is: itself and its groups, and those who are away for whom it stands in. */
export function principalsOf(who: {
  readonly name: string;
  readonly groups: readonly string[];
  readonly standsInFor: readonly string[];
}): string[] {
  return [
    ...[who.name, ...who.standsInFor].map((name) => `u:${name}`),
    ...who.groups.map((group) => `g:${group}`),
  ];
}
