/** Whether notices also come by mail: each person's own to say. */
import type { Db } from './store.js';

/** True if the user wants mails; false also where there is no such user. */
export async function wantsNoticeMails(db: Db, userId: string): Promise<boolean> {
  const answer = await db.sql.query<{ wants: boolean }>(
    'select notice_mails as wants from users where id = $1',
    [userId],
  );
  return answer.rows[0]?.wants ?? false;
}

/** Sets it. */
export async function setNoticeMails(db: Db, userId: string, wants: boolean): Promise<void> {
  await db.sql.query('update users set notice_mails = $2 where id = $1', [userId, wants]);
}
