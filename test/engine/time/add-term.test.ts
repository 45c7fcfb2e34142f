import { describe, expect, it } from 'vitest';
import { addAfterEnd, addTerm, readTerm, subtractTerm } from '../../../engine/time/add-term.js';
import type { CompiledCalendar } from '../../../engine/time/calendar.js';
import { elapsedBetween } from '../../../engine/time/between.js';
import { isOpen, nextOpening } from '../../../engine/time/working-time.js';
import { always, compileFor2026, halves, nights, onRomesClocks, operators, rome } from './calendars.js';

type Case = [from: string, term: string, calendar: CompiledCalendar, end: string];

const sum = (from: string, term: string, calendar: CompiledCalendar | null) =>
  onRomesClocks(addTerm(rome(from), readTerm(term, 'test'), calendar));

describe('Working time', () => {
  it.each<Case>([
    // 6 March 2026 is a Friday.
    ['2026-03-06 17:00', '4 working hours', operators, '2026-03-09 10:00'],
    ['2026-03-06 17:00', '1 working hour', operators, '2026-03-06 18:00'],
    ['2026-03-06 17:00', '2 working hours', operators, '2026-03-06 19:00'], // the closing, not Monday's opening
    ['2026-03-06 17:00', '121 working minutes', operators, '2026-03-09 08:01'],
    ['2026-03-06 17:00', '13 working hours', operators, '2026-03-09 19:00'],
    ['2026-03-06 19:00', '1 working hour', operators, '2026-03-09 09:00'],
    ['2026-03-06 23:30', '1 working hour', operators, '2026-03-09 09:00'],
    ['2026-03-07 12:00', '11 working hours', operators, '2026-03-09 19:00'],
    ['2026-03-09 03:00', '1 working minute', operators, '2026-03-09 08:01'],
    ['2026-03-09 08:00', '0 working hours', operators, '2026-03-09 08:00'],
    ['2026-03-07 08:00', '0 working hours', operators, '2026-03-07 08:00'], // nothing to wait for, even on a Saturday
    ['2026-04-03 18:00', '2 working hours', operators, '2026-04-07 09:00'], // Easter Monday
    ['2026-04-22 18:30', '1 working hour', operators, '2026-04-24 08:30'], // San Giorgio, by `also`
    ['2026-04-24 18:00', '2 working hours', operators, '2026-04-27 09:00'], // 25 April is a Saturday
    ['2026-06-01 18:00', '2 working hours', operators, '2026-06-03 09:00'],
    ['2026-08-13 18:00', '2 working hours', operators, '2026-08-17 09:00'], // closed includes both dates
    ['2026-12-11 18:00', '2 working hours', operators, '2026-12-13 10:00'], // the extra Sunday
    ['2026-12-24 18:30', '1 working hour', operators, '2026-12-28 08:30'],
    ['2026-12-31 18:30', '1 working hour', operators, '2027-01-04 08:30'], // over the year's end
    ['2026-03-06 12:00', '1 working hour', halves, '2026-03-06 14:30'],
    ['2026-03-06 12:00', '30 working minutes', halves, '2026-03-06 12:30'],
    ['2026-03-06 16:30', '4 working hours', halves, '2026-03-09 08:30'], // half an hour, Saturday's three
    ['2026-03-28 23:00', '4 working hours', always, '2026-03-29 04:00'], // one hour of the night is missing
    ['2026-10-24 23:00', '4 working hours', always, '2026-10-25 02:00'], // one comes twice: the second 2 o'clock
    ['2026-03-28 23:00', '6 working hours', nights, '2026-03-29 06:00'],
    ['2026-10-24 23:00', '8 working hours', nights, '2026-10-25 06:00'],
    ['2026-10-24 23:00', '1 working hour', nights, '2026-10-25 00:00'],
    ['2026-03-06 06:00', '1 working hour', nights, '2026-03-06 23:00'],
    ['2026-03-06 05:00', '1 working hour', nights, '2026-03-06 06:00'],
    ['2026-03-06 23:00', '1 working hour', nights, '2026-03-07 00:00'],
  ])('from %s, %s', (from, term, calendar, end) => {
    expect(sum(from, term, calendar)).toBe(end);
  });

  it('is the second of two wall times after three hours of a night that has one hour twice', () => {
    expect(addTerm(rome('2026-10-24 23:00'), readTerm('4 working hours', ''), always)).toBe(
      rome('2026-10-25T02:00+01:00'),
    );
  });

  it.each<Case>([
    ['2026-03-09 10:00', '1 working hour', operators, '2026-03-09 09:00'],
    ['2026-03-09 10:00', '2 working hours', operators, '2026-03-06 19:00'], // a closing, never the next opening
    ['2026-03-09 10:00', '4 working hours', operators, '2026-03-06 17:00'],
    ['2026-03-08 10:00', '1 working hour', operators, '2026-03-06 18:00'],
    ['2026-03-29 04:00', '4 working hours', always, '2026-03-28 23:00'],
    ['2026-04-07 08:30', '1 working hour', operators, '2026-04-03 18:30'],
  ])('up to %s, %s less', (end, term, calendar, from) => {
    expect(onRomesClocks(subtractTerm(rome(end), readTerm(term, ''), calendar))).toBe(from);
  });
});

