/** Ways in and sessions of users, in better-auth's tables; what is kept of a password is its hash. */
import type { Db } from './store.js';

/** Sets or replaces the password of a user, as better-auth keeps it. */
export async function putPassword(db: Db, userId: string, hash: string): Promise<void> {
  await db.sql.query(
    `with changed as (update accounts set password = $2, updated_at = now() where user_id = $1 and provider_id = 'credential' returning id)
     insert into accounts (id, account_id, provider_id, user_id, password)
     select gen_random_uuid()::text, $1, 'credential', $1, $2 where not exists (select from changed)`,
    [userId, hash],
  );
}

/** Forgets who the user is at the provider of single sign-on; her next sign-in there links her by her address again. */
export async function unlinkSignOn(db: Db, userId: string): Promise<void> {
  await db.sql.query(`delete from accounts where user_id = $1 and provider_id = 'oidc'`, [userId]);
}

/** The ids of a user's sessions. */
export async function listSessions(db: Db, userId: string): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>('select id from sessions where user_id = $1', [userId]);
  return answer.rows.map((row) => row.id);
}

/** Ends every session of a user; answers their ids. */
export async function endSessions(db: Db, userId: string): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>('delete from sessions where user_id = $1 returning id', [
    userId,
  ]);
  return answer.rows.map((row) => row.id);
}
