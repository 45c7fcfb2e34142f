/** AAPOR's rates, against figures worked out by hand, and what holds between them whatever the counts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseGroups, casesOf, groupOfCode, type CaseCounts } from '../../../domain/campaign/case-groups.js';
import { eligibleShare, responseRates } from '../../../domain/campaign/response-rates.js';

const counts: CaseCounts = {
  ...{ complete: 500, partial: 50, refusal: 200, non_contact: 100, other: 50 },
  ...{ unknown_household: 150, unknown_other: 50, not_eligible: 100 },
};

function sharesOf(given: CaseCounts): Readonly<Record<string, number | null>> {
  return Object.fromEntries(responseRates(given).map(({ name, share }) => [name, share]));
}

describe('response rates (CMP-2)', () => {
  test('are those of AAPOR: 500 complete, 50 partial of 900 eligible, 200 unknown, 100 not eligible', () => {
    const shares = sharesOf(counts);
    // e = 900 / 1,000; so 900 + 0.9 × 200 = 1,080 below.
    expect(eligibleShare(counts)).toBe(0.9);
    expect(shares).toMatchObject({ RR1: 500 / 1_100, RR2: 550 / 1_100, RR3: 500 / 1_080, RR4: 550 / 1_080 });
    expect(shares).toMatchObject({ RR5: 500 / 900, RR6: 550 / 900 });
    expect(shares).toMatchObject({ COOP1: 500 / 800, COOP2: 550 / 800, COOP3: 500 / 750, COOP4: 550 / 750 });
    expect(shares).toMatchObject({ REF1: 200 / 1_100, REF2: 200 / 1_080, REF3: 200 / 900 });
    expect(shares).toMatchObject({ CON1: 800 / 1_100, CON2: 800 / 1_080, CON3: 800 / 900 });
  });

  test('each stands beside its formula', () => {
    expect(responseRates(counts)[2]?.formula).toBe('I / ((I + P) + (R + NC + O) + e(UH + UO))');
  });

  test('of nobody are no figure, not a nought', () => {
    expect(new Set(Object.values(sharesOf(casesOf([]))))).toEqual(new Set([null]));
    expect(eligibleShare(casesOf([]))).toBeNull();
  });

  test('never leave 0 to 1, and unknown contacts only lower them', () => {
    const some = fc.record(
      Object.fromEntries(caseGroups.map((group) => [group, fc.nat(2_000_000)])),
    ) as fc.Arbitrary<CaseCounts>;
    fc.assert(
      fc.property(some, (given) => {
        for (const { share } of responseRates(given)) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0);
          expect(share ?? 1).toBeLessThanOrEqual(1);
        }
        const { RR1, RR2, RR3, RR5 } = sharesOf(given);
        expect(RR1 ?? 0).toBeLessThanOrEqual(RR2 ?? 1);
        expect(RR1 ?? 0).toBeLessThanOrEqual((RR3 ?? 1) + 1e-12);
        expect(RR3 ?? 0).toBeLessThanOrEqual((RR5 ?? 1) + 1e-12);
      }),
    );
  });

  test('a code says the group, however fine it is; without one nothing is known', () => {
    expect(
      ['1.1', '1.2', '2.112', '2.12', '2.20', '2.31', '3.13', '3.20', '4.80', null].map(groupOfCode),
    ).toEqual([
      ...['complete', 'partial', 'refusal', 'refusal', 'non_contact', 'other'],
      ...['unknown_household', 'unknown_other', 'not_eligible', 'unknown_other'],
    ]);
  });
});
