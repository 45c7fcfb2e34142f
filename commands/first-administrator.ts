/** The person who signs in first in an installation, and makes the others. */
import type { Refusal } from '../engine/outcome.js';
import { insertAudit } from '../store/audit.js';
import { inTransaction, type Store } from '../store/store.js';
import { createDefaultRoles } from './demo-organisation.js';
import { createUser } from './users.js';

/** The group that the default roles give every right. */
const group = 'administrators';

/**
 * Makes a user in the group of administrators; in a store without users the default roles and groups too. Refused (conflict)
 * when name or address are taken, (invalid) when the group was deleted. `now` in milliseconds since 1970 UTC.
 */
export async function createAdministrator(
  store: Store,
  who: { readonly name: string; readonly email: string; readonly password: string },
  now: number,
): Promise<{ readonly ok: true } | Refusal> {
  await createDefaultRoles(store);
  const { password, ...names } = who;
  const user = { ...names, displayName: null, skills: [], languages: [], active: true, groups: [group] };
  try {
    return await inTransaction(store, async (db) => {
      const made = await createUser(db, user, password);
      if (!made.ok) throw new Refused(made);
      await insertAudit(db, {
        at: now,
        who: null,
        what: 'sportello admin',
        subject: `user:${who.name}`,
        source: null,
        details: null,
      });
      return { ok: true as const };
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Carries a refusal out of a transaction, which it undoes. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}
