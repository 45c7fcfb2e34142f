/** Chance that is the same for the same seed, good enough to look like life. */
import { drawFrom } from '../../../domain/seeded.js';
import { sum } from '../../../domain/statistics.js';

export interface Chance {
  /** From 0 until below 1. */
  readonly next: () => number;
  /** A whole number from 0 until below `below`. */
  readonly below: (below: number) => number;
  /** True in this share of cases. */
  readonly in: (share: number) => boolean;
  /** A waiting time of this mean, as between events that know nothing of one another. */
  readonly span: (mean: number) => number;
  /** One of them, by their weights. */
  readonly of: <Value>(values: readonly (readonly [value: Value, weight: number])[]) => Value;
}

/** A generator that begins at a seed. */
export function createChance(seed: number): Chance {
  const next = drawFrom(seed);
  return {
    next,
    below: (below) => Math.floor(next() * below),
    in: (share) => next() < share,
    span: (mean) => Math.round(-Math.log(1 - next()) * mean),
    of: (values) => {
      let left = next() * sum(values.map(([, weight]) => weight));
      return (values.find(([, weight]) => (left -= weight) < 0) ?? values[values.length - 1]!)[0];
    },
  };
}
