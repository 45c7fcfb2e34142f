/** Services that only write our store, as calls of a workflow: what a start does not do in its own transaction. */
import type { StoreServices } from '../../commands/store-services.js';
import { inTransaction, type Store } from '../../store/store.js';
import type { Service } from '../service.js';

/** Makes a service of each. */
export function storeServiceCalls(store: Store, services: StoreServices): Readonly<Record<string, Service>> {
  const calls = Object.entries(services).map(([name, serve]): [string, Service] => [
    name,
    {
      call: ({ input, effect }) =>
        inTransaction(store, (db) => serve(db, { input, effect, now: Date.now() })),
      repeatable: () => true,
    },
  ]);
  return Object.fromEntries(calls);
}
