/** The connection to PostgreSQL: a pool for hand-written statements (`sql`) and Drizzle over the same connections (`orm`). */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema.js';

/** What every function of the store takes: the pool, or one connection inside a transaction. */
export interface Db {
  readonly sql: pg.Pool | pg.PoolClient;
  readonly orm: NodePgDatabase<typeof schema>;
}

export interface Store extends Db {
  readonly sql: pg.Pool;
}

// Statements written by hand give instants as milliseconds and 8-byte integers as numbers. Drizzle has parsers of its own.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Date.parse(text));
types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Opens a pool of at most `max` connections; none is made before the first statement.
 * `onError` hears of idle connections that broke (the pool replaces them).
 */
export function openStore(
  url: string,
  options: { readonly max: number; readonly onError?: (error: Error) => void },
): Store {
  const sql = new pg.Pool({
    connectionString: url,
    max: options.max,
    types,
    application_name: 'sportello',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener the loss of an idle connection would end the process.
  sql.on('error', options.onError ?? (() => undefined));
  // Nor may the loss of one in use between two statements: the next statement on it fails and tells.
  sql.on('connect', (client) => client.on('error', () => undefined));
  return { sql, orm: drizzle(sql, { schema }) };
}

/** Waits for running statements and closes all connections. */
export async function closeStore(store: Store): Promise<void> {
  await store.sql.end();
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws (the error is passed on). */
export async function inTransaction<Result>(
  store: Store,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const client = await store.sql.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ sql: client, orm: drizzle(client, { schema }) });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = new Error('the connection was lost in a transaction', { cause });
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
