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

/** Invites many contacts of one list at once; as `insertInvitation`. */
export async function insertInvitations(
  db: Db,
  {
    outreach,
    at,
    links,
  }: {
    readonly outreach: string;
    readonly at: number;
    readonly links: readonly { readonly row: number; readonly tokenHash: string }[];
  },
): Promise<void> {
  await db.sql.query(
    `with made as (select * from unnest($3::integer[], $4::text[]) as m("row", token_hash)),
      replaced as (
        update invitations i set void = true from made m where i.outreach_id = $1 and i."row" = m."row" and not i.begun and not i.void)
     insert into invitations (token_hash, outreach_id, "row", issued_at) select token_hash, $1, "row", $2 from made`,
    [outreach, isoInstant(at), links.map(({ row }) => row), links.map(({ tokenHash }) => tokenHash)],
  );
}

/** The next contacts of a list after a row who haven't answered and aren't done, with who they are; in order of row. */
export async function unansweredAfter(
  db: Db,
  outreach: string,
  after: number,
  most: number,
): Promise<
  readonly { readonly row: number; readonly name: string | null; readonly language: string | null }[]
> {
  const { rows } = await db.sql.query<{ row: number; name: string | null; language: string | null }>(
    `select c."row", r.name, c.language from outreach_contacts c join outreaches o on o.id = c.outreach_id
     left join list_rows r on r.list_id = o.list_id and r."row" = c."row"
     where c.outreach_id = $1 and c."row" > $2 and not c.done and not c.answered order by c."row" limit $3`,
    [outreach, after, most],
  );
  return rows;
}
