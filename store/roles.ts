/** Roles: named sets of rights. */
import { asc, eq, sql } from 'drizzle-orm';
import { roleRights, roles } from './schema.js';
import type { Db } from './store.js';

export interface RoleRow {
  readonly name: string;
  readonly title: string;
  readonly rights: readonly string[];
}

const selection = {
  name: roles.name,
  title: roles.title,
  rights: sql<
    string[]
  >`coalesce((select array_agg(r."right" order by r."right") from role_rights r where r.role = ${roles.name}), '{}')`,
};

/** All roles, by name. */
export async function listRoles(db: Db): Promise<RoleRow[]> {
  return db.orm.select(selection).from(roles).orderBy(asc(roles.name));
}

/** The role of this name, or null. */
export async function findRole(db: Db, name: string): Promise<RoleRow | null> {
  const rows = await db.orm.select(selection).from(roles).where(eq(roles.name, name));
  return rows[0] ?? null;
}

/** Makes the role, or gives it another title, with exactly these rights. Run it in a transaction. */
export async function saveRole(db: Db, role: RoleRow): Promise<void> {
  const { name, title } = role;
  await db.orm
    .insert(roles)
    .values({ name, title })
    .onConflictDoUpdate({ target: roles.name, set: { title } });
  await db.orm.delete(roleRights).where(eq(roleRights.role, name));
  // What is named twice is had once.
  const rights = [...new Set(role.rights)];
  if (rights.length > 0)
    await db.orm.insert(roleRights).values(rights.map((right) => ({ role: name, right })));
}

/** Removes a role, also from the groups that had it. False: there is no such role. */
export async function deleteRole(db: Db, name: string): Promise<boolean> {
  return (
    (await db.orm.delete(roles).where(eq(roles.name, name)).returning({ name: roles.name })).length === 1
  );
}
