import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceil, exact, floor, nearest, over, ratio } from '../../../domain/exact.js';
import { relaxed, shortfall } from '../../../domain/penalties/shortfall.js';

describe('points short of a threshold (PEN-1)', () => {
  it.each([
    // 900/1000 is 90 %: kept, whatever 0.9 is to a machine
    [900, 1000, 0.9, 0],
    // 89.9999 %: a part of a point is paid as one
    [899_999, 1_000_000, 0.9, 1],
    // 89 %: exactly one point, not two
    [89, 100, 0.9, 1],
    // 88.99 %: 1.01 points → 2
    [8_899, 10_000, 0.9, 2],
    // 29/100 against 30 %, where 0.3 − 0.29 is 0.010000000000000009
    [29, 100, 0.3, 1],
    // 1/3 against 33.33 %: kept
    [1, 3, 0.3333, 0],
    // 1/3 against 33.34 %: 0.0066… points → 1
    [1, 3, 0.3334, 1],
    // nothing met of some: all points of the threshold
    [0, 7, 0.8, 80],
    [0, 0, 0.8, 0],
  ])('%i of %i against %d: %i', (met, of, atLeast, parts) => {
    expect(shortfall({ met, of }, { atLeast }).parts).toBe(parts);
  });

  it('counts above a share that is not to be exceeded', () => {
    // 5 % is borne; 51/1000 = 5.1 %: a part of a point
    expect(shortfall({ met: 50, of: 1000 }, { atMost: 0.05 }).parts).toBe(0);
    expect(shortfall({ met: 51, of: 1000 }, { atMost: 0.05 })).toEqual({ short: 0.1, parts: 1 });
    // two points of relief: 7 % is borne
    expect(shortfall({ met: 70, of: 1000 }, { atMost: 0.05 }, 2).parts).toBe(0);
    expect(relaxed({ atMost: 0.05 }, 2)).toEqual({ atMost: 0.07 });
  });

  it('is never more where more was met, nor less where less relief is given', () => {
    const cases = fc.integer({ min: 1, max: 2_000_000 });
    fc.assert(
      fc.property(
        cases,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 100 }),
        fc.nat(5),
        (of, a, b, t, relief) => {
          const [less, more] = [a % (of + 1), b % (of + 1)].toSorted((one, other) => one - other) as [
            number,
            number,
          ];
          const threshold = { atLeast: t / 100 };
          const parts = (met: number, points = 0) => shortfall({ met, of }, threshold, points).parts;
          expect(parts(more)).toBeLessThanOrEqual(parts(less));
          expect(parts(less, relief)).toBeLessThanOrEqual(parts(less));
          // By whole numbers alone: ceil(max(0, t − 100 met / of)).
          const short = BigInt(t) * BigInt(of) - 100n * BigInt(less);
          const expected = short <= 0n ? 0 : Number((short + BigInt(of) - 1n) / BigInt(of));
          expect(parts(less)).toBe(expected);
        },
      ),
    );
  });
});

describe('exact fractions', () => {
  it('round as they say, on both sides of zero', () => {
    expect([floor(exact(-0.5)), ceil(exact(-0.5)), nearest(exact(-0.5))]).toEqual([-1, 0, 0]);
    expect([floor(exact(2.5)), ceil(exact(2.5)), nearest(exact(2.5))]).toEqual([2, 3, 3]);
    expect(exact(0.1)).toEqual({ num: 1_000_000_000n, den: 10_000_000_000n });
    expect(() => over(exact(1), ratio(0, 1))).toThrow(RangeError);
    expect(() => exact(Number.NaN)).toThrow(RangeError);
  });
});
