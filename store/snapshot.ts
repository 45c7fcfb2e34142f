/** One state of the store, however long it is read: what others commit meanwhile is not seen. */
import { inTransaction, type Db, type Store } from './store.js';

/** Runs `work` in a transaction all of whose reads see the same state; it may write what nobody else writes. */
export function inSnapshot<Result>(store: Store, work: (db: Db) => Promise<Result>): Promise<Result> {
  return inTransaction(store, async (db) => {
    await db.sql.query('set transaction isolation level repeatable read');
    return work(db);
  });
}
