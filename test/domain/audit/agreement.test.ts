/** Agreement of judges, against published examples. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, type ScoredTwice } from '../../../domain/audit/agreement.js';
import { alphaOf, type Unit } from '../../../domain/audit/alpha.js';
import { bootstrapped } from '../../../domain/audit/bootstrap.js';
import { kappaBy, kappaOf, tableOf } from '../../../domain/audit/kappa.js';
import { standardSheet } from '../../../domain/audit/standard-sheet.js';

describe('Cohen’s kappa', () => {
  // Cohen, Weighted kappa, Psychological Bulletin 70 (1968), table 1: 200 cases; κ = .492, weighted .348.
  const cohen = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];

  test('is that of Cohen’s own example of 1968, weighted and not', () => {
    expect(kappaOf(cohen, 'none')?.kappa).toBeCloseTo(0.492, 3);
    const disagreement = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(kappaBy(cohen, (i, j) => 1 - (disagreement[i]?.[j] ?? 0) / 6)?.kappa).toBeCloseTo(0.348, 3);
  });

  test('has the standard error of Fleiss, Cohen and Everitt, by the figures that R’s vcd gives for Agresti’s couples', () => {
    // vcd::Kappa(SexualFun) (Agresti 1990, table 2.10): .1293 (ASE .0686), interval −.0051 to .2638; equal spacing .2374 (.0783).
    const couples = [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ];
    const plain = kappaOf(couples, 'none');
    expect(plain?.kappa).toBeCloseTo(0.1293, 4);
    expect(plain?.standardError).toBeCloseTo(0.0686, 4);
    expect(plain?.low).toBeCloseTo(-0.0051, 4);
    expect(plain?.high).toBeCloseTo(0.2638, 4);
    const linear = kappaOf(couples, 'linear');
    expect(linear?.kappa).toBeCloseTo(0.2374, 4);
    expect(linear?.standardError).toBeCloseTo(0.0783, 4);
  });

  test('of two categories: 35 of 50 agreed on, 25 by chance, are 0.4', () => {
    // (0.7 − 0.5) / (1 − 0.5)
    expect(
      kappaOf(
        [
          [20, 5],
          [10, 15],
        ],
        'none',
      ),
    ).toMatchObject({ kappa: expect.closeTo(0.4, 12) as number, agreed: 0.7, byChance: 0.5 });
  });

  test('is no figure of no cases, or where both always said the same one', () => {
    expect(
      kappaOf(
        [
          [0, 0],
          [0, 0],
        ],
        'none',
      ),
    ).toBeNull();
    expect(
      kappaOf(
        [
          [12, 0],
          [0, 0],
        ],
        'none',
      ),
    ).toBeNull();
  });

  test('counts pairs by their categories', () => {
    expect(
      tableOf(
        [
          ['a', 'b'],
          ['a', 'a'],
          ['b', 'b'],
          ['a', 'b'],
        ],
        ['a', 'b'],
      ),
    ).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });
});

describe('Krippendorff’s alpha', () => {
  // Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011), part C: four observers, twelve units, values missing.
  const _ = null;
  const observers: Unit[] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
  ];
  const units = (observers[0] ?? []).map((_value, unit): Unit => observers.map((said) => said[unit] ?? null));

  test('is that of Krippendorff’s example with missing values: nominal .743, ordinal .815, interval .849', () => {
    expect(alphaOf(units, 'nominal')).toBeCloseTo(0.743, 3);
    expect(alphaOf(units, 'ordinal')).toBeCloseTo(0.815, 3);
    expect(alphaOf(units, 'interval')).toBeCloseTo(0.849, 3);
  });

  test('is that of his examples of two observers: two values .095, five values .692', () => {
    // The same paper, parts A and B.
    const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(
      alphaOf(
        a.map((value, unit) => [value, b[unit] ?? null]),
        'nominal',
      ),
    ).toBeCloseTo(0.095, 3);
    const c = 'aabbdcccedda';
    const d = 'babbbccceddd';
    const letters = [...c].map((letter, unit): Unit => [letter.charCodeAt(0), d.charCodeAt(unit)]);
    expect(alphaOf(letters, 'nominal')).toBeCloseTo(0.692, 3);
  });

  test('is no figure where nobody judged what another did, or all say one thing', () => {
    expect(
      alphaOf(
        [
          [1, null],
          [null, 2],
        ],
        'ordinal',
      ),
    ).toBeNull();
    expect(
      alphaOf(
        [
          [1, 1],
          [1, 1],
        ],
        'interval',
      ),
    ).toBeNull();
  });

  test('is 1 where all agree and values differ, whatever the metric', () => {
    const agreed = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(
        agreed,
        fc.constantFrom('nominal' as const, 'ordinal' as const, 'interval' as const),
        (values, metric) => {
          const alpha = alphaOf(
            values.map((value) => [value, value, null]),
            metric,
          );
          expect(alpha).toBe(new Set(values).size < 2 ? null : 1);
        },
      ),
    );
  });
});

describe('the interval of a bootstrap', () => {
  const mean = (sample: readonly number[]) => sample.reduce((sum, each) => sum + each, 0) / sample.length;
  const spread = (n: number) => Array.from({ length: n }, (_, at) => at % 10);

  test('is the same for the same seed, holds the mean of a large sample, and comes near the one by formula', () => {
    const span = bootstrapped(spread(400), mean, { seed: 7, samples: 1_000 });
    expect(bootstrapped(spread(400), mean, { seed: 7, samples: 1_000 })).toEqual(span);
    // s = 2.876; 4.5 ± 1.96 · 2.876 / 20 = 4.218 to 4.782
    expect(span?.low).toBeCloseTo(4.218, 1);
    expect(span?.high).toBeCloseTo(4.782, 1);
  });

  test('is none where most samples say nothing', () => {
    expect(bootstrapped([1, 2], () => null, { seed: 1, samples: 50 })).toBeNull();
    expect(bootstrapped([], () => null, { seed: 1, samples: 50 })).toBeNull();
  });
});

describe('agreement of two auditors (AUD-5)', () => {
  const answered = (level: string, welcome: string) =>
    Object.fromEntries(
      standardSheet.parameters.map(({ name }) => [name, name === 'welcome' ? welcome : level]),
    );
  const pair = (first: string, second: string): ScoredTwice => ({
    ...{ kind: 'call', sheet: standardSheet },
    ...{ first: answered('good', first), second: answered('good', second) },
  });

  test('is told by parameter and of the scores, with intervals', () => {
    const scored = [
      ...Array.from({ length: 10 }, () => pair('good', 'good')),
      ...Array.from({ length: 10 }, () => pair('poor', 'poor')),
      pair('fair', 'good'),
    ];
    const { n, parameters, scores } = agreementOf(scored, 1);
    const welcome = parameters.find(({ name }) => name === 'welcome');
    expect(n).toBe(21);
    expect(welcome).toMatchObject({ n: 21, equal: 20 / 21 });
    expect(welcome?.kappa?.kappa).toBeGreaterThan(0.85);
    expect(welcome?.alpha?.alpha).toBeGreaterThan(0.85);
    expect(welcome?.alpha?.low).toBeLessThanOrEqual(welcome?.alpha?.alpha ?? 0);
    expect(scores?.alpha).toBeGreaterThan(0.85);
    // All said the same of the others: there is nothing to agree on beyond chance.
    expect(parameters.find(({ name }) => name === 'closing')).toMatchObject({
      equal: 1,
      kappa: null,
      alpha: null,
    });
  });

  test('of nothing scored twice is no figure', () => {
    expect(agreementOf([], 1)).toEqual({ n: 0, scores: null, parameters: [] });
  });

  test('of a single one no figure of agreement beyond chance is given', () => {
    const { scores, parameters } = agreementOf([pair('fair', 'good')], 1);
    expect(scores).toBeNull();
    expect(parameters.find(({ name }) => name === 'welcome')).toMatchObject({
      ...{ n: 1, equal: 0, kappa: null, alpha: null },
    });
  });
});
