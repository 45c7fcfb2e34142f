/**
 * Rights that a new version brings. Nobody could have given them before, so the role of administrators gets them at the first
 * start; which rights the installation has known so far is kept, so that one that was taken away from the role stays away.
 */
import { allRights, firstRights, type Right } from '../domain/rights.js';
import { findRole, saveRole } from '../store/roles.js';
import { knownRights, saveKnownRights } from '../store/settings.js';
import { inTransaction, type Store } from '../store/store.js';

const role = 'administrator';
// Two servers that start at once give them once.
const lock = 7_701_004;

/** Gives the role of administrators what `rights` have that the installation does not know yet; answers these. */
export async function giveNewRights(
  store: Store,
  rights: readonly Right[] = allRights,
): Promise<readonly Right[]> {
  return inTransaction(store, async (db) => {
    await db.sql.query('select pg_advisory_xact_lock($1)', [lock]);
    const known = new Set<string>((await knownRights(db)) ?? firstRights);
    const added = rights.filter((right) => !known.has(right));
    // What a later version knew stays known: it may come back.
    await saveKnownRights(db, [...known, ...added]);
    const administrator = await findRole(db, role);
    if (administrator === null || added.length === 0) return [];
    await saveRole(db, { ...administrator, rights: [...new Set([...administrator.rights, ...added])] });
    return added;
  });
}
