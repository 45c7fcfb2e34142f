/** Who did what, and answers kept so that a repeated write gives the same one. */
import { bigint, index, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { Json } from '../../engine/json.js';
import { instant } from './columns.js';

export const audit = pgTable(
  'audit',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    /** The user's name or the key's; null for nobody signed in. */
    who: text(),
    /** `POST /api/groups`, say. */
    what: text().notNull(),
    /** What it was done to: kind and id. */
    subject: text(),
    /** The address it came from. */
    source: text(),
    details: jsonb().$type<Json>(),
  },
  (t) => [
    index('audit_subject').on(t.subject, t.id.desc().nullsFirst()),
    index('audit_who').on(t.who, t.id.desc().nullsFirst()),
    index('audit_what').on(t.what, t.id.desc().nullsFirst()),
    index('audit_at').on(t.at),
  ],
);

/** Answers of writes that are no commands to an instance (those have the log), by `Idempotency-Key`. */
export const writes = pgTable(
  'writes',
  {
    who: text().notNull(),
    key: text().notNull(),
    bodyHash: text('body_hash').notNull(),
    status: smallint(),
    answer: jsonb().$type<Json>(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.who, t.key] }), index('writes_at').on(t.at)],
);
