/** Which instances calls opened or concerned. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Joins a call, if there is one, to an instance, whether anything was told of the call yet or not; once is enough. */
export async function joinCall(
  db: Db,
  callId: string | undefined,
  instanceId: string,
  at: number,
): Promise<void> {
  if (callId === undefined) return;
  await db.sql.query({
    name: 'join_call',
    text: 'insert into call_instances (call_id, instance_id, at) values ($1, $2, $3) on conflict do nothing',
    values: [callId, instanceId, isoInstant(at)],
  });
}

/** The calls that opened or concern an instance, in the order in which they were joined. */
export async function callsOfInstance(db: Db, instanceId: string): Promise<readonly string[]> {
  const answer = await db.sql.query<{ readonly id: string }>(
    'select call_id as id from call_instances where instance_id = $1 order by at, call_id',
    [instanceId],
  );
  return answer.rows.map(({ id }) => id);
}
