/**
 * Services that only write our store. They run in the transaction that asks for them where a start does (then the call
 * and its result are one with the start, and no workflow is needed for them), and as an ordinary call elsewhere.
 */
import { personOf } from '../domain/person.js';
import type { Json, JsonObject } from '../engine/json.js';
import type { ServiceAnswer } from '../engine/services.js';
import type { MasterKeys } from '../store/sealing.js';
import type { Db } from '../store/store.js';
import { keepPerson, personBy } from './person-records.js';

/** One call: `effect` is the same in every repetition, `now` is in milliseconds. */
interface StoreCall {
  readonly input: JsonObject;
  readonly effect: string;
  readonly now: number;
}

/** Does the call in a transaction; twice is as good as once. */
type StoreService = (db: Db, call: StoreCall) => Promise<ServiceAnswer>;

export type StoreServices = Readonly<Record<string, StoreService>>;

/** All of them, by name. */
export function createStoreServices(keys: MasterKeys): StoreServices {
  return {
    async person_find(db, { input }) {
      const person = await personBy(db, keys, personOf(input));
      const found = person === null ? null : { id: person.id, ...person.fields };
      return { ok: true, result: { person: found as unknown as Json } };
    },
    async person_save(db, { input, effect, now }) {
      const said = personOf(input['person'] ?? null);
      if (said.name === null && said.tax_code === null && said.phones.length + said.emails.length === 0) {
        const message = 'person_save: a person has a name, a telephone number, an address or a tax code.';
        return { ok: false, code: 'bad_request', message, final: true };
      }
      const { id } = await keepPerson(db, keys, said, { newId: `person-${effect}`, now });
      return { ok: true, result: { id } };
    },
  };
}
