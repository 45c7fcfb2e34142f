/** Groups, their members and the roles that they give. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Title } from '../engine/definition.js';
import { groupMembers, groupRoles, groups, users } from './schema.js';
import type { Db } from './store.js';

export interface GroupRow {
  readonly name: string;
  readonly title: Title;
  readonly roles: readonly string[];
  readonly members: number;
}

const selection = {
  name: groups.name,
  title: groups.title,
  roles: sql<
    string[]
  >`coalesce((select array_agg(r.role order by r.role) from group_roles r where r."group" = ${groups.name}), '{}')`,
  members: sql<number>`(select count(*)::int from group_members m where m."group" = ${groups.name})`,
};

/** All groups, by name. */
export async function listGroups(db: Db): Promise<GroupRow[]> {
  return db.orm.select(selection).from(groups).orderBy(asc(groups.name));
}

/** The titles of all groups, by name. */
export async function listGroupTitles(db: Db): Promise<Record<string, Title>> {
  const rows = await db.orm.select({ name: groups.name, title: groups.title }).from(groups);
  return Object.fromEntries(rows.map(({ name, title }) => [name, title]));
}

/** The groups that somebody active belongs to. */
export async function peopledGroups(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.orm
    .selectDistinct({ group: groupMembers.group })
    .from(groupMembers)
    .innerJoin(users, eq(users.id, groupMembers.userId))
    .where(eq(users.active, true));
  return new Set(rows.map(({ group }) => group));
}

/** The group of this name, or null. */
export async function findGroup(db: Db, name: string): Promise<GroupRow | null> {
  const rows = await db.orm.select(selection).from(groups).where(eq(groups.name, name));
  return rows[0] ?? null;
}

/** Makes a group. @throws DatabaseError if the name is taken. */
export async function insertGroup(
  db: Db,
  group: { readonly name: string; readonly title: Title },
): Promise<void> {
  await db.orm.insert(groups).values(group);
}

/** Renames a group's title. False: there is no such group. */
export async function updateGroup(db: Db, name: string, title: Title): Promise<boolean> {
  return (
    (await db.orm.update(groups).set({ title }).where(eq(groups.name, name)).returning({ name: groups.name }))
      .length === 1
  );
}

/** Removes a group with its memberships. False: there is no such group. */
export async function deleteGroup(db: Db, name: string): Promise<boolean> {
  return (
    (await db.orm.delete(groups).where(eq(groups.name, name)).returning({ name: groups.name })).length === 1
  );
}

/** Gives the group exactly these roles. Run it in a transaction. @throws DatabaseError if a role is unknown. */
export async function setGroupRoles(db: Db, group: string, roles: readonly string[]): Promise<void> {
  await db.orm.delete(groupRoles).where(eq(groupRoles.group, group));
  const each = [...new Set(roles)];
  if (each.length > 0) await db.orm.insert(groupRoles).values(each.map((role) => ({ group, role })));
}
