/** Erasing what is personal in an instance that is over: what was sealed by its key can't be opened any more, in no place. */
import type { Refusal } from '../engine/outcome.js';
import { erasePersonalData, findInstance } from '../store/instances.js';
import type { Db } from '../store/store.js';
import { refused } from './refused.js';

/** Erases; again is the same. Refused (not_found) when there is no such instance, (conflict) while it runs. */
export async function erase(db: Db, instance: string): Promise<{ readonly ok: true } | Refusal> {
  if (await erasePersonalData(db, instance)) return { ok: true };
  const row = await findInstance(db, instance, null);
  if (row === null) return refused('not_found', `There is no instance ${instance}.`);
  const message = `The instance ${row.number} runs and needs its data: erase when it has ended, or cancel it first.`;
  return refused('conflict', message);
}
