/** Margins of error, worked by hand. */
import { describe, expect, test } from 'vitest';
import { achievedBy, achievedInAll, type WorkedCell } from '../../../domain/audit/achieved.js';
import { meanOf, shareOf, widestMargin } from '../../../domain/audit/margin.js';

describe('margins of error', () => {
  test('p ± 1.96·√(p(1−p)/n): 40 of 100 are 0.4 ± 0.096', () => {
    expect(shareOf(40, 100, null)?.margin).toBeCloseTo(0.09602, 5);
  });

  test('a sample that is much of the whole has a narrower one: (N − n)/(N − 1)', () => {
    // √((200 − 100)/199) = 0.70888
    expect(shareOf(40, 100, 200)?.margin).toBeCloseTo(0.09602 * 0.70888, 5);
    expect(shareOf(40, 100, 100)?.margin).toBe(0);
  });

  test('are cut to what a share can be, and are no figure of no cases', () => {
    expect(shareOf(1, 10, null)).toMatchObject({ low: 0 });
    expect(shareOf(0, 0, null)).toBeNull();
    expect(meanOf([], null)).toBeNull();
    expect(widestMargin(0, null)).toBeNull();
    expect(widestMargin(400, null)).toBeCloseTo(0.049, 6);
  });

  test('of a mean of one case the margin is not known', () => {
    expect(meanOf([80], null)).toMatchObject({ n: 1, value: 80, margin: Infinity });
    // s = 10; 1.96 · 10 / √3
    expect(meanOf([70, 80, 90], null)?.margin).toBeCloseTo(11.316, 3);
  });
});

describe('achieved against planned', () => {
  const cell = { service: 'pin', language: 'it', channel: 'phone', weekday: 1, band: '08:00–12:00' } as const;
  const cells: WorkedCell[] = [
    { ...cell, body: 'INPS', kind: 'call', planned: 400, achieved: 100, replaced: 3 },
    { ...cell, body: 'INAIL', kind: 'call', planned: 100, achieved: 0, replaced: 0, channel: 'voip' },
  ];
  const quantities = [{ body: 'INPS', kind: 'call' as const, detections: 400, population: 1_000 }];

  test('is told by each dimension; where nothing was done there is no margin', () => {
    expect(achievedBy(cells, 'body', quantities)).toMatchObject([
      { value: 'INAIL', planned: 100, achieved: 0, achievedMargin: null },
      {
        value: 'INPS',
        planned: 400,
        achieved: 100,
        replaced: 3,
        achievedMargin: expect.closeTo(0.098 * Math.sqrt(900 / 999), 6) as number,
      },
    ]);
    expect(achievedBy(cells, 'channel', quantities).map(({ value }) => value)).toEqual(['phone', 'voip']);
    expect(achievedInAll(cells, [])).toMatchObject({ planned: 500, achieved: 100, replaced: 3 });
  });
});
