/** Instants of schedules, by cases and against a count minute by minute that reads Rome's wall clock. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { CompiledCalendar } from '../../../engine/time/calendar.js';
import { parseCron } from '../../../engine/time/cron.js';
import { occurrences, scheduledStarts, type WhenClosed } from '../../../engine/time/occurrences.js';
import { always, compileFor2026, halves, onRomesClocks, operators, rome } from './calendars.js';

function first<T>(count: number, all: Generator<T>): T[] {
  const found: T[] = [];
  for (const each of all) if (found.push(each) === count) break;
  return found;
}

const from = (after: string) => ({ after: rome(after), until: Infinity });
const starts = (count: number, cron: string, after: string, closed: WhenClosed, calendar: CompiledCalendar) =>
  first(count, scheduledStarts({ cron: parseCron(cron), closed }, from(after), calendar)).map(onRomesClocks);
const due = (count: number, cron: string, after: string) =>
  first(count, occurrences(parseCron(cron), from(after), always));

describe('The instants of a cron text', () => {
  it.each<[cron: string, after: string, instants: string[]]>([
    ['0 8 1 * *', '2026-03-01 08:00', ['2026-04-01 08:00', '2026-05-01 08:00']],
    ['30 9 * * mon-fri', '2026-03-06 10:00', ['2026-03-09 09:30', '2026-03-10 09:30']],
    ['0 0 29 2 *', '2026-03-01 00:00', ['2028-02-29 00:00', '2032-02-29 00:00']],
    ['0 12 1 * mon', '2026-03-01 13:00', ['2026-03-02 12:00', '2026-03-09 12:00']], // either day is enough
    [
      '*/20 8-9 * jan,mar 7',
      '2026-03-08 08:30',
      ['2026-03-08 08:40', '2026-03-08 09:00', '2026-03-08 09:20'],
    ],
    ['50/5 23 31 12 *', '2026-06-01 00:00', ['2026-12-31 23:50', '2026-12-31 23:55', '2027-12-31 23:50']],
    ['30 2 * * *', '2026-03-28 02:30', ['2026-03-29 03:00', '2026-03-30 02:30']], // half past two is missing
    ['30 * * * *', '2026-03-29 01:00', ['2026-03-29 01:30', '2026-03-29 03:30']], // an hour apart
  ])('"%s" after %s', (cron, after, instants) => {
    expect(due(instants.length, cron, after).map(onRomesClocks)).toEqual(instants);
  });

  it('come once where hours are named and one comes twice, each hour where none is', () => {
    const [one, next] = due(2, '30 2 * * *', '2026-10-25 00:00');
    expect(one).toBe(rome('2026-10-25T02:30+02:00'));
    expect(onRomesClocks(next!)).toBe('2026-10-26 02:30');
    const [hour, again, later] = due(3, '30 * * * *', '2026-10-25T02:00+02:00').map((each) => each - one!);
    expect([hour, again, later]).toEqual([0, 3_600_000, 7_200_000]);
  });

  it('end with the years of the calendar, and are none for a day that never comes', () => {
    expect(due(99, '0 8 1 1 *', '2026-06-01 00:00').map(onRomesClocks).at(-1)).toBe('2036-01-01 08:00');
    expect(due(1, '0 8 31 2 *', '2026-06-01 00:00')).toEqual([]);
    expect(() => due(1, '0 8 1 * *', '2040-01-01 00:00')).toThrow(/known from/);
  });
});

describe('An instant at which the calendar is closed', () => {
  it.each<[cron: string, after: string, closed: WhenClosed, starts: string[]]>([
    ['0 8 1 * *', '2026-07-15 00:00', 'shift', ['2026-08-03 08:00', '2026-09-01 08:00', '2026-10-01 08:00']],
    ['0 8 1 * *', '2026-07-15 00:00', 'skip', ['2026-09-01 08:00', '2026-10-01 08:00', '2026-12-01 08:00']],
    ['0 8 * * *', '2026-03-06 08:00', 'shift', ['2026-03-09 08:00', '2026-03-10 08:00']], // once on Monday
    ['0 20 * * fri', '2026-03-06 21:00', 'shift', ['2026-03-09 08:00', '2026-03-16 08:00']], // was due before
    ['0 6 6 4 *', '2026-04-01 00:00', 'shift', ['2026-04-07 08:00']], // Easter Monday
    ['0 19 * * *', '2026-03-06 18:00', 'shift', ['2026-03-09 08:00']], // a closing time is closed
    ['0 3 * * *', '2026-03-06 18:00', 'skip', []],
  ])('"%s" after %s: %s', (cron, after, closed, expected) => {
    expect(starts(Math.max(expected.length, 1), cron, after, closed, operators)).toEqual(expected);
  });

  it('is left out where nothing opens any more', () => {
    const once = compileFor2026({ calendar: 'once', extra: [{ date: '2026-05-05', open: ['09:00-10:00'] }] });
    expect(starts(9, '0 8 * * *', '2026-03-06 18:00', 'shift', once)).toEqual(['2026-05-05 09:00']);
  });
});

