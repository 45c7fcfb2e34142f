/** Who can administer: which rights some active user holds. */
import type { Db } from './store.js';

// Two changes at once might each leave the other's administrator, and together none.
const administrationLock = 7_701_003;

/** Waits until no other change of users, groups or roles is being made, and keeps others away until the transaction ends. */
export async function lockAdministration(db: Db): Promise<void> {
  await db.sql.query('select pg_advisory_xact_lock($1)', [administrationLock]);
}

/** Those of `rights` that at least one active user has, by a role of a group. */
export async function rightsHeld<Right extends string>(db: Db, rights: readonly Right[]): Promise<Right[]> {
  const { rows } = await db.sql.query<{ held: Right }>(
    `select held from unnest($1::text[]) as held where exists (
       select from role_rights r join group_roles g using (role) join group_members m on m."group" = g."group"
         join users u on u.id = m.user_id where u.active and r."right" = held)`,
    [rights],
  );
  return rows.map(({ held }) => held);
}
