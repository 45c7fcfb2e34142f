import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../engine/wording/worded.js';
import { holidayProblem, publicHolidays } from '../../../engine/reading/public-holidays.js';

describe('Public holidays', () => {
  it.each([
    ['IT', null, '2026-10-04', true],
    ['IT', null, '2026-12-24', false],
    ['DE', null, '2026-01-06', false],
    ['DE', 'BY', '2026-01-06', true],
    ['DE', 'BY', '2026-08-08', false],
    ['DE', 'BY.A', '2026-08-08', true],
  ])('of %s, %s: %s is one: %s', (country, region, date, isOne) => {
    expect(publicHolidays(country, region)(2026).has(date)).toBe(isOne);
  });

  it('have every day of those that last several', () => {
    const dates = publicHolidays('AE', null)(2026);
    expect(['2026-03-20', '2026-03-21', '2026-03-22'].every((date) => dates.has(date))).toBe(true);
  });

  it.each<[string, string | null, RegExp | null]>([
    ['IT', null, null],
    ['IT', '32', null],
    ['DE', 'BY.A', null],
    ['XX', null, /"XX"/],
    ['IT', 'ZZ', /"ZZ".*32/],
    ['DE', 'BY.ZZ', /"BY.ZZ".*A/],
    ['SM', 'ZZ', /Known: none/],
    ['IT', '32.ZZ', /Known in "32": none/],
    ['IT', '', /no region ""/],
  ])('are known by %s, %s', (country, region, problem) => {
    const found = holidayProblem(country, region);
    if (problem) expect(found === null ? null : inEnglish(found)).toMatch(problem);
    else expect(found).toBeNull();
  });
});
