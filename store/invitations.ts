/** Personal links to questionnaires, by their hashes. Instants in milliseconds. */
import { isoInstant } from './append-parts.js';
import type { invitations } from './schema.js';
import type { Db } from './store.js';

/** An invitation, and whether its contact has completed the questionnaire. */
export interface Invitation extends Pick<
  typeof invitations.$inferSelect,
  'outreachId' | 'row' | 'begun' | 'void'
> {
  readonly answered: boolean;
}

/** Writes an invitation; those before of the same contact are void, unless something was saved by them. */
export async function insertInvitation(
  db: Db,
  invitation: {
    readonly tokenHash: string;
    readonly outreach: string;
    readonly row: number;
    readonly at: number;
  },
): Promise<void> {
  const { tokenHash, outreach, row, at } = invitation;
  await db.sql.query({
    name: 'insert_invitation',
    text: `with replaced as (
        update invitations set void = true where outreach_id = $2 and row = $3 and not begun and not void)
      insert into invitations (token_hash, outreach_id, row, issued_at) values ($1, $2, $3, $4)`,
    values: [tokenHash, outreach, row, isoInstant(at)],
  });
}

/** The invitation of a link; null if there is none. */
export async function findInvitation(db: Db, tokenHash: string): Promise<Invitation | null> {
  const { rows } = await db.sql.query<Invitation>({
    name: 'find_invitation',
    text: `select i.outreach_id as "outreachId", i.row, i.begun, i.void, coalesce(c.answered, false) as answered
      from invitations i left join outreach_contacts c on c.outreach_id = i.outreach_id and c.row = i.row where i.token_hash = $1`,
    values: [tokenHash],
  });
  return rows[0] ?? null;
}

/** Notes that something was saved by a link. */
export async function beginInvitation(db: Db, tokenHash: string): Promise<void> {
  await db.sql.query('update invitations set begun = true where token_hash = $1 and not begun', [tokenHash]);
}
