/** Sums of cases, that add up: of two halves as of the whole, in any order. */
import type { LeftOut } from './reasons.js';

export interface Tally {
  met: number;
  of: number;
  readonly leftOut: Partial<Record<LeftOut, number>>;
}

/** How a case stands to a test. `amount` in a tally is 1, or milliseconds. */
export type Verdict = 'met' | 'missed' | 'outside' | LeftOut;

export function emptyTally(): Tally {
  return { met: 0, of: 0, leftOut: {} };
}

/** Counts a case. */
export function count(tally: Tally, verdict: Verdict, amount = 1): void {
  if (verdict === 'outside') return;
  if (verdict === 'met' || verdict === 'missed') {
    tally.of += amount;
    if (verdict === 'met') tally.met += amount;
  } else tally.leftOut[verdict] = (tally.leftOut[verdict] ?? 0) + amount;
}

/** Both together. */
export function added(one: Tally, other: Tally): Tally {
  const leftOut = { ...one.leftOut };
  for (const [reason, amount] of Object.entries(other.leftOut) as [LeftOut, number][])
    leftOut[reason] = (leftOut[reason] ?? 0) + amount;
  return { met: one.met + other.met, of: one.of + other.of, leftOut };
}
