/**
 * Services that only write our store. They run in the transaction that asks for them where a start does (then the call
 * and its result are one with the start, and no workflow is needed for them), and as an ordinary call elsewhere.
 */
import { personOf } from '../domain/person.js';
import type { Json } from '../engine/json.js';
import type { MasterKeys } from '../store/sealing.js';
import { contractUse, noticeCount } from './contract/uses.js';
import { keepPerson, personBy } from './person-records.js';
import type { StoreService } from './store-service.js';

export type StoreServices = Readonly<Record<string, StoreService>>;

/** All of them, by name. */
export function createStoreServices(keys: MasterKeys): StoreServices {
  return {
    contract_use: contractUse,
    notice_count: noticeCount,
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
