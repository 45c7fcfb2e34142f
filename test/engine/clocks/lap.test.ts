import { describe, expect, it } from 'vitest';
import { pauseLap, resumeLap, retimeLap, stopLap } from '../../../engine/clocks/lap.js';
import { onRomesClocks, rome } from '../time/calendars.js';
import { type Deed, lapOf } from './laps.js';

describe('The log of a lap', () => {
  const lap = lapOf('4 working hours', '2026-03-06 17:00');
  const paused = pauseLap(lap, rome('2026-03-06 18:00'));
  const stopped = stopLap(lap, rome('2026-03-06 18:00'), 'stopped');

  it.each<[string, () => unknown, RegExp]>([
    [
      'a pause in a pause',
      () => pauseLap(paused, rome('2026-03-06 18:30')),
      /Lap 1 cannot pause: it is paused/,
    ],
    [
      'a resume without a pause',
      () => resumeLap(lap, rome('2026-03-06 18:30')),
      /cannot resume: it is running/,
    ],
    [
      'a pause after the stop',
      () => pauseLap(stopped, rome('2026-03-06 18:30')),
      /cannot pause: it is stopped/,
    ],
    [
      'a resume after the stop',
      () => resumeLap(stopped, rome('2026-03-06 18:30')),
      /cannot resume: it is stopped/,
    ],
    [
      'a second stop',
      () => stopLap(stopped, rome('2026-03-06 18:30'), 'cancelled'),
      /cannot stop: it is stopped/,
    ],
    ['another term after the stop', () => retimeLap(stopped, '1 hour'), /cannot re-time: it is stopped/],
    ['a term that cannot be read', () => retimeLap(lap, 'soon'), /"within" of lap 1: "soon" is no duration/],
    ['a first term that cannot be read', () => lapOf('soon', '2026-03-06 17:00'), /"soon"/],
  ])('refuses %s', (_, deed, message) => {
    expect(deed).toThrow(message);
  });

  it.each<[string, Deed[], [string, string | null][]]>([
    [
      'joins a back-dated pause with the one it reaches into',
      ['pause 2026-03-06 18:00', 'resume 2026-03-06 18:30', 'pause 2026-03-06 18:10'],
      [['18:00', null]],
    ],
    [
      'lets a back-dated pause take up those it begins before',
      [
        'pause 2026-03-06 18:00',
        'resume 2026-03-06 18:30',
        'pause 2026-03-06 17:30',
        'resume 2026-03-06 18:40',
      ],
      [['17:30', '18:40']],
    ],
    [
      'keeps pauses that lie apart',
      ['pause 2026-03-06 17:10', 'resume 2026-03-06 17:20', 'pause 2026-03-06 17:30'],
      [
        ['17:10', '17:20'],
        ['17:30', null],
      ],
    ],
    ['begins no pause before the start', ['pause 2026-03-06 16:00'], [['17:00', null]]],
    ['forgets a pause that ends where it begins', ['pause 2026-03-06 18:00', 'resume 2026-03-06 18:00'], []],
    ['ends a pause with the stop', ['pause 2026-03-06 18:00', 'stop 2026-03-06 18:30'], [['18:00', '18:30']]],
    ['forgets pauses after a back-dated stop', ['pause 2026-03-06 18:00', 'stop 2026-03-06 17:30'], []],
  ])('%s', (_, deeds, pauses) => {
    const clock = (at: number | null) => (at === null ? null : onRomesClocks(at).slice(11));
    const found = lapOf('4 working hours', '2026-03-06 17:00', ...deeds).pauses;
    expect(found.map(({ from, to }) => [clock(from), clock(to)])).toEqual(pauses);
  });
});
