import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTerm, needsCalendar, parseTerm, type Term } from '../../../engine/time/term.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const elapsed = (ms: number): Term => ({ unit: 'elapsed', ms });
const working = (ms: number): Term => ({ unit: 'working', ms });

describe('A term', () => {
  it.each<[string, Term | null]>([
    ['30 seconds', elapsed(30_000)],
    ['30 minutes', elapsed(30 * minute)],
    ['1 minute', elapsed(minute)],
    ['4 hours', elapsed(4 * hour)],
    ['1.5 hours', elapsed(90 * minute)],
    ['2 days', elapsed(2 * day)],
    ['1 week', elapsed(7 * day)],
    [' 4   hours ', elapsed(4 * hour)],
    ['0 minutes', elapsed(0)],
    ['90 working minutes', working(90 * minute)],
    ['1 working hour', working(hour)],
    ['4 working hours', working(4 * hour)],
    ['0.5 working hours', working(30 * minute)],
    ['10 working days', { unit: 'working_days', days: 10 }],
    ['1 working day', { unit: 'working_days', days: 1 }],
    ['30 calendar days', { unit: 'calendar_days', days: 30 }],
    ['PT4H', elapsed(4 * hour)],
    ['PT90M', elapsed(90 * minute)],
    ['PT0.5S', elapsed(500)],
    ['P1D', elapsed(day)],
    ['P1W', elapsed(7 * day)],
    ['P1DT2H30M', elapsed(day + 2.5 * hour)],
    ['PT0S', elapsed(0)],
    ['P1M', null],
    ['P1Y', null],
    ['P', null],
    ['PT', null],
    ['P1DT', null],
    ['P4H', null],
    ['pt4h', null],
    ['-PT4H', null],
    ['-2 hours', null],
    ['2 months', null],
    ['1 working week', null],
    ['4 calendar hours', null],
    ['1.5 working days', null],
    ['four hours', null],
    ['4', null],
    ['hours', null],
    ['4hours', null],
    ['4,5 hours', null],
    ['', null],
    ['P9999999D', null],
    ['9999999 working hours', null],
    ['9999999 days', null],
    ['9999999 working days', null],
  ])('written "%s" is read', (text, term) => {
    expect(parseTerm(text)).toEqual(term);
  });

  it.each<[Term, string]>([
    [elapsed(0), '0 seconds'],
    [elapsed(90 * minute), '90 minutes'],
    [elapsed(hour), '1 hour'],
    [elapsed(14 * day), '2 weeks'],
    [elapsed(1_500), '1.5 seconds'],
    [working(24 * hour), '24 working hours'],
    [working(90 * minute), '90 working minutes'],
    [{ unit: 'working_days', days: 1 }, '1 working day'],
    [{ unit: 'calendar_days', days: 30 }, '30 calendar days'],
  ])('%j is written', (term, text) => {
    expect(formatTerm(term)).toBe(text);
  });

  it.each([
    ['30 minutes', false],
    ['30 calendar days', false],
    ['4 working hours', true],
    ['10 working days', true],
  ])('written "%s" needs a calendar: %s', (text, needs) => {
    expect(needsCalendar(parseTerm(text) ?? { unit: 'elapsed', ms: 0 })).toBe(needs);
  });

  it('is read alike however many were read before', () => {
    for (let n = 1; n <= 2_500; n += 1) expect(parseTerm(`${n} minutes`)).toEqual(elapsed(n * minute));
    expect(parseTerm('1 minutes')).toEqual(elapsed(minute));
  });

  it('is read back as it was written', () => {
    const spans = fc.record({
      unit: fc.constantFrom('elapsed' as const, 'working' as const),
      ms: fc.nat(10_000 * hour),
    });
    const days = fc.record({
      unit: fc.constantFrom('working_days' as const, 'calendar_days' as const),
      days: fc.nat(1_000),
    });
    fc.assert(
      fc.property(fc.oneof(spans, days), (term) => {
        expect(parseTerm(formatTerm(term))).toEqual(term);
      }),
    );
  });
});
