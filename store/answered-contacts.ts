/** Contacts of a list that answer a questionnaire by themselves. */
import type { outreachContacts } from './schema.js';
import type { Db } from './store.js';

type ContactRow = Readonly<typeof outreachContacts.$inferSelect>;

/** A contact, locked until the transaction ends; null if there is none. */
export async function lockContact(
  db: Db,
  outreach: string,
  row: number,
): Promise<Pick<ContactRow, 'answered' | 'done' | 'outcome'> | null> {
  const { rows } = await db.sql.query<Pick<ContactRow, 'answered' | 'done' | 'outcome'>>(
    'select answered, done, outcome from outreach_contacts where outreach_id = $1 and "row" = $2 for update',
    [outreach, row],
  );
  return rows[0] ?? null;
}

/** Notes that a contact, which is locked, has completed the questionnaire; how it ends is for its attempt to say. */
export async function markAnswered(db: Db, outreach: string, row: number): Promise<void> {
  await db.sql.query('update outreach_contacts set answered = true where outreach_id = $1 and "row" = $2', [
    outreach,
    row,
  ]);
}

/** Counts a completed questionnaire that nobody was invited to: one contact more, and done. */
export async function countUninvited(
  db: Db,
  outreach: string,
  shard: number,
  outcome: string,
): Promise<void> {
  await db.sql.query(
    `insert into outreach_counts (outreach_id, shard, outcome, n)
     select $1, $2, outcome, 1 from unnest(array['', '*tried', $3::text]) as outcome order by outcome
     on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + excluded.n`,
    [outreach, shard, outcome],
  );
}
