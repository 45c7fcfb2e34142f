/** How much came in a span of time: calls, and contacts by other channels. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Calls offered from `from` until before `until`, in milliseconds. */
export async function countCalls(db: Db, from: number, until: number): Promise<number> {
  const answer = await db.sql.query<{ n: number }>(
    'select count(*) as n from calls where offered_at >= $1 and offered_at < $2',
    [isoInstant(from), isoInstant(until)],
  );
  return answer.rows[0]?.n ?? 0;
}

/** Contacts received by other channels; those that a rule or a person threw away are none. */
export async function countContacts(db: Db, from: number, until: number): Promise<number> {
  const answer = await db.sql.query<{ n: number }>(
    `select count(*) as n from contacts where received_at >= $1 and received_at < $2 and state not in ('ignored', 'discarded')`,
    [isoInstant(from), isoInstant(until)],
  );
  return answer.rows[0]?.n ?? 0;
}
