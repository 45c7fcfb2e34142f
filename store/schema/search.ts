/** The words by which instances are found, apart from them: what is erased must be deleted, not overwritten. */
import { customType, index, pgTable, text } from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const searchTexts = pgTable(
  'search_texts',
  { instanceId: text('instance_id').primaryKey(), words: tsvector().notNull() },
  (t) => [index('search_texts_words').using('gin', t.words)],
);
