/** Results of an audit and their comparison with a reference sample, worked by hand. */
import { describe, expect, test } from 'vitest';
import { compared } from '../../../domain/audit/benchmark.js';
import {
  resultOf,
  resultsBy,
  resultsByParameter,
  type MadeDetection,
} from '../../../domain/audit/results.js';
import { standardSheet } from '../../../domain/audit/standard-sheet.js';
import { answers } from './given-answers.js';

describe('results (AUD-7)', () => {
  const made = (of: Partial<MadeDetection>): MadeDetection => ({
    ...{ body: 'INPS', kind: 'call', service: 'pin', language: 'it', channel: 'phone', weekday: 1 },
    ...{
      band: '08:00–12:00',
      auditor: 'ugo',
      day: '2026-09-07',
      sheet: standardSheet,
      answers: answers(),
      ...of,
    },
  });
  const all = [
    made({}),
    made({ answers: answers({ courtesy: 'poor' }), auditor: 'eva' }),
    made({ service: 'pension', answers: answers({ proactivity: 'not_applicable' }) }),
  ];

  test('are told in all and by every dimension, with what was fatal', () => {
    expect(resultOf('', all)).toMatchObject({
      n: 3,
      fatal: 1,
      score: { value: expect.closeTo(200 / 3, 9) as number },
    });
    expect(resultsBy(all, 'service').map(({ value, n, score: of }) => [value, n, of?.value])).toEqual([
      ['pension', 1, 100],
      ['pin', 2, 50],
    ]);
    expect(resultsBy(all, 'auditor').map(({ value }) => value)).toEqual(['eva', 'ugo']);
    expect(resultOf('', [])).toEqual({ value: '', n: 0, score: null, fatal: 0 });
  });

  test('a parameter below what the bodies want is named; without cases it is no failure', () => {
    const courtesy = resultsByParameter(all).find(({ parameter }) => parameter.name === 'courtesy');
    expect(courtesy).toMatchObject({
      points: { n: 3, value: expect.closeTo(200 / 3, 9) as number },
      below: true,
    });
    const proactivity = resultsByParameter(all).find(({ parameter }) => parameter.name === 'proactivity');
    expect(proactivity).toMatchObject({ notApplicable: 1, below: false });
    expect(resultsByParameter([])).toEqual([]);
  });
});

describe('the benchmark (AUD-7)', () => {
  const reference = [{ name: 'score', n: 100, mean: 70, deviation: 10 }];
  const verdict = (values: readonly number[]) =>
    compared(new Map([['score', values]]), reference)[0]?.verdict;

  test('says better, worse or alike by the interval of the difference', () => {
    expect(verdict([90, 92, 94, 96])).toBe('better');
    expect(verdict([50, 52, 54, 56])).toBe('worse');
    expect(verdict([50, 90, 60, 80])).toBe('alike');
    // s² = 20/3 of ours: √(20/3/4 + 1) = 1.633; 93 − 70 ± 3.2007
    const [first] = compared(new Map([['score', [90, 92, 94, 96]]]), reference);
    expect(first?.difference?.low).toBeCloseTo(23 - 3.2007, 3);
  });

  test('of no cases of ours says so', () => {
    expect(verdict([])).toBe('no_cases');
    expect(verdict([70])).toBe('no_cases');
  });
});
