/** Days late of terms, worked by hand: days of the zone of the contract's calendar that begin after the day of the end. */
import { describe, expect, it } from 'vitest';
import { beginClocks, type LapFact } from '../../../domain/levels/clock-level.js';
import { compileFor2026 } from '../../engine/time/calendars.js';

const rome = compileFor2026({ zone: 'Europe/Rome' });

function late(due: string, stopped: string | null, asOf = '2026-04-20T12:00:00+02:00'): number {
  const lap: LapFact = {
    ...{
      instance: 'i',
      number: '1',
      clock: 'c',
      lap: 1,
      measure: 'KPI02',
      state: 'breached',
      breached: true,
    },
    ...{ startedAt: null, dueAt: Date.parse(due), stoppedAt: stopped === null ? null : Date.parse(stopped) },
  };
  return beginClocks('KPI02', rome, Date.parse(asOf)).add(lap).daysLate;
}

describe('days late (AUD-2)', () => {
  it.each([
    // Due at ten, ended at eleven of the same day: late, and no day of it.
    ['2026-03-06T10:00:00+01:00', '2026-03-06T11:00:00+01:00', 0],
    // A Friday; ended on Monday: Saturday, Sunday and Monday have begun, closed or not.
    ['2026-03-06T10:00:00+01:00', '2026-03-09T00:00:00+01:00', 3],
    // Due at the midnight that closes Friday: a minute after it is Saturday, the first day late.
    ['2026-03-07T00:00:00+01:00', '2026-03-07T00:01:00+01:00', 1],
    // It is Rome's day that counts: 22:30 of the 31st in UTC is the 1st of April there.
    ['2026-03-31T10:00:00+02:00', '2026-03-31T22:30:00Z', 1],
    // Over the night in which clocks are put on: two days, of 24 and 23 hours.
    ['2026-03-28T10:00:00+01:00', '2026-03-30T09:00:00+02:00', 2],
  ])('due %s, ended %s: %i', (due, stopped, days) => {
    expect(late(due, stopped)).toBe(days);
  });

  it('of a term that runs still are counted up to when it is seen', () => {
    expect(late('2026-04-10T10:00:00+02:00', null)).toBe(10);
  });
});
