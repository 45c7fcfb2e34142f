/** The forecast, held against weeks that it has not seen: made-up years with trend, weekdays, hours, holidays and chance. */
import { describe, expect, test } from 'vitest';
import { forecast } from '../../../domain/forecast/forecast.js';
import { intervalOf, spreadOf } from '../../../domain/forecast/interval.js';
import { everyDay, slotsADay, type DayVolumes } from '../../../domain/forecast/volumes.js';
import { drawFrom } from '../../../domain/seeded.js';
import { dayAfter, weekdayOf } from '../../../engine/time/day-names.js';

const begun = '2025-01-06';
const holidays = new Set([
  ...['2025-01-06', '2025-04-21', '2025-04-25', '2025-05-01', '2025-06-02', '2025-08-15', '2025-10-04'],
  ...['2025-11-01', '2025-12-08', '2025-12-25', '2025-12-26', '2026-01-01', '2026-01-06'],
]);
const holiday = (day: string) => holidays.has(day);
const never = () => false;

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function poisson(mean: number, next: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(next)));
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); count++) product *= next();
  return count;
}

const byWeekday = [1.3, 1.1, 1, 1, 0.9, 0.3, 0.05];

/** What one expects of a half hour: two peaks a day, from eight to eight, more with each week. */
function rate(day: string, slot: number, n: number): number {
  if (slot < 16 || slot >= 40) return 0;
  const peaks = Math.exp(-(((slot - 21) / 4) ** 2)) + 0.7 * Math.exp(-(((slot - 31) / 4) ** 2));
  const share = holiday(day) ? 0.1 : (byWeekday[weekdayOf(day) - 1] ?? 0);
  return 40 * share * peaks * (1 + 0.002 * n);
}

function years(days: number, seed: number): readonly DayVolumes[] {
  const next = drawFrom(seed);
  return Array.from({ length: days }, (_, n) => {
    const day = dayAfter(begun, n);
    // Beyond chance each day has its own mood.
    const mood = Math.exp(0.12 * normal(next));
    const counts = Array.from({ length: slotsADay }, (_, slot) => poisson(rate(day, slot, n) * mood, next));
    return { day, counts };
  });
}

/** The share of half hours and days that lay in their intervals, over forecasts of a fortnight made every seven weeks. */
function coverage(probability: number, seeds: readonly number[]) {
  const within = { slots: 0, ofSlots: 0, days: 0, ofDays: 0 };
  for (const seed of seeds) {
    const all = years(364, seed);
    for (let known = 20 * 7; known + 14 <= all.length; known += 49) {
      const { days } = forecast({ history: all.slice(0, known), ahead: 14, probability, holiday });
      for (const [n, { slots, low, high, holiday: off }] of days.entries()) {
        const came = all[known + n]?.counts ?? [];
        const total = came.reduce((a, b) => a + b, 0);
        if (off) continue;
        within.ofDays++;
        if (low <= total && total <= high) within.days++;
        for (const [slot, { expected, low: least, high: most }] of slots.entries()) {
          if (expected < 1) continue;
          within.ofSlots++;
          const count = came[slot] ?? 0;
          if (least <= count && count <= most) within.slots++;
        }
      }
    }
  }
  return { slots: within.slots / within.ofSlots, days: within.days / within.ofDays };
}

