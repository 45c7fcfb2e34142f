/** An instance's business key as the store has it: a keyed hash, since a key is often personal (a tax code). */
import { hashPersonal } from '../store/personal.js';
import type { MasterKeys } from '../store/sealing.js';

/** The column's value for a key, or null when the instance has none. */
export function keyColumn(keys: MasterKeys, key: string | null): string | null {
  return key === null ? null : hashPersonal(keys, key);
}
