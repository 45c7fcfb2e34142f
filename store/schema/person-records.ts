/** People who turn to the contact centre (users, who work in it, are in `people.ts`). A record lies sealed; hashes find it. */
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

export const personRecords = pgTable(
  'person_records',
  {
    id: text().primaryKey(),
    /** Grows with each change, for `If-Match`. */
    revision: integer().notNull().default(1),
    /** The record as JSON, sealed as a whole by a key of its own. */
    sealed: text().notNull(),
    /** That key, wrapped by the master key: it goes with the row. */
    wrapped: text().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('person_records_updated').on(t.updatedAt.desc().nullsFirst(), t.id)],
);

/** Keyed hashes of a person's telephone numbers, addresses, tax code, and of each word of the name. */
export const personHashes = pgTable(
  'person_hashes',
  {
    hash: text().notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => personRecords.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.hash, t.personId] }), index('person_hashes_person').on(t.personId)],
);
