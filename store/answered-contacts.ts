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

/**
 * Ends a contact, which is locked, with an outcome, whatever it ended with before; it counts once. Who has it in hand
 * meanwhile tells an attempt that changes nothing any more.
 */
export async function endContact(
  db: Db,
  {
    outreach,
    row,
    outcome,
    before,
    shard,
  }: {
    readonly outreach: string;
    readonly row: number;
    readonly outcome: string;
    /** With which it was done; null: it was not. */
    readonly before: string | null;
    readonly shard: number;
  },
): Promise<void> {
  await db.sql.query(
    `update outreach_contacts set done = true, outcome = $3, retry_at = null, appointment = false, skill = null
     where outreach_id = $1 and "row" = $2`,
    [outreach, row, outcome],
  );
  await count(db, outreach, shard, outcome, 1);
  if (before !== null) await count(db, outreach, shard, before, -1);
}

/** Counts a completed questionnaire that nobody was invited to: one contact more, and done. */
export async function countUninvited(
  db: Db,
  outreach: string,
  shard: number,
  outcome: string,
): Promise<void> {
  await count(db, outreach, shard, '', 1);
  await count(db, outreach, shard, outcome, 1);
}

async function count(db: Db, outreach: string, shard: number, outcome: string, by: 1 | -1): Promise<void> {
  await db.sql.query(
    `insert into outreach_counts (outreach_id, shard, outcome, n) values ($1, $2, $3, $4)
     on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + excluded.n`,
    [outreach, shard, outcome, by],
  );
}
