/** Personal links to a questionnaire for all contacts of a list, as a file: for letters and whatever else carries them. */
import { Readable } from 'node:stream';
import { csvLine } from '../../domain/csv.js';
import { insertInvitations, unansweredAfter } from '../../store/invitations.js';
import type { CommandContext } from '../context.js';
import { invitationHash, newToken } from './links.js';

const page = 2_000;

/**
 * CSV in UTF-8: row, name, language and link of everybody who has not answered yet, `address` before each link. Links given
 * before are void, unless something was saved by them.
 */
export function personalLinks(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  outreach: string,
  address: string,
): Readable {
  async function* lines() {
    yield Buffer.from(`\ufeff${csvLine(['row', 'name', 'language', 'link'])}`);
    for (let after = 0; ;) {
      const contacts = await unansweredAfter(db, outreach, after, page);
      const last = contacts.at(-1);
      if (last === undefined) return;
      after = last.row;
      const made = contacts.map((contact) => ({ ...contact, token: newToken() }));
      const links = made.map(({ row, token }) => ({ row, tokenHash: invitationHash(token) }));
      await insertInvitations(db, { outreach, at: clock(), links });
      const cells = made.map(({ row, name, language, token }) =>
        csvLine([row, name ?? '', language ?? '', `${address}${token}`]),
      );
      yield Buffer.from(cells.join(''));
    }
  }
  return Readable.from(lines());
}
