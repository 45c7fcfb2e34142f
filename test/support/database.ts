/** A fresh, migrated database for a test file. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { closeStore, openStore, type Store } from '../../store/store.js';
import { databaseUrl, once, templateDatabase } from './postgres.js';

export interface TestDatabase {
  readonly url: string;
  readonly store: Store;
  drop(): Promise<void>;
}

/** Makes the database and opens a store on it. */
export async function createDatabase(options: { readonly max?: number } = {}): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${name} template ${templateDatabase}`);
  const url = databaseUrl(server, name);
  const store = openStore(url, { max: options.max ?? 10 });
  return {
    url,
    store,
    async drop() {
      await closeStore(store);
      await once(server, `drop database ${name} with (force)`);
    },
  };
}
