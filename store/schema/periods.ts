/** Closed states of periods of a contract, with the cases behind their figures; reports that were sent (record 0031). */
import { integer, json, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { CaseKind } from '../../domain/levels/case.js';
import type { Measures } from '../../domain/levels/figure.js';
import { bytes, instant } from './columns.js';

/** What was closed; written once, never changed. */
export const periodEditions = pgTable(
  'period_editions',
  {
    contract: text().notNull(),
    period: text().notNull(),
    edition: smallint().notNull(),
    closedAt: instant('closed_at').notNull(),
    /** As of when it was computed: what runs is seen at that instant. */
    computedAt: instant('computed_at').notNull(),
    closedBy: text('closed_by').notNull(),
    /** Of editions after the first: why, and who asked for it. */
    reason: text(),
    askedBy: text('asked_by'),
    /** The hash of what was looked at, and is what was closed. */
    seen: text().notNull(),
    /** Which version of the contract's definition, and its text. */
    version: integer().notNull(),
    definition: text().notNull(),
    measures: json().$type<Measures>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contract, t.period, t.edition] })],
);

/** The cases of an edition, compressed, some thousands a row, in the order of time. */
export const periodCases = pgTable(
  'period_cases',
  {
    contract: text().notNull(),
    period: text().notNull(),
    edition: smallint().notNull(),
    kind: text().$type<CaseKind>().notNull(),
    part: integer().notNull(),
    cases: integer().notNull(),
    /** By test of its kind and letter of a verdict (`0m`): how many of these cases. */
    counts: jsonb().$type<Readonly<Record<string, number>>>().notNull(),
    /** Lines of `domain/levels/case.ts`, by raw deflate. */
    lines: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contract, t.period, t.edition, t.kind, t.part] })],
);

/** Reports by mail: marked before and after; what a crash left between is never sent twice. */
export const periodReports = pgTable(
  'period_reports',
  {
    contract: text().notNull(),
    /** The day on which it was due: the first after what it tells of. */
    until: text().notNull(),
    recipient: text().notNull(),
    state: text().$type<'sending' | 'sent' | 'failed'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contract, t.until, t.recipient] })],
);
