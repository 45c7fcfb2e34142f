/** A store for a benchmark that needs no Sportello around it. */
import { migrate } from '../../store/migrate.js';
import { closeStore, openStore, type Store } from '../../store/store.js';
import { databaseUrl, once, startPostgres } from '../support/postgres.js';

/**
 * Starts a PostgreSQL, by itself as it comes but for `flags`, and does work on a migrated store of at most `max` connections;
 * `postgres` is its postmaster's pid. Nothing of it is left.
 */
export async function withStore<Answer>(
  { max, flags = [] }: { readonly max: number; readonly flags?: readonly string[] },
  work: (store: Store, postgres: number) => Promise<Answer>,
): Promise<Answer> {
  const server = await startPostgres(flags);
  try {
    await once(server.url, 'create database bench');
    const url = databaseUrl(server.url, 'bench');
    await migrate(url);
    const store = openStore(url, { max });
    try {
      return await work(store, server.pid);
    } finally {
      await closeStore(store);
    }
  } finally {
    await server.stop();
  }
}
