/** The connections to PostgreSQL: a pool for hand-written statements (`sql`) and Drizzle over the same connections (`orm`). */
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
  /**
   * A few connections of which each plans a named statement once, whatever its values. For long statements that are asked often:
   * PostgreSQL by itself would plan them anew each time, which costs more than to run them.
   */
  readonly onePlan: Pick<Store, 'sql'>;
}

const mostOnePlan = 4;

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
  const { max, onError = () => undefined } = options;
  const sql = poolOf({ connectionString: url, max }, onError);
  const few = Math.min(max, mostOnePlan);
  const settings = '-c plan_cache_mode=force_generic_plan';
  const onePlan = { sql: poolOf({ connectionString: url, max: few, options: settings }, onError) };
  return { sql, orm: drizzle(sql, { schema }), onePlan };
}

function poolOf(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    types,
    application_name: 'sportello',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener the loss of an idle connection would end the process.
  pool.on('error', onError);
  // Nor may the loss of one in use between two statements: the next statement on it fails and tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Waits for running statements and closes all connections. */
export async function closeStore(store: Store): Promise<void> {
  await Promise.all([store.sql.end(), store.onePlan.sql.end()]);
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
