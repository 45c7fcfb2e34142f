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
