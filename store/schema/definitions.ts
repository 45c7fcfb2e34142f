/** Definitions with all their versions, drafts, publications and what was compiled of them. */
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../engine/json.js';
import { instant } from './columns.js';

/** A set of definitions that was published at once. */
export const publications = pgTable('publications', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  author: text().notNull(),
  note: text(),
  publishedAt: instant('published_at').notNull(),
});

export const definitions = pgTable(
  'definitions',
  {
    kind: text().notNull(),
    name: text().notNull(),
    /** 1, 2, 3… within kind and name. */
    version: integer().notNull(),
    text: text().notNull(),
    hash: text().notNull(),
    author: text().notNull(),
    publication: bigint({ mode: 'number' }).notNull(),
    publishedAt: instant('published_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.name, t.version] }),
    foreignKey({ columns: [t.publication], foreignColumns: [publications.id] }),
    index('definitions_publication').on(t.publication),
  ],
);

/** What a person is writing, or lets go. `revision` grows with each save, for `If-Match`. */
export const drafts = pgTable(
  'drafts',
  {
    kind: text().notNull(),
    name: text().notNull(),
    person: text().notNull(),
    baseVersion: integer('base_version'),
    /** Null: the definition is to go. */
    text: text(),
    revision: integer().notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.name, t.person] })],
);

/**
 * A compiled workflow by the hash of its closure, kept as long as any instance refers to it. Its calendars are left out
 * and named by the hashes of their years, since most versions share them. Not jsonb: a form's fields have an order.
 */
export const compiled = pgTable(
  'compiled',
  {
    hash: text().primaryKey(),
    workflow: text().notNull(),
    program: json().$type<JsonObject>().notNull(),
    /** `{<calendar>: {zone, years: [hash…]}}` */
    calendars: json().$type<JsonObject>().notNull(),
    compiledAt: instant('compiled_at').notNull(),
  },
  (t) => [index('compiled_workflow').on(t.workflow, t.compiledAt.desc().nullsFirst())],
);

/** One year of a calendar, content-addressed. */
export const calendarYears = pgTable('calendar_years', {
  hash: text().primaryKey(),
  content: json().$type<JsonObject>().notNull(),
});

/** The version of a workflow that a start takes: the newest published one that isn't withdrawn. */
export const currentVersions = pgTable('current_versions', {
  workflow: text().primaryKey(),
  hash: text()
    .notNull()
    .references(() => compiled.hash),
  since: instant()
    .notNull()
    .default(sql`now()`),
});
