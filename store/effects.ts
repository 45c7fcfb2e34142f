/**
 * Calls to services: a row is marked before the world is touched and after. What was started and has no end after a crash
 * is in doubt: it may have happened, so it is not repeated by itself.
 */
import type { Json, JsonObject } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** A call as stored; `input`, `result` and `error` are sealed, `wrappedKey` opens them. Instants in milliseconds. */
export interface EffectRow {
  readonly instanceId: string;
  readonly id: string;
  readonly step: string;
  readonly service: string;
  readonly input: JsonObject;
  readonly state: 'pending' | 'started' | 'done' | 'failed' | 'in_doubt';
  readonly attempt: number;
  readonly timeoutMs: number;
  readonly result: Json;
  readonly error: JsonObject | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly wrappedKey: string | null;
}

const columns = `f.instance_id as "instanceId", f.id, f.step, f.service, f.input, f.state, f.attempt, f.timeout_ms as "timeoutMs", f.result, f.error,
  f.started_at as "startedAt", f.ended_at as "endedAt", (select k.wrapped from instance_keys k where k.instance_id = f.instance_id) as "wrappedKey"`;

/**
 * `started`: it is marked, go on. `in_doubt`: somebody started it before, and no end is known.
 * `done` and `failed`: it has ended; `effect` holds the result or the error.
 */
export interface EffectStart {
  readonly start: 'started' | 'in_doubt' | 'done' | 'failed';
  readonly effect: EffectRow;
}

/** Marks a call as started at `now`, unless it was before. @throws if the instance has no such call. */
export async function startEffect(db: Db, instanceId: string, id: string, now: number): Promise<EffectStart> {
  const answer = await db.sql.query<EffectRow & { mine: boolean }>({
    name: 'start_effect',
    text: `with mine as (update effects set state = 'started', started_at = $3 where instance_id = $1 and id = $2 and state = 'pending' returning *)
      select true as mine, ${columns} from mine f
      union all
      select false as mine, ${columns} from effects f where f.instance_id = $1 and f.id = $2 and not exists (select from mine)`,
    values: [instanceId, id, isoInstant(now)],
  });
  const row = answer.rows[0];
  if (row === undefined)
    throw new Error(
      `instance ${instanceId} has no effect ${id}: expected a row written with the log entry that asked for it`,
    );
  const { mine, ...effect } = row;
  if (mine) return { start: 'started', effect };
  if (effect.state === 'done' || effect.state === 'failed') return { start: effect.state, effect };
  // `pending` here means that somebody else started it while we asked.
  return { start: 'in_doubt', effect };
}

/**
 * Locks a call's row until the transaction ends; answers the instance's wrapped key as it is then, null if it has none.
 * Who gives an instance its first key keeps the key before it reads the rows (`readSealedRows` waits for whoever writes
 * one): so either the key is seen here, or what is written here is seen there.
 */
export async function lockEffect(db: Db, instanceId: string, id: string): Promise<string | null> {
  await db.sql.query('select from effects where instance_id = $1 and id = $2 for update', [instanceId, id]);
  const answer = await db.sql.query<{ wrapped: string }>(
    'select wrapped from instance_keys where instance_id = $1',
    [instanceId],
  );
  return answer.rows[0]?.wrapped ?? null;
}

export type EffectEnd =
  | { readonly state: 'done'; readonly result: Json }
  | { readonly state: 'failed'; readonly error: JsonObject }
  | { readonly state: 'in_doubt' };

/** Marks how a call ended at `now`. False: it had not been started, or its end was known already (which stays). */
export async function finishEffect(
  db: Db,
  instanceId: string,
  id: string,
  end: EffectEnd,
  now: number,
): Promise<boolean> {
  const answer = await db.sql.query({
    name: 'finish_effect',
    text: `update effects set state = $3, result = $4, error = $5, ended_at = $6
      where instance_id = $1 and id = $2 and state in ('started', 'in_doubt')`,
    values: [
      instanceId,
      id,
      end.state,
      end.state === 'done' ? JSON.stringify(end.result) : null,
      end.state === 'failed' ? JSON.stringify(end.error) : null,
      end.state === 'in_doubt' ? null : isoInstant(now),
    ],
  });
  return answer.rowCount === 1;
}

/** Calls in doubt, and those started before the instant `startedBefore` that have no end, oldest first. */
export async function listUnsettledEffects(
  db: Db,
  startedBefore: number,
  limit: number,
): Promise<EffectRow[]> {
  const answer = await db.sql.query<EffectRow>(
    `select ${columns} from effects f where f.state in ('started', 'in_doubt') and (f.state = 'in_doubt' or f.started_at < $1)
     order by f.started_at limit $2`,
    [isoInstant(startedBefore), limit],
  );
  return answer.rows;
}

/** All calls of an instance. */
export async function listEffects(db: Db, instanceId: string): Promise<EffectRow[]> {
  const answer = await db.sql.query<EffectRow>(
    `select ${columns} from effects f where f.instance_id = $1 order by f.id`,
    [instanceId],
  );
  return answer.rows;
}

/** How many calls of each service have begun and have no end, or one that nobody knows. */
export async function unsettledByService(
  db: Db,
): Promise<
  readonly { readonly service: string; readonly state: 'started' | 'in_doubt'; readonly count: number }[]
> {
  const { rows } = await db.sql.query<{ service: string; state: 'started' | 'in_doubt'; count: number }>(
    `select service, state, count(*)::int as count from effects where state in ('started', 'in_doubt') group by service, state`,
  );
  return rows;
}
