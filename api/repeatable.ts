/** For writes that are no commands to an instance: with an idempotency key, the same write again gets the answer of the first. */
import type { Context } from 'hono';
import type { Json } from '../engine/json.js';
import { inTransaction, type Db } from '../store/store.js';
import { keepAnswer, reserveWrite } from '../store/writes.js';
import type { ApiEnv } from './environment.js';
import { writeIdentity } from './idempotency.js';
import { problem } from './problem.js';
import type { Api } from './services.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/**
 * Does `work` in one transaction with the keeping of its answer; a refusal, thrown as a problem, undoes both and leaves the key free.
 * A repetition is answered from what was kept; one that comes while the first is being done waits for it.
 * @throws problem `invalid` (422) when the key was used for another request.
 */
export async function once<Answer>(
  c: Context<ApiEnv>,
  api: Api,
  body: Readonly<Record<string, unknown>>,
  work: (db: Db) => Promise<Answer>,
): Promise<Answer> {
  const { key, bodyHash } = writeIdentity(c, body);
  return inTransaction(api.store, async (db) => {
    if (key === null) return work(db);
    const who = c.var.caller.name;
    const reservation = await reserveWrite(db, { who, key }, bodyHash, api.clock());
    if (reservation.write === 'other_body') {
      throw problem('invalid', worded`The key ${key} was used for another request; take a new one.`, {
        errors: [faultAt('/id', worded`was used for another request`)],
      });
    }
    // What was kept is what this very route answered under this key: the hash covers route and body.
    if (reservation.write === 'repeated') return reservation.answer as Answer;
    const answer = await work(db);
    await keepAnswer(db, { who, key }, 200, answer as Json);
    return answer;
  });
}
