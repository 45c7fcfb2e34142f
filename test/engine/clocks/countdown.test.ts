import { describe, expect, it } from 'vitest';
import { countdownOf } from '../../../engine/clocks/countdown.js';
import { fewerSpans } from '../../../engine/clocks/fewer-spans.js';
import { onRomesClocks, operators, rome } from '../time/calendars.js';
import { clockWith, type Deed, lapOf } from './laps.js';

const hour = 3_600_000;
const friday = '2026-03-06 17:00';

/** The countdown in words: when time runs, when it acts, hours in all. */
function countdown(within: string | number, deeds: Deed[], now: string, at: string[] = []) {
  const lap = lapOf(within, friday, ...deeds);
  const { open, thresholds, totalMs } = countdownOf(clockWith(at), lap, operators, rome(now));
  return {
    open: open.map(({ from, to }) => `${onRomesClocks(from)} – ${onRomesClocks(to)}`),
    thresholds: thresholds.map(onRomesClocks),
    hours: totalMs / hour,
  };
}

describe('What a reader needs to count a clock down', () => {
  it('is when the calendar is open between its start and its end, and when it acts before', () => {
    expect(countdown('4 working hours', [], friday, ['75%', '100%', '-3 working hours'])).toEqual({
      open: ['2026-03-06 17:00 – 2026-03-06 19:00', '2026-03-09 08:00 – 2026-03-09 10:00'],
      thresholds: ['2026-03-06 18:00', '2026-03-09 09:00'],
      hours: 4,
    });
  });

  it('leaves pauses out, which move the end', () => {
    const deeds: Deed[] = ['pause 2026-03-06 18:00', 'resume 2026-03-09 09:00'];
    expect(countdown('4 working hours', deeds, '2026-03-09 09:30')).toEqual({
      open: ['2026-03-06 17:00 – 2026-03-06 18:00', '2026-03-09 09:00 – 2026-03-09 12:00'],
      thresholds: [],
      hours: 4,
    });
  });

  it('is, while it stands still, as if it went on at once', () => {
    expect(countdown('4 working hours', ['pause 2026-03-06 18:00'], '2026-03-10 09:00', ['50%'])).toEqual({
      open: ['2026-03-06 17:00 – 2026-03-06 18:00', '2026-03-10 09:00 – 2026-03-10 12:00'],
      thresholds: ['2026-03-10 10:00'],
      hours: 4,
    });
  });

  it('runs all the time for elapsed time and for an instant, and by the calendar for working days', () => {
    expect(countdown('2 days', [], friday).open).toEqual(['2026-03-06 17:00 – 2026-03-08 17:00']);
    expect(countdown(rome('2026-03-07 17:00'), [], friday)).toMatchObject({ hours: 24 });
    expect(countdown('1 working day', [], friday)).toMatchObject({ hours: 13 });
  });

  it('stays small for a term of years, with the same sum', () => {
    const now = rome('2027-03-08 12:00');
    const { open, totalMs } = countdownOf(null, lapOf('700 working days', friday), operators, now);
    expect(open.length).toBeLessThanOrEqual(120);
    expect(open.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(totalMs);
    const next = open.findIndex(({ to }) => to > now);
    expect(onRomesClocks(open[next]?.to ?? 0)).toBe('2027-03-08 19:00');
  });

  it('keeps spans as they are while they are few', () => {
    const spans = [{ from: 1, to: 2 }];
    expect(fewerSpans(spans, 5)).toBe(spans);
  });
});
