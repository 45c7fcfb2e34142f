import { DateTime } from 'luxon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenIn, nextOpeningIn } from '../../../engine/outreach/own-hours.js';
import { calendarOf } from '../../../engine/reading.js';

const text =
  'calendar: office\nzone: Europe/Rome\nopen: {mon-fri: ["09:00-17:00"]}\nholidays: {country: IT}\n';
const office = calendarOf({ path: 'office.yaml', text }, 2026)!;
const at = (local: string, zone: string) => DateTime.fromISO(local, { zone }).toMillis();

describe('calling hours where a person is', () => {
  it.each<[string, string, boolean]>([
    ['2026-03-02T09:00', 'America/New_York', true],
    ['2026-03-02T08:59', 'America/New_York', false],
    ['2026-03-02T16:59', 'Asia/Tokyo', true],
    ['2026-03-02T17:00', 'Asia/Tokyo', false],
    ['2026-03-01T10:00', 'Asia/Tokyo', false],
    ['2026-03-12T10:00', 'America/New_York', true],
  ])('at %s in %s are open: %s', (local, zone, open) => {
    expect(isOpenIn(at(local, zone), office, zone)).toBe(open);
  });

  it('open again at the hour that their clock shows', () => {
    const zone = 'America/New_York';
    expect(nextOpeningIn(at('2026-03-06T20:00', zone), office, zone)).toBe(at('2026-03-09T09:00', zone));
    expect(nextOpeningIn(at('2026-03-06T10:00', zone), office, zone)).toBe(at('2026-03-06T10:00', zone));
    expect(nextOpeningIn(at('2026-03-06T20:00', 'Europe/Rome'), office, null)).toBe(
      at('2026-03-09T09:00', 'Europe/Rome'),
    );
  });

  it('show the same on the clock as those of the calendar do, on any day of the year', () => {
    const zones = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'Europe/Rome'];
    const year = { min: at('2026-01-01T00:00', 'UTC'), max: at('2026-12-31T00:00', 'UTC') };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(year), (zone, instant) => {
        const { hour, weekday, year: y, month, day } = DateTime.fromMillis(instant, { zone });
        const there = DateTime.fromObject(
          { year: y, month, day, hour: 12 },
          { zone: 'Europe/Rome' },
        ).toMillis();
        // A holiday is that of the calendar, on the same date.
        const expected = weekday <= 5 && hour >= 9 && hour < 17 && isOpenIn(there, office, null);
        expect(isOpenIn(instant, office, zone)).toBe(expected);
      }),
    );
  });
});
