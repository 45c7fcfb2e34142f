/** The keys of instances, wrapped by the master key. */
import type { Db } from './store.js';

/**
 * Keeps `wrapped` as the running instance's key unless it has one already; answers the key that it has. One that is over gets
 * none, and `wrapped` comes back: what is sealed with it will be refused, and an erased instance stays without a key.
 */
export async function keepInstanceKey(db: Db, instanceId: string, wrapped: string): Promise<string> {
  const answer = await db.sql.query<{ wrapped: string }>({
    name: 'keep_instance_key',
    text: `insert into instance_keys (instance_id, wrapped) select id, $2 from instances where id = $1 and state = 'running' for share
      on conflict (instance_id) do update set instance_id = excluded.instance_id returning wrapped`,
    values: [instanceId, wrapped],
  });
  return answer.rows[0]?.wrapped ?? wrapped;
}
