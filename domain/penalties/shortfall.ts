/** How far a share is from its threshold, in points: a part of one counts as one (PEN-1). */
import type { Threshold } from '../../engine/reading/contract-definition.js';
import {
  approximately,
  atLeast,
  atMost,
  ceil,
  exact,
  minus,
  plus,
  ratio,
  times,
  zero,
  type Exact,
} from '../exact.js';

/** `parts`: whole points that are paid for. */
interface Shortfall {
  readonly short: number;
  readonly parts: number;
}

const none: Shortfall = { short: 0, parts: 0 };

const hundred = exact(100);
const one = exact(1);

/** The threshold as overflow relaxes it, by so many points: less is to be reached, more is borne. */
export function relaxed(threshold: Threshold, reliefPoints: number): Threshold {
  const held = heldTo(threshold, reliefPoints);
  return 'atLeast' in threshold ? { atLeast: approximately(held) } : { atMost: approximately(held) };
}

/** How far `met` of `of` falls short of a threshold that is relaxed by so many points; of no cases, nothing. */
export function shortfall(
  { met, of }: { readonly met: number; readonly of: number },
  threshold: Threshold,
  reliefPoints = 0,
): Shortfall {
  if (of === 0) return none;
  const share = ratio(met, of);
  const held = heldTo(threshold, reliefPoints);
  const gap = 'atLeast' in threshold ? minus(held, share) : minus(share, held);
  const points = atLeast(times(gap, hundred), zero);
  return { short: approximately(points), parts: ceil(points) };
}

function heldTo(threshold: Threshold, reliefPoints: number): Exact {
  const relief = times(exact(reliefPoints), exact(0.01));
  return 'atLeast' in threshold
    ? atLeast(minus(exact(threshold.atLeast), relief), zero)
    : atMost(plus(exact(threshold.atMost), relief), one);
}
