import { describe, expect, it } from 'vitest';
import { lapElapsed, lapRemaining, type LapState, lapState } from '../../../engine/clocks/lap-facts.js';
import { resumeLap, startLap, stopLap } from '../../../engine/clocks/lap.js';
import { operators, rome } from '../time/calendars.js';
import { type Deed, lapOf } from './laps.js';

describe('The state of a lap', () => {
  const term = '4 working hours'; // due on Monday at 10:00
  it.each<[string, Deed[], string, LapState]>([
    ['runs before its end', [], '2026-03-09 09:59', 'running'],
    ['is breached at its end', [], '2026-03-09 10:00', 'breached'],
    ['stands still in a pause', ['pause 2026-03-06 18:00'], '2026-03-20 10:00', 'paused'],
    [
      'is breached in a pause that began at its end',
      ['pause 2026-03-09 10:00'],
      '2026-03-09 11:00',
      'breached',
    ],
    ['is met when stopped before its end', ['stop 2026-03-09 09:59'], '2026-03-09 12:00', 'met'],
    [
      'is breached when stopped at exactly its end',
      ['stop 2026-03-09 10:00'],
      '2026-03-09 12:00',
      'breached',
    ],
    ['is breached when stopped later', ['stop 2026-03-09 11:00'], '2026-03-09 12:00', 'breached'],
    [
      'is met by a back-dated stop, though its end had come',
      ['stop 2026-03-09 09:30'],
      '2026-03-09 18:00',
      'met',
    ],
    [
      'is met when stopped in a pause',
      ['pause 2026-03-06 18:00', 'stop 2026-03-20 10:00'],
      '2026-03-20 12:00',
      'met',
    ],
    ['is cancelled with its scope', ['cancel 2026-03-09 09:59'], '2026-03-09 12:00', 'cancelled'],
    [
      'is cancelled in a pause',
      ['pause 2026-03-06 18:00', 'cancel 2026-03-20 10:00'],
      '2026-03-20 12:00',
      'cancelled',
    ],
    ['stays breached when its scope ends', ['cancel 2026-03-09 10:00'], '2026-03-09 12:00', 'breached'],
    [
      'has its end later for a pause',
      ['pause 2026-03-06 18:00', 'resume 2026-03-09 10:00'],
      '2026-03-09 12:59',
      'running',
    ],
    [
      'has its end moved by no more than the pause up to a back-dated stop',
      ['pause 2026-03-09 09:00', 'resume 2026-03-09 12:00', 'stop 2026-03-09 09:30'],
      '2026-03-09 12:59',
      'met',
    ],
  ])('%s', (_, deeds, now, state) => {
    expect(lapState(lapOf(term, '2026-03-06 17:00', ...deeds), operators, rome(now))).toBe(state);
  });

  it('is breached where an instant passed while it stood still, once it goes on or stops', () => {
    const lap = lapOf(rome('2026-03-10 12:00'), '2026-03-06 17:00', 'pause 2026-03-09 10:00');
    const later = rome('2026-03-11 12:00');
    expect(lapState(lap, operators, later)).toBe('paused');
    expect(lapState(resumeLap(lap, later), operators, later)).toBe('breached');
    expect(lapState(stopLap(lap, later, 'stopped'), operators, later)).toBe('breached');
  });
});

describe('The time a lap has taken and has left, in its own measure', () => {
  it.each<[string | number, Deed[], string, number, number]>([
    ['4 working hours', [], '2026-03-06 17:00', 0, 4],
    ['4 working hours', [], '2026-03-06 18:00', 1, 3],
    ['4 working hours', [], '2026-03-08 12:00', 2, 2],
    ['4 working hours', [], '2026-03-09 12:00', 6, 0],
    ['4 working hours', ['pause 2026-03-06 18:00'], '2026-03-09 12:00', 1, 3],
    ['4 working hours', ['pause 2026-03-06 18:00', 'resume 2026-03-09 10:00'], '2026-03-09 12:00', 3, 1],
    ['4 working hours', ['stop 2026-03-06 18:30'], '2026-03-20 12:00', 1.5, 2.5],
    ['4 hours', [], '2026-03-06 18:00', 1, 3],
    ['4 hours', ['pause 2026-03-06 18:00', 'resume 2026-03-06 23:00'], '2026-03-07 00:00', 2, 2],
    [rome('2026-03-06 21:00'), [], '2026-03-06 18:00', 1, 3],
    ['1 working day', [], '2026-03-09 10:00', 4, 9], // Friday's two hours, Monday's eleven
    ['1 calendar day', [], '2026-03-06 18:00', 1, 1],
    ['1 working day', ['pause 2026-03-06 18:00'], '2026-03-09 10:00', 1, 12],
  ])('%s after %j, at %s', (within, deeds, now, elapsed, remaining) => {
    const lap = lapOf(within, '2026-03-06 17:00', ...deeds);
    expect(lapElapsed(lap, operators, rome(now)) / 3_600_000).toBe(elapsed);
    expect(lapRemaining(lap, operators, rome(now)) / 3_600_000).toBe(remaining);
  });

  it('is all that passes for calendar days without a calendar', () => {
    const start = Date.parse('2026-03-06T12:00:00Z');
    const lap = startLap({
      lap: 1,
      startedAt: start,
      startedBy: 0,
      within: '1 calendar day',
      calendar: null,
    });
    expect(lapElapsed(lap, null, start + 3_600_000)).toBe(3_600_000);
    expect(lapRemaining(lap, null, start)).toBe(36 * 3_600_000);
  });
});
