/** Intervals by drawing again from what was found, where no formula for them is at hand. */
import { drawFrom } from '../seeded.js';
import { percentile } from '../statistics.js';

/**
 * The interval of 95 % of what `measure` says of the items: the 2.5th and 97.5th percentile of its values over so many samples
 * of the same size, drawn with replacement (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13). Samples of
 * which it says nothing are left out; null if that is so of more than half of them.
 */
export function bootstrapped<T>(
  items: readonly T[],
  measure: (sample: readonly T[]) => number | null,
  { seed, samples }: { readonly seed: number; readonly samples: number },
): { readonly low: number; readonly high: number } | null {
  const draw = drawFrom(seed);
  const values = Array.from({ length: samples }, () =>
    measure(items.map(() => items[Math.floor(draw() * items.length)] as T)),
  )
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);
  if (values.length * 2 < samples || values.length === 0) return null;
  return { low: percentile(values, 0.025), high: percentile(values, 0.975) };
}
