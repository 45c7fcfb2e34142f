/** One at a time adds rows to a contact list or empties it, of all servers. */
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import * as schema from './schema.js';
import type { Db, Store } from './store.js';

/** The connection that has a list's lock: what is written on it fails when the lock is lost. */
export interface LockedDb extends Db {
  readonly sql: pg.PoolClient;
}

/**
 * Runs `work` with the list's lock, which ends with it, with the process, or with the connection; null if somebody else has it.
 * A lock of the session and not of a row: the work takes minutes and many transactions.
 */
export async function withListLock<Result>(
  store: Store,
  list: string,
  work: (db: LockedDb) => Promise<Result>,
): Promise<Result | null> {
  const client = await store.sql.connect();
  let broken: Error | undefined;
  try {
    const answer = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 7701023)) as locked',
      [list],
    );
    if (answer.rows[0]?.locked !== true) return null;
    return await work({ sql: client, orm: drizzle(client, { schema }) });
  } finally {
    await client
      .query('select pg_advisory_unlock(hashtextextended($1, 7701023))', [list])
      .catch((cause: unknown) => {
        broken = new Error('the connection with the lock of a list was lost', { cause });
      });
    client.release(broken);
  }
}