describe('Elapsed time', () => {
  it.each<Case>([
    ['2026-03-06 17:00', '30 minutes', operators, '2026-03-06 17:30'],
    ['2026-03-06 17:00', 'PT4H', operators, '2026-03-06 21:00'],
    ['2026-03-28 12:00', '1 day', operators, '2026-03-29 13:00'], // a day is 24 hours
    ['2026-10-24 12:00', '1 week', operators, '2026-10-31 11:00'],
  ])('from %s, %s', (from, term, calendar, end) => {
    expect(sum(from, term, calendar)).toBe(end);
    expect(sum(from, term, null)).toBe(end);
    expect(onRomesClocks(subtractTerm(rome(end), readTerm(term, ''), null))).toBe(from);
  });
});

describe('A term in days', () => {
  it.each<Case>([
    ['2026-03-06 17:00', '1 working day', operators, '2026-03-09 19:00'],
    ['2026-03-06 00:00', '1 working day', operators, '2026-03-09 19:00'], // the day that begins at midnight is the start's
    ['2026-03-05 23:59', '1 working day', operators, '2026-03-06 19:00'],
    ['2026-03-07 11:00', '1 working day', operators, '2026-03-09 19:00'],
    ['2026-03-06 17:00', '10 working days', operators, '2026-03-20 19:00'],
    ['2026-04-02 09:00', '2 working days', operators, '2026-04-07 19:00'],
    ['2026-12-10 09:00', '2 working days', operators, '2026-12-13 13:00'], // the extra Sunday counts
    ['2026-12-23 09:00', '2 working days', operators, '2026-12-28 19:00'],
    ['2026-03-06 17:00', '1 working day', halves, '2026-03-07 12:00'], // that day's last closing
    ['2026-03-09 09:00', '1 working day', halves, '2026-03-10 17:00'],
    ['2026-03-06 17:00', '1 working day', nights, '2026-03-08 00:00'],
    ['2026-03-06 17:00', '30 calendar days', operators, '2026-04-06 00:00'],
    ['2026-03-06 00:00', '1 calendar day', operators, '2026-03-08 00:00'],
    ['2026-03-28 12:00', '1 calendar day', operators, '2026-03-30 00:00'],
    ['2026-12-30 12:00', '3 calendar days', operators, '2027-01-03 00:00'],
  ])('from %s, %s', (from, term, calendar, end) => {
    expect(sum(from, term, calendar)).toBe(end);
  });

  it.each<Case>([
    ['2026-03-20 19:00', '2 working days', operators, '2026-03-18 19:00'],
    ['2026-03-09 19:00', '1 working day', operators, '2026-03-06 19:00'],
    ['2026-03-08 12:00', '1 working day', operators, '2026-03-06 19:00'],
    ['2026-03-11 00:00', '1 working day', always, '2026-03-10 00:00'], // the midnight that closes the 10th
    ['2026-04-06 00:00', '2 calendar days', operators, '2026-04-04 00:00'],
    ['2026-04-06 15:00', '2 calendar days', operators, '2026-04-05 00:00'],
  ])('up to %s, %s less', (end, term, calendar, from) => {
    expect(onRomesClocks(subtractTerm(rome(end), readTerm(term, ''), calendar))).toBe(from);
  });

  it.each<Case>([
    ['2026-03-20 19:00', '2 working days', operators, '2026-03-24 19:00'],
    ['2026-03-11 00:00', '1 working day', always, '2026-03-12 00:00'],
    ['2026-04-06 00:00', '1 calendar day', operators, '2026-04-07 00:00'],
    ['2026-04-06 15:00', '1 calendar day', operators, '2026-04-08 00:00'],
    ['2026-03-06 17:00', '0 working days', operators, '2026-03-06 17:00'],
    ['2026-03-06 17:00', '1 working hour', operators, '2026-03-06 18:00'],
  ])('after the end %s, %s', (end, term, calendar, at) => {
    expect(onRomesClocks(addAfterEnd(rome(end), readTerm(term, ''), calendar))).toBe(at);
  });

  it('of no days ends where it begins', () => {
    expect(sum('2026-03-06 17:00', '0 calendar days', operators)).toBe('2026-03-06 17:00');
    expect(subtractTerm(rome('2026-03-06 17:00'), readTerm('0 working days', ''), operators)).toBe(
      rome('2026-03-06 17:00'),
    );
    expect(subtractTerm(rome('2026-03-06 17:00'), readTerm('0 working hours', ''), operators)).toBe(
      rome('2026-03-06 17:00'),
    );
  });

  it("counts UTC's days where no calendar tells the zone", () => {
    const at = (text: string) => Date.parse(text);
    const two = readTerm('2 calendar days', '');
    expect(addTerm(at('2026-03-06T23:30:00Z'), two, null)).toBe(at('2026-03-09T00:00:00Z'));
    expect(
      elapsedBetween(at('2026-03-06T23:30:00Z'), at('2026-03-09T00:00:00Z'), 'calendar days', null),
    ).toBe(2);
    expect(addAfterEnd(at('2026-03-09T00:00:00Z'), two, null)).toBe(at('2026-03-11T00:00:00Z'));
    expect(subtractTerm(at('2026-03-09T00:00:00Z'), two, null)).toBe(at('2026-03-07T00:00:00Z'));
  });
});

