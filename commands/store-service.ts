/** A service that only writes our store: see `store-services.ts`. */
import type { JsonObject } from '../engine/json.js';
import type { ServiceAnswer } from '../engine/services.js';
import type { Db } from '../store/store.js';

/** One call: `effect` is the same in every repetition, `now` is in milliseconds. */
interface StoreCall {
  readonly input: JsonObject;
  readonly effect: string;
  readonly now: number;
}

/** Does the call in a transaction; twice is as good as once. */
export type StoreService = (db: Db, call: StoreCall) => Promise<ServiceAnswer>;
