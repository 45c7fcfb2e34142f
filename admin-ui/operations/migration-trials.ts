/** What would become of instances that were taken over to the version that new requests take: tried by the server, a page at a time. */
import { call } from '../providers/http.js';

/** What would become of one; `message` says why it is refused. */
export interface Trial {
  readonly instance: string;
  readonly number: string;
  readonly outcome: 'goes' | 'newest' | 'refused';
  readonly message?: string;
}

/** As many as the server tries at once. */
const atOnce = 200;

/** A trial for each instance. @throws ApiError */
export async function triedMigration(ids: readonly string[], signal: AbortSignal): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const { body } = await call<{ readonly trials: readonly Trial[] }>('/api/instances/try-migration', {
      method: 'POST',
      body: { instances: ids.slice(from, from + atOnce) },
      signal,
    });
    trials.push(...body.trials);
  }
  return trials;
}
