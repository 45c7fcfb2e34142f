/** What opens the personal data of an instance, and what it is found by. */
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** The instance's key, wrapped by the master key; deleting the row erases the instance's personal data everywhere. */
export const instanceKeys = pgTable('instance_keys', {
  instanceId: text('instance_id').primaryKey(),
  wrapped: text().notNull(),
});

export const personalHashes = pgTable(
  'personal_hashes',
  {
    hash: text().notNull(),
    /** Where in the form the value stands, as a JSON pointer. */
    path: text().notNull(),
    instanceId: text('instance_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hash, t.instanceId, t.path] }),
    index('personal_hashes_instance').on(t.instanceId),
  ],
);
