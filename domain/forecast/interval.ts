/** Within what a count will lie: counts of which the rate itself is uncertain are negative binomial. */
import { sum } from '../statistics.js';

export interface Expected {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** How far beyond its mean, in standard deviations, a count is reckoned with. */
const reach = 12;

/**
 * The interval in which a count of this mean lies with this probability at least, as much left out below as above.
 * @param spread the variance of the rate relative to its square: the count's variance is `mean + spread × mean²`
 */
export function intervalOf(mean: number, spread: number, probability: number): Expected {
  if (mean <= 0) return { expected: 0, low: 0, high: 0 };
  const deviation = Math.sqrt(mean + spread * mean * mean);
  const first = Math.max(0, Math.floor(mean - reach * deviation));
  const last = Math.ceil(mean + reach * deviation + reach);
  // In logarithms: at either end the weights are too small for a number.
  const weights: number[] = [];
  for (let [k, log] = [first, 0]; k <= last; k++) {
    weights.push(log);
    log += Math.log(((k * spread + 1) * mean) / ((k + 1) * (mean * spread + 1)));
  }
  const most = weights.reduce((a, b) => Math.max(a, b));
  const shares = weights.map((log) => Math.exp(log - most));
  const mass = sum(shares);
  const tail = (1 - probability) / 2;
  return {
    expected: mean,
    low: first + quantile(shares, tail * mass),
    high: first + quantile(shares, (1 - tail) * mass),
  };
}

function quantile(shares: readonly number[], wanted: number): number {
  let reached = 0;
  for (const [k, share] of shares.entries()) {
    reached += share;
    if (reached >= wanted) return k;
  }
  return shares.length - 1;
}

/**
 * How uncertain the rate is, from what was expected and what came: by moments, of `variance = mean + spread × mean²`; 0 where
 * counts vary no more than chance alone makes them.
 */
export function spreadOf(pairs: Iterable<readonly [mean: number, count: number]>): number {
  let [above, below] = [0, 0];
  for (const [mean, count] of pairs) {
    above += (count - mean) ** 2 - mean;
    below += mean * mean;
  }
  return below === 0 ? 0 : Math.max(0, above / below);
}
