/** Invites a contact to a questionnaire by a link of its own. */
import { insertInvitation } from '../../store/invitations.js';
import type { Db } from '../../store/store.js';
import { invitationHash, newToken } from './links.js';

/**
 * A personal link for a contact: the end of `/q/…`, which is kept nowhere. Links given before are void, except one with
 * which the questionnaire was begun. `at` in milliseconds. In the transaction of whoever asks, if it has one.
 */
export async function invite(
  db: Db,
  { outreach, row, at }: { readonly outreach: string; readonly row: number; readonly at: number },
): Promise<string> {
  const token = newToken();
  await insertInvitation(db, { outreach, row, at, tokenHash: invitationHash(token) });
  return token;
}
