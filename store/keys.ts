/** The keys of instances, wrapped by the master key. */
import type { Db } from './store.js';

/** Keeps `wrapped` as the instance's key unless it has one already; answers the key that it has. */
export async function keepInstanceKey(db: Db, instanceId: string, wrapped: string): Promise<string> {
  const answer = await db.sql.query<{ wrapped: string }>({
    name: 'keep_instance_key',
    text: `insert into instance_keys (instance_id, wrapped) values ($1, $2)
      on conflict (instance_id) do update set instance_id = excluded.instance_id returning wrapped`,
    values: [instanceId, wrapped],
  });
  const kept = answer.rows[0]?.wrapped;
  if (kept === undefined) throw new Error(`the key of instance ${instanceId} was not kept`);
  return kept;
}
