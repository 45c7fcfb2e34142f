import { describe, expect, it } from 'vitest';
import { drawFrom, shuffled } from '../../domain/seeded.js';
import { deviation, mean, percentile, sum } from '../../domain/statistics.js';

describe('what lists of numbers come to', () => {
  it('sums and means, of none too', () => {
    expect(sum([1, 2, 4.5])).toBe(7.5);
    expect(sum([])).toBe(0);
    expect(mean([70, 80, 90])).toBe(80);
    expect(mean([])).toBeNaN();
  });

  it('the deviation of a sample has n − 1 below', () => {
    // Squares of the distances from 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; √(32/7)
    expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(deviation([5])).toBe(0);
  });

  it('a percentile is a value of the list, by the nearest rank', () => {
    // Of five the 30th is the ceil(1.5) = 2nd, the 50th the 3rd.
    const values = [15, 20, 35, 40, 50];
    expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(values, share))).toEqual([
      ...[15, 15, 20, 20, 35, 50],
    ]);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('chance that can be had again', () => {
  it('draws the same for the same seed, and other numbers for one beyond 32 bits', () => {
    const five = (seed: number) => {
      const draw = drawFrom(seed);
      return Array.from({ length: 5 }, () => draw());
    };
    // The first two of mulberry32 from 1.
    expect(five(1).slice(0, 2)).toEqual([0.6270739405881613, 0.002735721180215478]);
    expect(five(1)).toEqual(five(1));
    expect(five(2 ** 32 + 1)).not.toEqual(five(1));
  });

  it('shuffling loses nothing', () => {
    expect(shuffled([1, 2, 3, 4, 5], drawFrom(3)).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
