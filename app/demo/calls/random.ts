/** Chance that is the same for the same seed: a small generator (mulberry32), good enough to look like life. */
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
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (below) => Math.floor(next() * below),
    in: (share) => next() < share,
    span: (mean) => Math.round(-Math.log(1 - next()) * mean),
    of: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      return (values.find(([, weight]) => (left -= weight) < 0) ?? values[values.length - 1]!)[0];
    },
  };
}
