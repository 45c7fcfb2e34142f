/** How far what was measured in a sample may be from what is so: intervals of 95 %. */
import { deviation, mean, normal95 } from '../statistics.js';

/** A value with its interval; `margin` is half of it. */
export interface Estimate {
  readonly n: number;
  readonly value: number;
  readonly margin: number;
  readonly low: number;
  readonly high: number;
}

/** The finite population correction (N − n) / (N − 1); 1 where the population isn't known: as if it had no end. */
function fpc(n: number, population: number | null): number {
  if (population === null) return 1;
  return population <= 1 || n >= population ? 0 : (population - n) / (population - 1);
}

/**
 * A share met of n, p ± 1.96·√(p(1−p)/n·fpc) (Wald; Cochran, Sampling Techniques, 1977, 3.2), cut to 0…1; null of no cases.
 * At p = 0 or 1 this formula gives no width however few the cases are: read it with n.
 */
export function shareOf(met: number, n: number, population: number | null): Estimate | null {
  if (n === 0) return null;
  const p = met / n;
  const margin = normal95 * Math.sqrt(((p * (1 - p)) / n) * fpc(n, population));
  return { n, value: p, margin, low: Math.max(0, p - margin), high: Math.min(1, p + margin) };
}

/** The widest margin that a share of n may have, at p = ½: what a plan promises before anything is known; null of no cases. */
export function widestMargin(n: number, population: number | null): number | null {
  return n === 0 ? null : normal95 * Math.sqrt((0.25 / n) * fpc(n, population));
}

/** The mean of values with x̄ ± 1.96·s/√n·√fpc; null of no cases. Of one case the margin isn't known: it is infinite. */
export function meanOf(values: readonly number[], population: number | null): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const value = mean(values);
  const margin =
    n === 1 ? Infinity : normal95 * (deviation(values) / Math.sqrt(n)) * Math.sqrt(fpc(n, population));
  return { n, value, margin, low: value - margin, high: value + margin };
}
