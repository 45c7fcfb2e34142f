/** Brings a database to the current tables. */
import { fileURLToPath } from 'node:url';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { closeStore, openStore } from './store.js';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
// Any number of processes may start at once; one migrates, the others wait for it.
const migrationLock = 7_701_001;

/** Applies the migrations that the database lacks, one process at a time. @throws if one fails: none is then applied. */
export async function migrate(url: string): Promise<void> {
  const store = openStore(url, { max: 2 });
  try {
    const holder = await store.sql.connect();
    try {
      await holder.query('select pg_advisory_lock($1)', [migrationLock]);
      await applyMigrations(store.orm, { migrationsFolder });
    } finally {
      holder.release(true); // closing the connection frees the lock
    }
  } finally {
    await closeStore(store);
  }
}
