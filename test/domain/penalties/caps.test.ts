/** Golden sums of caps, worked by hand: what was asked, what is charged, and why. */
import { describe, expect, it } from 'vitest';
import type { Cap } from '../../../engine/reading/contract-definition.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import type { Figure, Measure } from '../../../domain/levels/figure.js';
import { cappedMeasures, type Charged } from '../../../domain/penalties/caps.js';

const money = { currency: 'EUR', sums: { net_total: 1_050_000 } };

function figure(level: string, cents: number): Figure {
  return {
    ...{ level, test: 0, formula: { name: 'f', text: { text: '', values: [] } }, unit: 'calls' },
    ...{ met: 0, of: 1, share: 0, threshold: null, written: null, relief: 0, counted: 'point' },
    ...{ short: 1, parts: 1, left_out: {} },
    penalty: { cents, currency: 'EUR', how: { text: '', values: [] } },
  };
}

const levels = (...cents: number[]): Measure[] =>
  cents.map((each, n) => {
    const level = `L${String(n + 1)}`;
    return { level, title: null, kind: 'share_of_calls', supplied_by: null, figures: [figure(level, each)] };
  });

function capped(
  asked: readonly number[],
  cap: readonly Cap[],
  charged: readonly Charged[],
  period = '2026-05',
) {
  const { measures, total } = cappedMeasures(levels(...asked), period, { cap, money }, charged);
  const off = measures.map(({ figures }) => figures[0]?.penalty?.capped ?? 0);
  return { total, off, how: (total.caps ?? []).map(({ how }) => inEnglish(how)) };
}

const ofContract: Cap = { per: 'contract', costs: { permille: 100, of: 'net_total' } };

describe('caps of penalties', () => {
  it('10 % of the value of the contract: what other periods were charged is used up', () => {
    // 100 ‰ of 1 050 000 = 105 000. Charged before: 60 000 + 40 000 = 100 000; 5 000 are left.
    // Asked 3 000 + 4 000 + 1 000 = 8 000: the first whole, of the second 2 000, of the third nothing.
    const charged = [
      { period: '2026-03', cents: 6_000_000 },
      { period: '2026-04', cents: 4_000_000 },
    ];
    const found = capped([300_000, 400_000, 100_000], [ofContract], charged);
    expect(found.total).toMatchObject({ cents: 500_000, capped: 300_000 });
    expect(found.off).toEqual([0, 200_000, 100_000]);
    expect(found.how).toEqual([
      'the penalties of the contract cost at most 100 ‰ of net_total (1050000.00 EUR) = 105000.00 EUR; its other closed periods were charged 100000.00 EUR: 8000.00 EUR asked − 5000.00 EUR = 3000.00 EUR taken off',
    ]);
  });

  it('to the hundredth: what just fits is charged whole', () => {
    const cap: Cap = { per: 'contract', costs: { amount: 100.1 } };
    expect(capped([3_003], [cap], [{ period: '2026-03', cents: 7_007 }]).total).toEqual({
      ...{ cents: 3_003, capped: 0, currency: 'EUR' },
    });
    expect(capped([3_004], [cap], [{ period: '2026-03', cents: 7_007 }]).total).toMatchObject({ capped: 1 });
  });

  it('of a year counts the periods of that calendar year, quarters and the year itself too', () => {
    // 1 000 a year. Of 2026: 300 + 400 = 700, so 300 are left; the 900 of 2027 are another year's.
    const cap: Cap = { per: 'year', costs: { amount: 1_000 } };
    const charged = [
      { period: '2026-Q1', cents: 30_000 },
      { period: '2026', cents: 40_000 },
      { period: '2027-01', cents: 90_000 },
    ];
    expect(capped([50_000], [cap], charged).total).toMatchObject({ cents: 30_000, capped: 20_000 });
    expect(capped([50_000], [cap], charged, '2027-02').total).toMatchObject({ cents: 10_000 });
    expect(capped([50_000], [cap], charged, '2028-01').total).toMatchObject({ cents: 50_000, capped: 0 });
  });

  it('of a period knows no other; several hold together, and each says what it takes', () => {
    // Asked 900. A period at most 500: 400 off. The contract at most 1 000, charged 700: 300 left, 200 more off.
    const caps: Cap[] = [
      { per: 'contract', costs: { amount: 1_000 } },
      { per: 'period', costs: { amount: 500 } },
    ];
    const found = capped([90_000], caps, [{ period: '2026-03', cents: 70_000 }]);
    expect(found.total).toMatchObject({ cents: 30_000, capped: 60_000 });
    expect(found.total.caps).toMatchObject([
      { per: 'period', cents: 40_000 },
      { per: 'contract', cents: 20_000 },
    ]);
    expect(found.how[0]).toBe(
      'the penalties of a period cost at most 500.00 EUR: 900.00 EUR asked − 500.00 EUR = 400.00 EUR taken off',
    );
  });

  it('that is used up, or was lowered below what is charged, leaves nothing, never less', () => {
    const cap: Cap = { per: 'contract', costs: { amount: 100 } };
    expect(capped([5_000], [cap], [{ period: '2026-03', cents: 12_000 }]).total).toMatchObject({
      ...{ cents: 0, capped: 5_000 },
    });
  });

  it('says nothing where it takes nothing: what is hashed is as without it', () => {
    expect(capped([5_000], [ofContract], []).total).toEqual({ cents: 5_000, capped: 0, currency: 'EUR' });
    expect(capped([5_000], [], []).off).toEqual([0]);
  });
});
