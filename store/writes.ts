/**
 * One effect and one answer for each `Idempotency-Key` of writes that are no commands to an instance.
 * Reserve in the transaction that does the write, and keep its answer there: a second request waits for the first.
 */
import { and, eq } from 'drizzle-orm';
import type { Json } from '../engine/json.js';
import { writes } from './schema.js';
import type { Db } from './store.js';

export interface WriteKey {
  /** The user's or the program's name: keys of different askers are different keys. */
  readonly who: string;
  readonly key: string;
}

export type Reservation =
  /** The key is new: do the write, then `keepAnswer`, in the same transaction. */
  | { readonly write: 'new' }
  | { readonly write: 'repeated'; readonly status: number; readonly answer: Json }
  /** The key was used with another body. */
  | { readonly write: 'other_body' };

/** Takes the key at `now`, or says what became of it before. Must run in a transaction. */
export async function reserveWrite(
  db: Db,
  { who, key }: WriteKey,
  bodyHash: string,
  now: number,
): Promise<Reservation> {
  const taken = await db.orm
    .insert(writes)
    .values({ who, key, bodyHash, at: now })
    .onConflictDoNothing()
    .returning({ key: writes.key });
  if (taken.length === 1) return { write: 'new' };
  const rows = await db.orm
    .select()
    .from(writes)
    .where(and(eq(writes.who, who), eq(writes.key, key)));
  const before = rows[0];
  if (before?.bodyHash !== bodyHash) return { write: 'other_body' };
  if (before.status === null)
    throw new Error(
      `the write with the key ${key} of ${who} was committed without an answer: call keepAnswer in its transaction`,
    );
  return { write: 'repeated', status: before.status, answer: before.answer };
}

/** Keeps what was answered to a reserved write. */
export async function keepAnswer(
  db: Db,
  { who, key }: WriteKey,
  status: number,
  answer: Json,
): Promise<void> {
  await db.orm
    .update(writes)
    .set({ status, answer })
    .where(and(eq(writes.who, who), eq(writes.key, key)));
}