describe('the forecast of volumes (MON-5)', () => {
  test.each([
    [0.8, 0.77, 0.87],
    [0.95, 0.92, 0.99],
  ])(
    'what came lay in the interval of %d about as often as it says, on weeks it had not seen',
    (said, least, most) => {
      const { slots, days } = coverage(said, [1, 2, 3]);
      expect(slots).toBeGreaterThan(least);
      expect(slots).toBeLessThan(most);
      expect(days).toBeGreaterThan(least - 0.04);
      expect(days).toBeLessThan(most + 0.02);
    },
  );

  test('it is nearer than last week once more, and than the mean of all weeks', () => {
    let [ours, lastWeek, meanOfAll] = [0, 0, 0];
    const all = years(364, 4);
    for (let known = 20 * 7; known + 7 <= all.length; known += 21) {
      const { days } = forecast({ history: all.slice(0, known), ahead: 7, probability: 0.8, holiday });
      for (const [n, { slots, day }] of days.entries()) {
        if (holiday(day)) continue;
        const alike = all.slice(0, known).filter((one) => weekdayOf(one.day) === weekdayOf(day));
        for (const [slot, { expected }] of slots.entries()) {
          const count = all[known + n]?.counts[slot] ?? 0;
          ours += (count - expected) ** 2;
          lastWeek += (count - (all[known + n - 7]?.counts[slot] ?? 0)) ** 2;
          const sum = alike.reduce((total, { counts }) => total + (counts[slot] ?? 0), 0);
          meanOfAll += (count - sum / alike.length) ** 2;
        }
      }
    }
    expect(ours).toBeLessThan(0.75 * lastWeek);
    expect(ours).toBeLessThan(0.9 * meanOfAll);
  });

  test('a holiday is expected as those before it were, not as its weekday', () => {
    // The day before All Saints 2025, a Saturday; Immaculate Conception 2025 is a Monday.
    const known = everyDay(years(364, 5), '2025-12-07');
    const { days, remarks } = forecast({ history: known, ahead: 8, probability: 0.8, holiday });
    const [monday, , , , , , , later] = days;
    expect(monday?.holiday).toBe(true);
    expect((monday?.expected ?? NaN) / (later?.expected ?? NaN)).toBeGreaterThan(0.05);
    expect((monday?.expected ?? NaN) / (later?.expected ?? NaN)).toBeLessThan(0.2);
    expect(remarks).toEqual([]);
  });

  test('where none was seen it is as on a Sunday, from nothing to a usual day, and that is said', () => {
    const off = (day: string) => day === '2025-06-02';
    const known = years(147, 6);
    expect(known.at(-1)?.day).toBe('2025-06-01');
    const { days, remarks } = forecast({ history: known, ahead: 8, probability: 0.8, holiday: off });
    expect(remarks).toEqual(['holidays_as_sundays']);
    expect(days[0]?.low).toBe(0);
    expect(days[0]?.expected).toBeCloseTo(days[6]?.expected ?? NaN, 5);
    expect(days[0]?.high).toBeGreaterThan(days[7]?.low ?? NaN);
  });

  test('further ahead the interval is wider', () => {
    const { days } = forecast({ history: years(140, 7), ahead: 28, probability: 0.8, holiday });
    const width = (n: number) => ((days[n]?.high ?? 0) - (days[n]?.low ?? 0)) / (days[n]?.expected ?? NaN);
    expect(width(21)).toBeGreaterThan(width(0));
  });

  test('of less than four whole weeks there is none, of less than eight it says that it knows little', () => {
    const of = (days: number) =>
      forecast({ history: years(days, 8), ahead: 7, probability: 0.8, holiday: never });
    expect(of(0)).toEqual({ weeks: 0, error: null, remarks: ['too_little_history'], days: [] });
    expect(of(27)).toMatchObject({ weeks: 3, remarks: ['too_little_history'], days: [] });
    expect(of(28)).toMatchObject({ weeks: 4, remarks: ['little_history'] });
    expect(of(56)).toMatchObject({ weeks: 8, remarks: [] });
  });

  test('nothing ever came: nothing is expected', () => {
    const counts = Array.from({ length: slotsADay }, () => 0);
    const history = Array.from({ length: 70 }, (_, n) => ({ day: dayAfter(begun, n), counts }));
    const { days } = forecast({ history, ahead: 7, probability: 0.8, holiday: never });
    expect(days.map(({ expected, low, high }) => [expected, low, high])).toEqual(days.map(() => [0, 0, 0]));
  });

  test('the same history gives the same forecast', () => {
    const of = () => forecast({ history: years(140, 9), ahead: 14, probability: 0.8, holiday });
    expect(JSON.stringify(of())).toBe(JSON.stringify(of()));
  });
});

describe('an interval', () => {
  test('of a Poisson count of 4 is the one of the tables: 2 to 7 has 80 % at least', () => {
    // P(≤ 1) = 9.2 %, P(≤ 2) = 23.8 %; P(≤ 6) = 88.9 %, P(≤ 7) = 94.9 %.
    expect(intervalOf(4, 0, 0.8)).toEqual({ expected: 4, low: 2, high: 7 });
  });

  test('is wider where the rate is uncertain, and holds for tens of thousands', () => {
    const [sure, unsure] = [intervalOf(40_000, 0, 0.8), intervalOf(40_000, 0.01, 0.8)];
    expect(sure.high - sure.low).toBeCloseTo(2 * 1.2816 * 200, -1);
    expect((unsure.high - unsure.low) / 2 / 40_000).toBeCloseTo(0.128, 2);
  });

  test('its spread is that of the rate: none where counts vary as by chance', () => {
    expect(
      spreadOf([
        [100, 110],
        [100, 90],
      ]),
    ).toBe(0);
    expect(
      spreadOf([
        [100, 130],
        [100, 70],
      ]),
    ).toBeCloseTo((900 - 100) / 10_000, 12);
    expect(spreadOf([])).toBe(0);
  });

  test('days on which nothing came are days', () => {
    const one = { day: '2026-03-02', counts: [1] };
    expect(everyDay([one], '2026-03-04').map(({ day }) => day)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
    ]);
    expect(everyDay([], '2026-03-04')).toEqual([]);
  });
});
