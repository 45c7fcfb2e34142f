/**
 * An instance's personal data at work: its key, and the values that forms have marked so far. Whatever is written
 * (log, state, projection, effects) is sealed by these values, so that a copy made by a `set` is sealed like its source.
 */
import type { CompiledForm } from '../engine/definition.js';
import type { Json } from '../engine/json.js';
import type { PersonalHash } from '../store/append-input.js';
import { keepInstanceKey } from '../store/keys.js';
import { collectPersonal, personalHashes, type PersonalValue } from '../store/personal.js';
import { createKey, seal, unseal, unwrapKey, wrapKey, type MasterKeys } from '../store/sealing.js';
import type { Db } from '../store/store.js';

export interface Privacy {
  /** Takes in what `form` marks in `data`; the first personal value makes the instance's key. */
  learn(form: CompiledForm | null, data: Json): void;
  /** Takes in a value that was learnt before, from the stored state. */
  remember(value: string | number): void;
  /** The document with every personal value sealed, and whatever stands at `places` (JSON pointers into it). */
  seal<T extends Json>(document: T, places?: readonly string[]): T;
  /** The document sealed as a whole once the instance has a key: for what came from outside and may repeat anything. */
  sealWhole(document: Json): Json;
  /** The document in the clear; what was erased shows as such. */
  unseal<T extends Json>(document: T): T;
  /** Whether the instance has a key by now, so that what is sealed here is sealed. */
  hasKey(): boolean;
  /** The values, to be kept (sealed) with the state. */
  values(): readonly (string | number)[];
  /** Hashes of what was learnt since the beginning, by which an instance is found. */
  hashes(): readonly PersonalHash[];
  /** Sees to it that the store has the key before anything sealed with it travels; another's key, if one was kept meanwhile, takes its place. */
  keepKey(db: Db, instance: string): Promise<void>;
  /** The wrapped key if it was made here, and so has to be written; null otherwise. */
  newKey(): string | null;
  /** The same key and values, for the next command: nothing learnt yet, no new key. */
  afterwards(): Privacy;
}

/** Personal data of an instance whose wrapped key is `wrapped` (null: it has none yet, or was erased). */
export function createPrivacy(keys: MasterKeys, wrapped: string | null): Privacy {
  return makePrivacy(keys, wrapped === null ? null : unwrapKey(keys, wrapped), new Set());
}

function makePrivacy(keys: MasterKeys, found: Buffer | null, values: Set<string | number>): Privacy {
  let key = found;
  let made: string | null = null;
  const learnt: PersonalValue[] = [];

  return {
    learn(form, data) {
      if (form === null || form.personal.length === 0) return;
      for (const personal of collectPersonal(form.personal, data)) {
        values.add(personal.value);
        learnt.push(personal);
      }
      if (key !== null || learnt.length === 0) return;
      key = createKey();
      made = wrapKey(keys, key);
    },
    remember: (value) => void values.add(value),
    seal: (document, places = []) =>
      key === null || values.size === 0 ? document : seal(document, { places, values }, key),
    sealWhole: (document) =>
      key === null ? document : seal(document, { places: [''], values: new Set() }, key),
    unseal: (document) => unseal(document, key),
    hasKey: () => key !== null,
    values: () => [...values],
    hashes: () => personalHashes(keys, learnt),
    async keepKey(db, instance) {
      if (made === null) return;
      key = unwrapKey(keys, await keepInstanceKey(db, instance, made));
      made = null;
    },
    newKey: () => made,
    afterwards: () => makePrivacy(keys, key, new Set(values)),
  };
}
