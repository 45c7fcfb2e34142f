import { describe, expect, it } from 'vitest';
import { formatInstant, midnightOf } from '../../../engine/time/local.js';
import { operators, rome } from './calendars.js';

describe('Local time', () => {
  it.each([
    ['2026-03-06T16:00:00Z', 'yyyy-MM-dd HH:mm', '2026-03-06 17:00'],
    ['2026-07-06T16:00:00Z', 'yyyy-MM-dd HH:mm', '2026-07-06 18:00'],
    ['2026-03-29T00:59:59Z', 'HH:mm:ss', '01:59:59'],
    ['2026-03-29T01:00:00Z', 'HH:mm:ss', '03:00:00'],
    ['2026-10-25T00:30:00Z', 'HH:mm', '02:30'],
    ['2026-10-25T01:30:00Z', 'HH:mm', '02:30'],
    ['2026-12-31T23:30:00Z', 'dd/MM/yyyy', '01/01/2027'],
    ['2026-03-06T16:00:00Z', "cccc d MMMM 'at' H", 'Friday 6 March at 17'],
    ['2026-07-06T16:00:00Z', "yyyy-MM-dd'T'HH:mmZZ", '2026-07-06T18:00+02:00'],
    ['1960-07-01T11:00:00Z', 'yyyy-MM-dd HH:mm', '1960-07-01 12:00'],
    ['2060-07-01T11:00:00Z', 'yyyy-MM-dd HH:mm', '2060-07-01 12:00'],
  ])('%s as "%s"', (instant, pattern, text) => {
    expect(formatInstant(Date.parse(instant), pattern, operators)).toBe(text);
  });

  it('is UTC without a calendar', () => {
    expect(formatInstant(Date.parse('2026-03-06T16:00:00Z'), 'HH:mm', null)).toBe('16:00');
    expect(midnightOf('2026-03-06', null)).toBe(Date.parse('2026-03-06T00:00:00Z'));
  });

  it.each([
    '2026-01-01',
    '2026-03-06',
    '2026-03-29',
    '2026-03-30',
    '2026-10-25',
    '2026-10-26',
    '2026-12-31',
    '2024-02-29',
  ])('begins the date %s at its midnight', (date) => {
    expect(midnightOf(date, operators)).toBe(rome(`${date} 00:00`));
  });

  it.each(['1960-07-01', '2060-07-01', '0100-01-01'])('gives the date %s back beyond the horizon', (date) => {
    expect(formatInstant(midnightOf(date, operators) ?? NaN, 'yyyy-MM-dd HH:mm', operators)).toBe(
      `${date} 00:00`,
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-3-6', '06/03/2026', '2026-03-06T00:00', '0099-01-01', ''])(
    'knows no date "%s"',
    (text) => {
      expect(midnightOf(text, operators)).toBeNull();
    },
  );
});
