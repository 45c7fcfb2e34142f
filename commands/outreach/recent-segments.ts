/** The segments of outreaches, kept for a moment: there may be hundreds, they seldom change, and every operator asks by them. */
import { segmentsOf, type Segment } from '../../store/outreach-segments.js';
import type { Store } from '../../store/store.js';

const keptForMs = 2_000;
const most = 100;

interface Kept {
  readonly at: number;
  readonly segments: Promise<readonly Segment[]>;
}

// By the store that they are of: tests have many in one process.
const kept = new WeakMap<Store, Map<string, Kept>>();

/** The segments of an outreach, `now` (milliseconds) at most two seconds old; `anew`: as they are. */
export async function recentSegments(
  db: Store,
  outreach: string,
  now: number,
  anew: boolean,
): Promise<readonly Segment[]> {
  const ofStore = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, ofStore);
  const known = ofStore.get(outreach);
  if (!anew && known !== undefined && Math.abs(now - known.at) < keptForMs) return known.segments;
  const segments = segmentsOf(db, outreach);
  ofStore.delete(outreach);
  ofStore.set(outreach, { at: now, segments });
  segments.catch(() => ofStore.delete(outreach));
  const oldest = ofStore.keys().next().value;
  if (ofStore.size > most && oldest !== undefined) ofStore.delete(oldest);
  return segments;
}
