/** Working time against a count minute by minute that reads Rome's wall clock: slow, and without any of the code it checks. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addRunning, addRunningDays, runningBetween } from '../../../engine/clocks/running-time.js';
import { daysOf } from '../../../engine/time/add-term.js';
import { addOpen, openBetween, openingsBetween, subtractOpen } from '../../../engine/time/working-time.js';
import { compileFor2026, rome } from './calendars.js';

const minute = 60_000;
const windows = {
  sat: ['06:00-13:00', '14:30-24:00'],
  sun: ['00:00-04:15', '05:00-24:00'],
  mon: ['00:00-09:00'],
};
const calendar = compileFor2026({ calendar: 'weekends', open: windows });

/** Each minute of ten days around a change of summer time: whether the wall clock shows a time within a window. */
function minutesAround(first: string) {
  const start = rome(first);
  const open = Array.from({ length: 10 * 24 * 60 }, (_, i) => {
    const wall = DateTime.fromMillis(start + i * minute, { zone: 'Europe/Rome' });
    const time = wall.toFormat('HH:mm');
    const today = windows[wall.setLocale('en').toFormat('ccc').toLowerCase() as keyof typeof windows] ?? [];
    return today.some((window) => window.slice(0, 5) <= time && time < window.slice(6));
  });
  return { start, open };
}

const count = (open: readonly boolean[], from: number, to: number) =>
  open.slice(from, to).filter(Boolean).length;

describe.each([
  ['the clock put forward', minutesAround('2026-03-24 00:00')],
  ['the clock put back', minutesAround('2026-10-20 00:00')],
])('Around %s', (_, { start, open }) => {
  const place = fc.nat(open.length - 1);
  const at = (minutes: number) => start + minutes * minute;

  it('open time is the minutes counted', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(openBetween(at(from), at(to), calendar)).toBe(count(open, from, to) * minute);
      }),
    );
  });

  it('a term ends at the first minute by which so many were counted', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 3_000 }), (from, term) => {
        let end = from;
        for (let left = term; left > 0 && end < open.length; end += 1) if (open[end]) left -= 1;
        fc.pre(end < open.length);
        expect(addOpen(at(from), term * minute, calendar)).toBe(at(end));
      }),
    );
  });

  it('what was added is measured again, and taken off it leads to the first instant with as much ahead', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 100 * 3_600_000 }), (from, ms) => {
        const end = addOpen(at(from), ms, calendar);
        expect(openBetween(at(from), end, calendar)).toBe(ms);
        expect(openBetween(at(from), end - 1, calendar)).toBe(ms - 1);
        const back = subtractOpen(end, ms, calendar);
        expect(back).toBeLessThanOrEqual(at(from));
        expect(openBetween(back, at(from), calendar)).toBe(0);
        expect(openBetween(back - 1, at(from), calendar)).toBe(1);
      }),
    );
  });

  it('a later start or a longer term never ends earlier', () => {
    fc.assert(
      fc.property(place, fc.nat(500), fc.nat(3_000), fc.nat(500), (from, later, term, longer) => {
        const end = addOpen(at(from), term * minute, calendar);
        if (term > 0) expect(addOpen(at(from + later), term * minute, calendar)).toBeGreaterThanOrEqual(end);
        expect(addOpen(at(from), (term + longer) * minute, calendar)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  const pauses = fc
    .uniqueArray(place, { minLength: 2, maxLength: 6 })
    .map((points) => points.sort((a, b) => a - b))
    .map((points) =>
      points.flatMap((from, i) =>
        i % 2 === 0 && points[i + 1] !== undefined ? [{ from, to: points[i + 1]! }] : [],
      ),
    );
  const measure = {
    between: (from: number, to: number) => openBetween(from, to, calendar),
    add: (from: number, ms: number) => addOpen(from, ms, calendar),
    spans: (from: number, to: number) => openingsBetween(from, to, calendar),
  };
  const inInstants = (all: readonly { from: number; to: number }[]) =>
    all.map(({ from, to }) => ({ from: at(from), to: at(to) }));

  it('a term with pauses ends at the first minute by which so many were counted outside them', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 2_000 }), pauses, (from, term, stops) => {
        const running = open.map(
          (isOpen, i) => isOpen && !stops.some((stop) => stop.from <= i && i < stop.to),
        );
        let end = from;
        for (let left = term; left > 0 && end < open.length; end += 1) if (running[end]) left -= 1;
        fc.pre(end < open.length);
        expect(addRunning(at(from), term * minute, inInstants(stops), measure)).toBe(at(end));
        expect(runningBetween(at(from), at(end), inInstants(stops), measure)).toBe(term * minute);
      }),
    );
  });

  it('a term of working days with pauses moves by the closings counted inside them', () => {
    const days = daysOf({ unit: 'working_days', days: 1 }, calendar);
    const closings = open.flatMap((isOpen, i) => {
      if (!isOpen || open[i + 1] === undefined) return [];
      const day = (minutes: number) => DateTime.fromMillis(at(minutes), { zone: 'Europe/Rome' }).toISODate();
      const more = open.findIndex((later, j) => j > i && later);
      return more >= 0 && day(more) === day(i) ? [] : [i + 1];
    });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 4 }), pauses, (from, term, stops) => {
        const today = DateTime.fromMillis(at(from), { zone: 'Europe/Rome' }).toISODate();
        const dayOf = (closing: number) =>
          DateTime.fromMillis(at(closing) - 1, { zone: 'Europe/Rome' }).toISODate()!;
        const following = closings.filter((closing) => dayOf(closing) > today!);
        let end = term - 1;
        for (const stop of stops) {
          if (stop.to <= from || (following[end] ?? Infinity) <= Math.max(stop.from, from)) continue;
          end += closings.filter(
            (closing) => closing > Math.max(stop.from, from) && closing <= stop.to,
          ).length;
        }
        fc.pre(following[end] !== undefined);
        expect(addRunningDays(at(from), days.afterStart(at(from)) + term - 1, inInstants(stops), days)).toBe(
          at(following[end]!),
        );
      }),
    );
  });
});