/** A field as text, and the numbers that it means. */
interface TextOf {
  readonly text: string;
  readonly has: (value: number) => boolean;
}
const field = (least: number, most: number, size: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<TextOf>({ text: '*', has: () => true }) },
    {
      weight: 2,
      arbitrary: fc
        .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: size })
        .map((values) => ({ text: values.join(','), has: (value: number) => values.includes(value) })),
    },
  );
const fieldsArbitrary = fc.record({
  minute: field(0, 59, 3),
  hour: field(0, 5, 3),
  day: field(20, 31, 4),
  month: field(1, 12, 9),
  weekday: field(0, 6, 3),
});
type Fields = typeof fieldsArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** What the wall shows. */
type Wall = Record<'minute' | 'hour' | 'day' | 'month' | 'weekday', number>;
const shown = ({ minute, hour, day, month, weekday }: DateTime): Wall => {
  return { minute, hour, day, month, weekday: weekday % 7 };
};
const isInHalves = ({ weekday, hour, minute }: Wall): boolean =>
  weekday === 6
    ? hour >= 9 && hour < 12
    : weekday > 0 && ((hour >= 8 && hour * 60 + minute < 12 * 60 + 30) || (hour >= 14 && hour < 17));

/** Nine days, minute by minute: what the wall shows, whether for the second time, and what it leapt over just before. */
function minutesFrom(begin: string) {
  const walls = Array.from({ length: 9 * 24 * 60 }, (_, i) =>
    DateTime.fromMillis(rome(begin) + i * 60_000, { zone: 'Europe/Rome' }),
  );
  return walls.map((wall, i) => {
    const [before, hourAgo] = [walls[i - 1], walls[i - 60]];
    const leaps = before !== undefined && wall.offset > before.offset;
    const leapt = Array.from({ length: leaps ? 60 : 0 }, (_, missed) =>
      shown(before!.setZone('UTC', { keepLocalTime: true }).plus({ minutes: missed + 1 })),
    );
    const second = hourAgo?.hour === wall.hour && hourAgo.minute === wall.minute;
    return { at: wall.toMillis(), wall: shown(wall), second, leapt, open: isInHalves(shown(wall)) };
  });
}

/** The minutes at which a schedule starts, counted. */
function counted(minutes: ReturnType<typeof minutesFrom>, fields: Fields, closed: WhenClosed): number[] {
  const either = fields.day.text !== '*' && fields.weekday.text !== '*';
  const shows = ({ day, weekday, month, hour, minute }: Wall) => {
    const [ofMonth, ofWeek] = [fields.day.has(day), fields.weekday.has(weekday)];
    const today = either ? ofMonth || ofWeek : ofMonth && ofWeek;
    return today && fields.month.has(month) && fields.hour.has(hour) && fields.minute.has(minute);
  };
  const named = fields.hour.text !== '*';
  let waiting = false;
  return minutes.flatMap(({ at, wall, second, leapt, open }) => {
    const isDue = (shows(wall) && !(named && second)) || (named && leapt.some(shows));
    const starts = open && (isDue || waiting);
    waiting = !open && closed === 'shift' && (waiting || isDue);
    return starts ? [at] : [];
  });
}

describe.each([
  ['forward', minutesFrom('2026-03-24 00:00')],
  ['back', minutesFrom('2026-10-20 00:00')],
])('When the clock is put %s', (_, minutes) => {
  // What was due before the count began is not in it.
  const whole = minutes.findIndex(({ open }) => open) + 1;
  const place = fc.integer({ min: whole, max: minutes.length - 1 });

  it('a schedule starts at the minutes that were counted', () => {
    fc.assert(
      fc.property(
        fieldsArbitrary,
        fc.constantFrom<WhenClosed>('shift', 'skip'),
        place,
        (fields, closed, at) => {
          const { minute, hour, day, month, weekday } = fields;
          const cron = parseCron([minute, hour, day, month, weekday].map(({ text }) => text).join(' '));
          const [after, until] = [minutes[at]!.at, minutes.at(-1)!.at];
          expect([...scheduledStarts({ cron, closed }, { after, until }, halves)]).toEqual(
            counted(minutes, fields, closed).filter((start) => start > after),
          );
        },
      ),
    );
  });
});
