/** What instances have used of contracts, and formal notices that have become final: both count, also after their end. */
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

/** One use of what contracts limit by kind (`limits: {audit_campaign: {at_most: 12}}`): an instance counts once. */
export const contractUses = pgTable(
  'contract_uses',
  {
    kind: text().notNull(),
    instanceId: text('instance_id').notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.instanceId] }), index('contract_uses_at').on(t.kind, t.at)],
);

export const finalNotices = pgTable(
  'final_notices',
  {
    instanceId: text('instance_id').primaryKey(),
    contract: text().notNull(),
    at: instant().notNull(),
    /** The notice by which the number of a penalty was full: those that it took count no more. */
    countedBy: text('counted_by'),
    /** How many counted when this one became final, itself included. */
    final: integer().notNull(),
  },
  (t) => [index('final_notices_contract').on(t.contract, t.at)],
);
