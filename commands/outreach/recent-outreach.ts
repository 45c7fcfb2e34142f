/**
 * What is known of outreaches whose contacts people work, kept for a moment: what was ordered, its segments, how far its quotas
 * are filled. Segments may be hundreds, all of it seldom changes, and every operator asks by it.
 */
import type { Filled } from '../../engine/outreach/quota.js';
import { filledOf, segmentsOf, type Segment } from '../../store/outreach-segments.js';
import { findOutreach, type OutreachRow } from '../../store/outreaches.js';
import type { Store } from '../../store/store.js';

const keptForMs = 1_000;
const most = 100;

/** An outreach as it was at most a second ago; what was filled by this process is counted at once. */
export interface RecentOutreach {
  readonly outreach: OutreachRow;
  readonly segments: readonly Segment[];
  readonly filled: Filled;
}

interface Kept {
  readonly at: number;
  readonly known: Promise<(RecentOutreach & { readonly filled: Map<string, number> }) | null>;
}

// By the store that they are of: tests have many in one process.
const kept = new WeakMap<Store, Map<string, Kept>>();

/** An outreach, `now` (milliseconds) at most a second old; `anew`: as it is. Null if there is none. */
export async function recentOutreach(
  db: Store,
  id: string,
  now: number,
  anew = false,
): Promise<RecentOutreach | null> {
  const ofStore = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, ofStore);
  const before = ofStore.get(id);
  if (!anew && before !== undefined && Math.abs(now - before.at) < keptForMs) return before.known;
  const known = read(db, id);
  ofStore.delete(id);
  ofStore.set(id, { at: now, known });
  const oldest = ofStore.keys().next().value;
  if (ofStore.size > most && oldest !== undefined) ofStore.delete(oldest);
  const forget = () => ofStore.get(id)?.known === known && ofStore.delete(id);
  known.then((found) => found ?? forget(), forget);
  return known;
}

/** Notes what cells of quotas are filled to: operators who ask next are given nobody of a cell that is full. */
export async function noteFilled(db: Store, id: string, cells: Filled): Promise<void> {
  const known = await kept.get(db)?.get(id)?.known;
  if (known === undefined || known === null) return;
  for (const [cell, n] of cells) known.filled.set(cell, Math.max(n, known.filled.get(cell) ?? 0));
}

async function read(db: Store, id: string) {
  const outreach = await findOutreach(db, id);
  if (outreach === null) return null;
  const quotas = Object.keys(outreach.order.quota).length > 0;
  const [segments, filled] = await Promise.all([segmentsOf(db, id), quotas ? filledOf(db, id) : []]);
  return { outreach, segments, filled: new Map(filled) };
}
