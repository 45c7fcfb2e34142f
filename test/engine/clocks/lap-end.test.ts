import { describe, expect, it } from 'vitest';
import { lapDue } from '../../../engine/clocks/lap-end.js';
import { retimeLap } from '../../../engine/clocks/lap.js';
import type { CompiledCalendar } from '../../../engine/time/calendar.js';
import { always, halves, onRomesClocks, operators, rome } from '../time/calendars.js';
import { type Deed, lapOf } from './laps.js';

const dueOf = (within: string | number, start: string, deeds: Deed[], calendar: CompiledCalendar | null) => {
  const due = lapDue(lapOf(within, start, ...deeds), calendar);
  return due === null ? null : onRomesClocks(due);
};

describe('A lap is due', () => {
  it.each<[string | number, string, Deed[], CompiledCalendar | null, string | null]>([
    ['4 working hours', '2026-03-06 17:00', [], operators, '2026-03-09 10:00'],
    ['2 hours', '2026-03-06 17:00', [], null, '2026-03-06 19:00'],
    [rome('2026-03-10 12:00'), '2026-03-06 17:00', [], operators, '2026-03-10 12:00'],
    ['0 minutes', '2026-03-06 17:00', [], operators, '2026-03-06 17:00'],
    ['0 working days', '2026-03-06 17:00', [], operators, '2026-03-06 17:00'],
    ['0 working hours', '2026-03-06 17:00', ['pause 2026-03-06 17:00'], operators, '2026-03-06 17:00'],
    // A pause of elapsed time shifts, one of working time by its open time.
    [
      '2 hours',
      '2026-03-06 17:00',
      ['pause 2026-03-06 18:00', 'resume 2026-03-06 21:30'],
      null,
      '2026-03-06 22:30',
    ],
    [
      '4 working hours',
      '2026-03-06 17:00',
      ['pause 2026-03-06 18:00', 'resume 2026-03-09 09:00'],
      operators,
      '2026-03-09 12:00',
    ],
    [
      '4 working hours',
      '2026-03-06 17:00',
      ['pause 2026-03-06 20:00', 'resume 2026-03-08 09:00'],
      operators,
      '2026-03-09 10:00',
    ],
    [
      '4 working hours',
      '2026-03-06 17:00',
      [
        'pause 2026-03-06 18:00',
        'resume 2026-03-06 18:15',
        'pause 2026-03-06 18:30',
        'resume 2026-03-07 18:00',
      ],
      operators,
      '2026-03-09 10:45',
    ],
    [
      '4 working hours',
      '2026-03-06 17:00',
      ['pause 2026-03-06 17:00', 'resume 2026-03-06 18:00'],
      operators,
      '2026-03-09 11:00',
    ],
    // None while paused, unless it expired before.
    ['4 working hours', '2026-03-06 17:00', ['pause 2026-03-06 18:00'], operators, null],
    ['1 working hour', '2026-03-06 17:00', ['pause 2026-03-06 18:00'], operators, '2026-03-06 18:00'],
    ['2 working hours', '2026-03-06 17:00', ['pause 2026-03-06 21:00'], operators, '2026-03-06 19:00'],
    ['2 hours', '2026-03-06 17:00', ['pause 2026-03-06 18:59'], null, null],
    ['3 working days', '2026-03-06 17:00', ['pause 2026-03-09 10:00'], operators, null],
    // An instant is not moved.
    [rome('2026-03-10 12:00'), '2026-03-06 17:00', ['pause 2026-03-09 10:00'], operators, null],
    [
      rome('2026-03-10 12:00'),
      '2026-03-06 17:00',
      ['pause 2026-03-09 10:00', 'resume 2026-03-09 15:00'],
      operators,
      '2026-03-10 12:00',
    ],
    [rome('2026-03-10 12:00'), '2026-03-06 17:00', ['pause 2026-03-10 12:00'], operators, '2026-03-10 12:00'],
    // Days: as many open days as closing times fell inside the pause, after its beginning and up to its end.
    ['3 working days', '2026-03-06 17:00', [], operators, '2026-03-11 19:00'],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-09 10:00', 'resume 2026-03-09 15:00'],
      operators,
      '2026-03-11 19:00',
    ],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-09 10:00', 'resume 2026-03-09 19:00'],
      operators,
      '2026-03-12 19:00',
    ],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-09 19:00', 'resume 2026-03-10 18:00'],
      operators,
      '2026-03-11 19:00',
    ],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-09 18:00', 'resume 2026-03-11 18:00'],
      operators,
      '2026-03-13 19:00',
    ],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-06 18:00', 'resume 2026-03-06 20:00'],
      operators,
      '2026-03-12 19:00',
    ],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-06 20:00', 'resume 2026-03-08 20:00'],
      operators,
      '2026-03-11 19:00',
    ],
    [
      '3 working days',
      '2026-03-06 17:00',
      ['pause 2026-03-12 10:00', 'resume 2026-03-12 20:00'],
      operators,
      '2026-03-11 19:00',
    ],
    [
      '1 working day',
      '2026-03-09 09:00',
      ['pause 2026-03-10 12:00', 'resume 2026-03-10 14:00'],
      halves,
      '2026-03-10 17:00',
    ], // noon is not the day's last closing
    [
      '2 calendar days',
      '2026-03-06 17:00',
      ['pause 2026-03-07 10:00', 'resume 2026-03-08 00:00'],
      operators,
      '2026-03-10 00:00',
    ],
    [
      '2 calendar days',
      '2026-03-06 17:00',
      ['pause 2026-03-08 00:00', 'resume 2026-03-08 23:00'],
      operators,
      '2026-03-09 00:00',
    ],
  ])('%s from %s after %j', (within, start, deeds, calendar, due) => {
    expect(dueOf(within, start, deeds, calendar)).toBe(due);
  });

  it('again when it is given another term, counted from its start', () => {
    const lap = lapOf(
      '4 working hours',
      '2026-03-06 17:00',
      'pause 2026-03-06 18:00',
      'resume 2026-03-06 18:30',
    );
    expect(onRomesClocks(lapDue(retimeLap(lap, '2 working days'), operators) ?? NaN)).toBe(
      '2026-03-10 19:00',
    );
    expect(onRomesClocks(lapDue(retimeLap(lap, rome('2026-03-10 12:00')), operators) ?? NaN)).toBe(
      '2026-03-10 12:00',
    );
  });

  it('on another calendar as that counts, by the same log', () => {
    const lap = lapOf(
      '4 working hours',
      '2026-03-06 17:00',
      'pause 2026-03-06 18:00',
      'resume 2026-03-07 18:00',
    );
    expect(onRomesClocks(lapDue(lap, operators) ?? NaN)).toBe('2026-03-09 11:00');
    expect(onRomesClocks(lapDue(lap, always) ?? NaN)).toBe('2026-03-07 21:00');
  });
});
