/** Making groups and giving them roles. */
import type { Title } from '../engine/definition.js';
import { findGroup, insertGroup, setGroupRoles, updateGroup } from '../store/groups.js';
import type { Db } from '../store/store.js';

/** Makes the group, or gives it another title, with exactly these roles. Run it in a transaction. @throws DatabaseError if a role is unknown. */
export async function saveGroup(
  db: Db,
  group: { readonly name: string; readonly title: Title; readonly roles: readonly string[] },
): Promise<void> {
  const { name, title, roles } = group;
  if ((await findGroup(db, name)) === null) await insertGroup(db, { name, title });
  else await updateGroup(db, name, title);
  await setGroupRoles(db, name, roles);
}
