import { describe, expect, it } from 'vitest';
import type { ContractDefinition } from '../../../engine/reading/contract-definition.js';
import { periodOf, heldIn, periodsBetween } from '../../../domain/levels/period.js';
import { penaltyOf } from '../../../domain/penalties/amount.js';
import { exact } from '../../../domain/exact.js';
import { reliefOf, volumeOf } from '../../../domain/penalties/overflow.js';
import { inEnglish } from '../../../engine/wording/worded.js';

const agreed = { of: 'contacts', beyond: 0.1, forEach: 0.1, relaxBy: 1 } as const;

const yearly: Pick<ContractDefinition, 'overflow' | 'expected'> = {
  overflow: { ...agreed, rounded: 'down' },
  expected: {
    contacts: {
      per: 'year',
      volume: 200_000,
      counted: ['calls'],
      byMonth: [8, 8, 9, 8, 8, 8, 7, 5, 9, 10, 10, 10].map((each) => each / 100),
    },
  },
};

describe('overflow (PEN-2)', () => {
  it.each([
    // expected 16 000. 17 600 is 10 % more: borne, no relief
    [17_600, 'down', 0],
    // 17 601 is more than 10 % more: one whole step of 10 %
    [17_601, 'down', 1],
    // 20 000 is 25 % more: 2.5 steps
    [20_000, 'down', 2],
    [20_000, 'up', 3],
    // a half goes up
    [20_000, 'nearest', 3],
    [19_900, 'nearest', 2],
    [16_000, 'up', 0],
    [0, 'down', 0],
  ] as const)('%i calls where 16,000 were expected, rounded %s: %i points', (came, rounded, points) => {
    expect(reliefOf({ ...agreed, rounded }, exact(16_000), came)).toBe(points);
  });

  it('expects of a month its share of the year, of a quarter the sum, of a part of a month that part', () => {
    const volume = (written: string, held: { from: number; until: number } | null = periodOf(written)) =>
      volumeOf(yearly, periodOf(written)!, held!, 0);
    // 9 % of 200 000
    expect(volume('2026-03')?.expected).toBe(18_000);
    // (8 + 8 + 9) %
    expect(volume('2026-Q1')?.expected).toBe(50_000);
    expect(volume('2026')?.expected).toBe(200_000);
    // November has 30 days; ten of them: 20 000 × 10 / 30
    const days = {
      from: Date.parse('2026-11-01T00:00:00+01:00'),
      until: Date.parse('2026-11-11T00:00:00+01:00'),
    };
    expect(volume('2026-11', days)?.expected).toBeCloseTo(6_666.666_666_67, 6);
  });
});

describe('what shortfalls cost', () => {
  const money = { currency: 'EUR', sums: { net_annual: 120_000 } };
  const each = {
    kind: 'each_clock',
    penalty: { forEach: 'day_late', costs: { permille: 1, of: 'net_annual' } },
  } as const;

  it('1 ‰ of the yearly value for each day late (AUD-2)', () => {
    // 120 000 / 1000 = 120 a day; three days
    const penalty = penaltyOf(3, each, { penalty: null, money });
    expect(penalty?.cents).toBe(36_000);
    expect(penalty === null ? '' : inEnglish(penalty.how)).toBe(
      'days late: 3 × 1 ‰ of net_annual (120000.00 EUR) = 360.00 EUR',
    );
  });

  it('nothing where the contract says no price for it', () => {
    expect(penaltyOf(3, { ...each, penalty: null }, { penalty: null, money })).toBeNull();
    // a price of points is none of days
    const points = { forEach: 'point', costs: { amount: 250 } } as const;
    expect(penaltyOf(3, { ...each, penalty: null }, { penalty: points, money })).toBeNull();
  });
});

describe('periods of a contract', () => {
  it('begin and end where the organisation is, with the change of the clocks', () => {
    expect(periodOf('2026-03')).toEqual({
      ...{ written: '2026-03', kind: 'month' },
      from: Date.parse('2026-03-01T00:00:00+01:00'),
      until: Date.parse('2026-04-01T00:00:00+02:00'),
    });
    expect(periodOf('2026-Q4')).toMatchObject({ until: Date.parse('2027-01-01T00:00:00+01:00') });
    expect(['2026-13', '2026-0', '26-01', 'March', '2026-Q5', '2026-1'].map(periodOf)).toEqual(
      Array(6).fill(null),
    );
  });

  it('count from the day on which the contract begins, to its last', () => {
    const month = periodOf('2026-03')!;
    expect(heldIn(month, { from: '2026-03-10', to: '2026-03-20' })).toEqual({
      from: Date.parse('2026-03-10T00:00:00+01:00'),
      until: Date.parse('2026-03-21T00:00:00+01:00'),
    });
    expect(heldIn(month, { from: '2026-04-01', to: null })).toBeNull();
    expect(periodsBetween('month', '2026-01-15', '2026-03-01').map(({ written }) => written)).toEqual([
      ...['2026-01', '2026-02', '2026-03'],
    ]);
    expect(periodsBetween('quarter', '2026-01-15', '2026-12-01').map(({ written }) => written)).toHaveLength(
      4,
    );
  });
});
