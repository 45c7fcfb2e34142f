/** Who may see an instance. */
import type { Db } from './store.js';

/** True if one of `principals` (`g:<group>`, `u:<user>`) may see the instance; null may see all that there is. */
export async function maySee(
  db: Db,
  instanceId: string,
  principals: readonly string[] | null,
): Promise<boolean> {
  const answer = await db.sql.query({
    name: 'may_see',
    text: `select from instances i where i.id = $1
      and ($2::text[] is null or exists (select from visible v where v.instance_id = i.id and v.principal = any($2)))`,
    values: [instanceId, principals],
  });
  return answer.rowCount === 1;
}

/** All who may see the instance (`g:<group>`, `u:<user>`). */
export async function listPrincipals(db: Db, instanceId: string): Promise<string[]> {
  const answer = await db.sql.query<{ principal: string }>({
    name: 'list_principals',
    text: 'select principal from visible where instance_id = $1',
    values: [instanceId],
  });
  return answer.rows.map(({ principal }) => principal);
}
