/** Publications that wait for a second person or for their date. */
import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { JsonObject } from '../engine/json.js';
import { proposals } from './schema.js';
import type { Db } from './store.js';

/** Instants in milliseconds. */
export type ProposalRow = Readonly<typeof proposals.$inferSelect>;

/** Keeps a proposal. */
export async function insertProposal(db: Db, proposal: typeof proposals.$inferInsert): Promise<ProposalRow> {
  const [row] = await db.orm.insert(proposals).values(proposal).returning();
  if (row === undefined) throw new Error('the proposal got no row');
  return row;
}

/** A proposal, or null. With `lock` nobody else decides about it until the transaction ends. */
export async function findProposal(db: Db, id: number, lock = false): Promise<ProposalRow | null> {
  const query = db.orm.select().from(proposals).where(eq(proposals.id, id));
  const rows = await (lock ? query.for('update') : query);
  return rows[0] ?? null;
}

/** The newest proposals first, at most `limit`. */
export async function listProposals(db: Db, limit: number): Promise<ProposalRow[]> {
  return db.orm.select().from(proposals).orderBy(desc(proposals.id)).limit(limit);
}

/** The ids of approved proposals whose date has come by `now`, the earliest first. */
export async function dueProposals(db: Db, now: number): Promise<number[]> {
  const rows = await db.orm
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.state, 'awaiting_date'), lte(proposals.validAt, now)))
    .orderBy(asc(proposals.validAt), asc(proposals.id));
  return rows.map(({ id }) => id);
}

/** Writes what became of a proposal. */
export async function decideProposal(
  db: Db,
  id: number,
  change: {
    readonly state: ProposalRow['state'];
    readonly decidedBy?: string;
    readonly decidedAt?: number;
    readonly publication?: number;
    readonly report?: JsonObject;
  },
): Promise<void> {
  await db.orm.update(proposals).set(change).where(eq(proposals.id, id));
}