describe('What cannot be summed', () => {
  it('is an instant that is none', () => {
    expect(() => addTerm(NaN, readTerm('1 working hour', ''), operators)).toThrow(/needs NaN/);
  });

  const closed = compileFor2026({ calendar: 'closed', open: {} });

  it.each<[string, () => unknown, string, RegExp]>([
    [
      'after the horizon',
      () => sum('2036-12-30 12:00', '10 working days', operators),
      'calendar_horizon',
      /"operators".*2022-12-31T23:00:00.000Z to 2036-12-31T23:00:00.000Z/,
    ],
    [
      'from beyond the horizon',
      () => sum('2040-01-01 12:00', '1 working hour', operators),
      'calendar_horizon',
      /2040-01-01T11:00/,
    ],
    [
      'before the horizon',
      () => subtractTerm(rome('2023-01-03 09:00'), readTerm('40 working hours', ''), operators),
      'calendar_horizon',
      /operators/,
    ],
    [
      'days before the horizon',
      () => subtractTerm(rome('2023-01-03 09:00'), readTerm('4 working days', ''), operators),
      'calendar_horizon',
      /operators/,
    ],
    [
      'on a calendar that never opens',
      () => sum('2026-01-01 12:00', '1 working hour', closed),
      'calendar_horizon',
      /"closed"/,
    ],
    [
      'days of a calendar that never opens',
      () => sum('2026-01-01 12:00', '1 working day', closed),
      'calendar_horizon',
      /never opens/,
    ],
    [
      'the next opening of one that never opens',
      () => nextOpening(rome('2026-01-01 12:00'), closed),
      'calendar_horizon',
      /"closed"/,
    ],
    [
      'working time without a calendar',
      () => sum('2026-01-01 12:00', '1 working hour', null),
      'calendar_missing',
      /"1 working hour"/,
    ],
    [
      'working days without a calendar',
      () => sum('2026-01-01 12:00', '1 working day', null),
      'calendar_missing',
      /"1 working day"/,
    ],
    [
      'a text that is no term',
      () => readTerm('2 months', 'within of pickup'),
      'term_unreadable',
      /within of pickup: "2 months"/,
    ],
  ])('%s is an error that says so', (_, deed, code, message) => {
    expect(deed).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }),
    );
  });
});

describe('An opening', () => {
  it.each<[string, CompiledCalendar, boolean, string]>([
    ['2026-03-06 07:59', operators, false, '2026-03-06 08:00'],
    ['2026-03-06 08:00', operators, true, '2026-03-06 08:00'],
    ['2026-03-06 18:59', operators, true, '2026-03-06 18:59'],
    ['2026-03-06 19:00', operators, false, '2026-03-09 08:00'],
    ['2026-12-13 09:00', operators, true, '2026-12-13 09:00'],
    ['2026-12-25 09:00', operators, false, '2026-12-28 08:00'],
    ['2026-03-06 13:00', halves, false, '2026-03-06 14:00'],
    ['2026-03-07 00:00', nights, true, '2026-03-07 00:00'],
  ])('at %s', (at, calendar, open, next) => {
    expect(isOpen(rome(at), calendar)).toBe(open);
    expect(onRomesClocks(nextOpening(rome(at), calendar))).toBe(next);
  });
});

describe('The time between two instants', () => {
  it.each<[string, string, string, number | null]>([
    ['2026-03-06 17:00', '2026-03-09 10:00', 'working hours', 4],
    ['2026-03-09 10:00', '2026-03-06 17:00', 'working hours', -4],
    ['2026-03-06 17:00', '2026-03-06 17:45', 'hours', 0.75],
    ['2026-03-28 12:00', '2026-03-29 12:00', 'days', 23 / 24],
    ['2026-03-06 17:00', '2026-03-20 19:00', 'working days', 10],
    ['2026-03-06 17:00', '2026-03-20 18:59', 'working days', 9],
    ['2026-03-06 17:00', '2026-03-06 19:00', 'working days', 0],
    ['2026-03-06 17:00', '2026-03-08 00:00', 'calendar days', 1],
    ['2026-03-06 17:00', '2026-03-07 23:59', 'calendar days', 0],
    ['2026-03-06 17:00', '2026-03-09 10:00', 'fortnights', null],
  ])('%s to %s in %s', (from, to, unit, count) => {
    expect(elapsedBetween(rome(from), rome(to), unit, operators)).toBe(count);
  });
});
