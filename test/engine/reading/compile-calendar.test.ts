import { describe, expect, it } from 'vitest';
import type { CalendarDefinition } from '../../../engine/reading/calendar-definition.js';
import { compileCalendar } from '../../../engine/reading/compile-calendar.js';
import { compileFor2026, define } from '../time/calendars.js';

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

/** The openings of some days, `2026-03-29T00:30..2026-03-29T03:00` in UTC. */
function openings(parts: Partial<CalendarDefinition>, from: string, to: string): string[] {
  const year = compileFor2026(parts).years.find((candidate) => candidate.year === Number(from.slice(0, 4)));
  const all = year?.opens.map((open, i) => `${iso(open)}..${iso(year.closes[i] ?? NaN).slice(11)}`) ?? [];
  return all.filter((text) => text >= from && text <= `${to}T99`);
}

describe('A compiled calendar', () => {
  it('holds three years back to ten ahead, end to end', () => {
    const { years } = compileFor2026({ open: { 'mon-fri': ['08:00-19:00'] } });
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 14 }, (_, i) => 2023 + i));
    years.forEach((year, i) => {
      expect(year.midnights).toHaveLength(year.year % 4 === 0 ? 366 : 365);
      if (i > 0) expect(year.midnights[0]).toBe(years[i - 1]?.end);
    });
    expect(iso(years[0]?.midnights[0] ?? NaN)).toBe('2022-12-31T23:00');
  });

  it('is plain data that survives JSON', () => {
    const calendar = compileFor2026({
      open: { 'mon-fri': ['08:00-19:00'] },
      holidays: { country: 'IT', region: null, also: [] },
    });
    expect(JSON.parse(JSON.stringify(calendar))).toEqual(calendar);
  });

  it("notes the zone's offsets from the year's start", () => {
    const year = compileFor2026({}).years.find((candidate) => candidate.year === 2026);
    expect(year?.offsets.map(({ from, minutes }) => [iso(from), minutes])).toEqual([
      ['2025-12-31T23:00', 60],
      ['2026-03-29T01:00', 120],
      ['2026-10-25T01:00', 60],
    ]);
  });

  // Rome puts the clock forward on 29 March 2026 at 02:00, back on 25 October at 03:00; both are Sundays.
  it.each<[string, Partial<CalendarDefinition>, string, string, string[]]>([
    [
      'moves with summer time',
      { open: { 'fri-mon': ['08:00-19:00'] } },
      '2026-03-28',
      '2026-03-29',
      ['2026-03-28T07:00..18:00', '2026-03-29T06:00..17:00'],
    ],
    [
      'opens at the change where the wall time does not exist',
      { open: { sun: ['02:30-05:00'] } },
      '2026-03-29',
      '2026-03-29',
      ['2026-03-29T01:00..03:00'],
    ],
    [
      'closes at the change where the wall time does not exist',
      { open: { sun: ['00:30-02:30'] } },
      '2026-03-28',
      '2026-03-29',
      ['2026-03-28T23:30..01:00'],
    ],
    [
      'has no opening within the missing hour',
      { open: { sun: ['02:15-02:45'] } },
      '2026-03-29',
      '2026-03-29',
      [],
    ],
    [
      'opens at the first of two wall times',
      { open: { sun: ['02:30-05:00'] } },
      '2026-10-25',
      '2026-10-25',
      ['2026-10-25T00:30..04:00'],
    ],
    [
      'closes at the second of two wall times',
      { open: { sun: ['01:00-02:30'] } },
      '2026-10-24',
      '2026-10-25',
      ['2026-10-24T23:00..01:30'],
    ],
    [
      'spans both of two wall times',
      { open: { sun: ['02:10-02:20'] } },
      '2026-10-25',
      '2026-10-25',
      ['2026-10-25T00:10..01:20'],
    ],
    [
      'has a day of 23 hours',
      { open: { sun: ['00:00-24:00'] } },
      '2026-03-28',
      '2026-03-29',
      ['2026-03-28T23:00..22:00'],
    ],
    [
      'has a day of 25 hours',
      { open: { sun: ['00:00-24:00'] } },
      '2026-10-24',
      '2026-10-25',
      ['2026-10-24T22:00..23:00'],
    ],
    [
      'joins windows that touch or overlap',
      { open: { tue: ['12:00-15:00', '08:00-12:00', '14:00-16:00'] } },
      '2026-03-03',
      '2026-03-03',
      ['2026-03-03T07:00..15:00'],
    ],
    [
      'takes the windows of a day from all keys that name it',
      { open: { 'mon-fri': ['08:00-12:00'], tue: ['14:00-18:00'] } },
      '2026-03-03',
      '2026-03-03',
      ['2026-03-03T07:00..11:00', '2026-03-03T13:00..17:00'],
    ],
    [
      'is closed on public holidays',
      { open: { 'mon-sun': ['08:00-09:00'] }, holidays: { country: 'IT', region: null, also: [] } },
      '2026-12-24',
      '2026-12-27',
      ['2026-12-24T07:00..08:00', '2026-12-27T07:00..08:00'],
    ],
    [
      'does not take other days of note for holidays',
      { open: { 'mon-sun': ['08:00-09:00'] }, holidays: { country: 'DE', region: null, also: [] } },
      '2026-12-24',
      '2026-12-24',
      ['2026-12-24T07:00..08:00'],
    ],
    [
      "knows a region's holidays",
      { open: { 'mon-sun': ['08:00-09:00'] }, holidays: { country: 'DE', region: 'BY', also: [] } },
      '2026-01-05',
      '2026-01-07',
      ['2026-01-05T07:00..08:00', '2026-01-07T07:00..08:00'],
    ],
    [
      'takes `also` as a date of every year or of one',
      {
        open: { 'mon-sun': ['08:00-09:00'] },
        holidays: {
          country: null,
          region: null,
          also: [
            { date: '04-23', title: null },
            { date: '2026-04-24', title: null },
          ],
        },
      },
      '2026-04-22',
      '2026-04-25',
      ['2026-04-22T06:00..07:00', '2026-04-25T06:00..07:00'],
    ],
    [
      'holds a full date of `also` for that year only',
      {
        open: { 'mon-sun': ['08:00-09:00'] },
        holidays: { country: null, region: null, also: [{ date: '2026-04-24', title: null }] },
      },
      '2027-04-24',
      '2027-04-24',
      ['2027-04-24T06:00..07:00'],
    ],
    [
      'counts both dates of `closed`',
      {
        open: { 'mon-sun': ['08:00-09:00'] },
        closed: [{ from: '2026-08-14', to: '2026-08-15', title: null }],
      },
      '2026-08-13',
      '2026-08-16',
      ['2026-08-13T06:00..07:00', '2026-08-16T06:00..07:00'],
    ],
    [
      "replaces the day's windows by `extra`",
      { open: { 'mon-sun': ['08:00-09:00'] }, extra: [{ date: '2026-08-14', open: ['10:00-11:00'] }] },
      '2026-08-14',
      '2026-08-14',
      ['2026-08-14T08:00..09:00'],
    ],
    [
      'lets `extra` win over `closed` and holidays',
      {
        open: {},
        holidays: { country: 'IT', region: null, also: [] },
        closed: [{ from: '2026-12-24', to: '2026-12-26', title: null }],
        extra: [{ date: '2026-12-25', open: ['10:00-11:00'] }],
      },
      '2026-12-25',
      '2026-12-25',
      ['2026-12-25T09:00..10:00'],
    ],
    [
      'lets `extra` without windows close a day',
      { open: { 'mon-sun': ['08:00-09:00'] }, extra: [{ date: '2026-08-14', open: [] }] },
      '2026-08-14',
      '2026-08-14',
      [],
    ],
    // Cairo puts the clock forward at midnight on 24 April 2026; Havana back from 01:00 to 00:00 on 1 November.
    [
      'begins a day without midnight at the change',
      { zone: 'Africa/Cairo', open: { fri: ['00:00-24:00'] } },
      '2026-04-23',
      '2026-04-24',
      ['2026-04-23T22:00..21:00'],
    ],
    [
      'begins a day with two midnights at the first',
      { zone: 'America/Havana', open: { sun: ['00:00-24:00'] } },
      '2026-11-01',
      '2026-11-01',
      ['2026-11-01T04:00..05:00'],
    ],
    [
      'closes at the midnight that begins the next day',
      { zone: 'America/Havana', open: { sat: ['20:00-24:00'] } },
      '2026-11-01',
      '2026-11-01',
      ['2026-11-01T00:00..04:00'],
    ],
    [
      'knows offsets of half an hour',
      { zone: 'Asia/Kolkata', open: { mon: ['09:00-10:00'] } },
      '2026-03-02',
      '2026-03-02',
      ['2026-03-02T03:30..04:30'],
    ],
    [
      'knows zones that change twice around a month',
      { zone: 'Africa/Casablanca', open: { 'mon-sun': ['09:00-10:00'] } },
      '2026-03-20',
      '2026-03-20',
      ['2026-03-20T09:00..10:00'],
    ],
  ])('%s', (_, parts, from, to, expected) => {
    expect(openings(parts, from, to)).toEqual(expected);
  });

  it.each<[string, Partial<CalendarDefinition>, RegExp]>([
    ['a zone that is not known', { zone: 'Europe/Roma' }, /Calendar "bad".*"Europe\/Roma"/],
    [
      'a country that is not known',
      { holidays: { country: 'XX', region: null, also: [] }, open: { mon: ['08:00-09:00'] } },
      /"XX"/,
    ],
    ['a key that is no day', { open: { monday: ['08:00-19:00'] } }, /"monday"/],
    ['a window that ends before it begins', { open: { mon: ['22:00-06:00'] } }, /"22:00-06:00"/],
  ])('refuses %s, naming it', (_, parts, message) => {
    expect(() => compileCalendar(define({ calendar: 'bad', ...parts }), 2026)).toThrow(message);
  });
});
