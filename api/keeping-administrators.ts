/** Changes of users, groups and roles that leave somebody who can make them: nobody locks the organisation out of itself. */
import { lockAdministration, rightsHeld } from '../store/administration.js';
import { inTransaction, type Db } from '../store/store.js';
import { problem } from './problem.js';
import type { Api } from './services.js';
import { both, worded } from '../engine/wording/worded.js';

const needed = ['users.manage', 'roles.manage'] as const;

/** Makes a change in a transaction. @throws the problem `conflict`, with nothing changed, when no active user would have one of the rights to administer any more */
export async function keepingAdministrators<Result>(
  api: Pick<Api, 'store'>,
  change: (db: Db) => Promise<Result>,
): Promise<Result> {
  return inTransaction(api.store, async (db) => {
    await lockAdministration(db);
    const before = await rightsHeld(db, needed);
    const result = await change(db);
    const after = await rightsHeld(db, needed);
    const lost = before.filter((right) => !after.includes(right));
    if (lost.length > 0)
      throw problem(
        'conflict',
        worded`After this change no active user would have the right ${both(lost)}, and nobody could give it back. Give it to another user first.`,
      );
    return result;
  });
}
