/** What the reports make of figures: plain functions, as pages use them. */
import { describe, expect, test } from 'vitest';
import { optionOf } from '../../admin-ui/reports/charts/option.js';
import { changed, lookedAt } from '../../admin-ui/reports/days.js';
import { busySlots, peakOf, rosterHours, type Slot } from '../../admin-ui/reports/forecast/forecast.js';
import { factText } from '../../admin-ui/reports/levels/cases.js';
import { deviationOf, periodName, trendOf, type Measures } from '../../admin-ui/reports/levels/measures.js';
import { figure, span } from '../../admin-ui/reports/numbers.js';
import { tintsOf } from '../../admin-ui/reports/pivot/pivot.js';
import { valueName } from '../../admin-ui/reports/value-name.js';

const key = (name: string) => name;

describe('figures (PEN-3)', () => {
  test('the deviation is in points, on the side on which the threshold is kept', () => {
    expect(deviationOf({ share: 0.91, threshold: { at_least: 0.9 } })).toBeCloseTo(1, 9);
    expect(deviationOf({ share: 0.07, threshold: { at_most: 0.05 } })).toBeCloseTo(-2, 9);
    expect(deviationOf({ share: null, threshold: { at_least: 0.9 } })).toBeNull();
  });

  test('are written as the reader’s language has them; what has no cases is no number', () => {
    expect(figure(0.9372, 'share', 'it')).toMatch(/^93,72\s?%$/);
    expect([span(3_430, 'it'), span(185_000, 'it'), span(7_500_000, 'it')]).toEqual([
      '3,4 s',
      '3:05 min',
      '2 h 05 min',
    ]);
    expect(figure(null, 'share', 'it')).toBe('–');
  });

  test('former periods that lack the level are left out of its trend', () => {
    const month = (period: string, share: number, level = 'SLA.C.2') =>
      ({ period, measures: [{ level, figures: [{ test: 0, share }] }] }) as unknown as Measures;
    expect(trendOf([month('2026-01', 0.9), month('2026-02', 0.8, 'other')], 'SLA.C.2', 0)).toEqual([
      { period: '2026-01', share: 0.9 },
    ]);
  });

  test('facts of a case are told in a line, spans as spans', () => {
    expect(factText({ queue: 'info', waited_ms: 12_300, late: null }, 'en', key)).toBe(
      'reports.fact.queue: info · reports.fact.waited_ms: 12 s',
    );
    const nameOf = (dimension: string, value: string) => `${dimension} ${value.toUpperCase()}`;
    expect(factText({ queue: 'info', body: 'b' }, 'en', key, nameOf)).toBe(
      'reports.fact.queue: queue INFO · reports.fact.body: b',
    );
  });
});

describe('names (MON-2)', () => {
  test('of days, weekdays, hours and periods are the reader’s', () => {
    expect(valueName('weekday', '1', 'it', key)).toBe('lunedì');
    expect(valueName('weekday', '7', 'en', key)).toBe('Sunday');
    expect(valueName('hour_band', '09', 'it', key)).toBe('09–10');
    expect(valueName('month', '2026-03', 'it', key)).toBe('marzo 2026');
    expect([periodName('2026-03', 'it'), periodName('2026-Q1', 'it'), periodName('2026', 'it')]).toEqual([
      ...['marzo 2026', 'Q1 2026', '2026'],
    ]);
  });

  test('an address says days and contacts; what it says wrongly is as if it said nothing', () => {
    const now = Date.UTC(2026, 2, 31, 12);
    expect(lookedAt(new URLSearchParams('from=yesterday&queue=info'), now)).toEqual({
      ...{ from: '2026-03-02', until: '2026-03-31', only: { queue: 'info' } },
    });
    expect(changed(new URLSearchParams('a=1&b=2'), { a: '', b: '3' }).toString()).toBe('b=3');
  });
});

describe('drawings', () => {
  test('a pivot’s tints go from the least to the most; nothing has none', () => {
    expect(
      tintsOf([
        [1, null],
        [3, 2],
      ]),
    ).toEqual([
      [0, 0],
      [1, 0.5],
    ]);
    expect(tintsOf([[2, 2]])).toEqual([[0, 0]]);
  });

  test('a band is drawn as its height upon its lower end, and each line has a dash of its own', () => {
    const inks = {
      mode: 'light',
      text: '#000',
      quiet: '#555',
      line: '#ccc',
      paper: '#fff',
      late: '#b00',
    } as const;
    const { series } = optionOf(
      {
        names: ['a', 'b'],
        series: [
          { name: 'x', values: [5, 6] },
          { name: 'y', values: [1, null] },
        ],
        band: { low: [3, 4], high: [8, 9] },
        format: String,
      },
      inks,
      true,
    ) as {
      readonly series: readonly {
        readonly data: readonly number[];
        readonly lineStyle: { readonly type?: unknown };
      }[];
    };
    expect(series.map(({ data }) => data)).toEqual([
      [3, 4],
      [5, 5],
      [5, 6],
      [1, null],
    ]);
    expect(series[2]?.lineStyle.type).not.toEqual(series[3]?.lineStyle.type);
  });

  test('of a day’s half hours the night is left out; staff is unknown where no handle time is', () => {
    const slot = (at: string, high: number, agents: number | null) =>
      ({
        at,
        expected: high / 2,
        low: 0,
        high,
        staff: agents === null ? null : { agents, rostered: 2 * agents },
      }) as unknown as Slot;
    const slots = [
      slot('00:00', 0, 1),
      slot('08:00', 4, 2),
      slot('08:30', 0, 3),
      slot('09:00', 6, 4),
      slot('23:30', 0, 1),
    ];
    expect(busySlots(slots).map(({ at }) => at)).toEqual(['08:00', '08:30', '09:00']);
    const day = { day: '2026-03-02', holiday: false, expected: 0, low: 0, high: 0, slots };
    expect([peakOf(day), rosterHours(day)]).toEqual([4, 11]);
    expect([peakOf({ ...day, slots: [slot('08:00', 1, null)] }), rosterHours({ ...day, slots: [] })]).toEqual(
      [null, null],
    );
  });
});
