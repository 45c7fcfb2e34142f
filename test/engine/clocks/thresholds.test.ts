import { describe, expect, it } from 'vitest';
import { markActed, retimeLap, startLap } from '../../../engine/clocks/lap.js';
import { nextThresholdAt } from '../../../engine/clocks/thresholds.js';
import type { CompiledClock } from '../../../engine/definition.js';
import type { Lap } from '../../../engine/state.js';
import type { CompiledCalendar } from '../../../engine/time/calendar.js';
import { always, onRomesClocks, operators, rome } from '../time/calendars.js';
import { clockWith, type Deed, lapOf } from './laps.js';

/** The next `count` thresholds in the order in which they act, each with its time. */
function acts(
  clock: CompiledClock,
  lap: Lap,
  count: number,
  calendar: CompiledCalendar | null = operators,
): string[] {
  const due = count > 0 ? nextThresholdAt(clock, lap, calendar) : null;
  if (!due) return [];
  return [`${due.label} ${onRomesClocks(due.at)}`, ...acts(clock, markActed(lap, due), count - 1, calendar)];
}

describe('The thresholds of a clock act', () => {
  const friday = '2026-03-06 17:00';
  it.each<[string, string[], string[], string | number, Deed[], string[]]>([
    [
      'at shares of its term, and expire in any case',
      ['75%'],
      [],
      '4 working hours',
      [],
      ['75% 2026-03-09 09:00', '100% 2026-03-09 10:00'],
    ],
    [
      'at a closing, not at the next opening',
      ['50%'],
      [],
      '4 working hours',
      [],
      ['50% 2026-03-06 19:00', '100% 2026-03-09 10:00'],
    ],
    [
      'around its end',
      ['100%', '+2 working hours', '-30 minutes'],
      [],
      '4 working hours',
      [],
      ['-30 minutes 2026-03-09 09:30', '100% 2026-03-09 10:00', '+2 working hours 2026-03-09 12:00'],
    ],
    [
      'beyond the whole term',
      ['150%'],
      [],
      '4 working hours',
      [],
      ['100% 2026-03-09 10:00', '150% 2026-03-09 12:00'],
    ],
    [
      'in written order at one instant',
      ['+1 hour', '+60 minutes', '+1 working hour'],
      [],
      '4 working hours',
      [],
      [
        '100% 2026-03-09 10:00',
        '+1 hour 2026-03-09 11:00',
        '+60 minutes 2026-03-09 11:00',
        '+1 working hour 2026-03-09 11:00',
      ],
    ],
    [
      'at the start where they lie before it',
      ['-2 working days'],
      [],
      '4 working hours',
      [],
      ['-2 working days 2026-03-06 17:00', '100% 2026-03-09 10:00'],
    ],
    [
      'a share of zero at the start',
      ['0%'],
      [],
      '4 working hours',
      [],
      ['0% 2026-03-06 17:00', '100% 2026-03-09 10:00'],
    ],
    [
      'again and again from one period after the end',
      [],
      ['4 working hours'],
      '4 working hours',
      [],
      [
        '100% 2026-03-09 10:00',
        'every 4 working hours 2026-03-09 14:00',
        'every 4 working hours 2026-03-09 18:00',
        'every 4 working hours 2026-03-10 11:00',
      ],
    ],
    [
      'every working day after the end',
      [],
      ['1 working day'],
      '1 working day',
      [],
      [
        '100% 2026-03-09 19:00',
        'every 1 working day 2026-03-10 19:00',
        'every 1 working day 2026-03-11 19:00',
      ],
    ],
    [
      'every calendar day after the end',
      [],
      ['1 calendar day'],
      '2 calendar days',
      [],
      [
        '100% 2026-03-09 00:00',
        'every 1 calendar day 2026-03-10 00:00',
        'every 1 calendar day 2026-03-11 00:00',
      ],
    ],
    // Friday 2 h, Monday to Wednesday 11 h each: 35 h open, of which 75 % are 26 h 15 min.
    [
      'at shares of the open time of a term in days',
      ['75%', '-2 working days'],
      [],
      '3 working days',
      [],
      ['-2 working days 2026-03-09 19:00', '75% 2026-03-11 10:15', '100% 2026-03-11 19:00'],
    ],
    [
      'at shares of the time up to an instant',
      ['50%'],
      [],
      rome('2026-03-06 21:00'),
      [],
      ['50% 2026-03-06 19:00', '100% 2026-03-06 21:00'],
    ],
    [
      'at the start where its end has passed',
      ['50%', '+1 hour'],
      [],
      rome('2026-03-06 16:30'),
      [],
      ['100% 2026-03-06 17:00', '50% 2026-03-06 17:00', '+1 hour 2026-03-06 17:30'],
    ],
    ['none while paused', ['75%', '100%'], ['1 hour'], '4 working hours', ['pause 2026-03-06 18:00'], []],
    ['none while paused after the end', ['+2 hours'], [], '1 working hour', ['pause 2026-03-06 19:30'], []],
    ['none once stopped', ['75%', '100%'], ['1 hour'], '4 working hours', ['stop 2026-03-06 18:00'], []],
    [
      'later by the pause',
      ['75%', '+1 working hour'],
      [],
      '4 working hours',
      ['pause 2026-03-06 18:00', 'resume 2026-03-09 09:00'],
      ['75% 2026-03-09 11:00', '100% 2026-03-09 12:00', '+1 working hour 2026-03-09 13:00'],
    ],
    [
      'later by a pause after the end',
      ['+2 hours', '+1 working day', '+2 working hours'],
      [],
      '1 working hour',
      ['pause 2026-03-06 18:30', 'resume 2026-03-06 20:30'],
      [
        '100% 2026-03-06 18:00',
        '+2 hours 2026-03-06 22:00',
        '+2 working hours 2026-03-09 09:30',
        '+1 working day 2026-03-10 19:00',
      ],
    ],
    [
      'at the end of the pause that they would fall into',
      ['-1 working hour'],
      [],
      '4 hours',
      ['pause 2026-03-06 17:30', 'resume 2026-03-06 18:45'],
      ['-1 working hour 2026-03-06 18:45', '100% 2026-03-06 22:15'],
    ],
    [
      'in periods that a pause moves',
      [],
      ['1 hour'],
      '1 working hour',
      ['pause 2026-03-06 18:30', 'resume 2026-03-06 20:00'],
      ['100% 2026-03-06 18:00', 'every 1 hour 2026-03-06 20:30', 'every 1 hour 2026-03-06 21:30'],
    ],
  ])('%s', (_, at, every, within, deeds, expected) => {
    expect(acts(clockWith(at, every), lapOf(within, friday, ...deeds), Math.max(1, expected.length))).toEqual(
      expected,
    );
  });

  it('once a lap, also when it is given more time', () => {
    const clock = clockWith(['75%', '100%']);
    const lap = lapOf('4 working hours', friday);
    const first = nextThresholdAt(clock, lap, operators);
    const acted = first && markActed(lap, first);
    expect(acted && acts(clock, retimeLap(acted, '8 working hours'), 3)).toEqual(['100% 2026-03-09 14:00']);
  });

  it('on a calendar that never closes, each midnight once', () => {
    const lap = lapOf('1 working day', friday);
    expect(acts(clockWith(['-1 working day'], ['1 working day']), lap, 4, always)).toEqual([
      '-1 working day 2026-03-07 00:00',
      '100% 2026-03-08 00:00',
      'every 1 working day 2026-03-09 00:00',
      'every 1 working day 2026-03-10 00:00',
    ]);
  });

  it('without a calendar where none is needed', () => {
    const lap = startLap({
      lap: 1,
      startedAt: rome(friday),
      startedBy: 0,
      within: '4 hours',
      calendar: null,
    });
    expect(acts(clockWith(['50%', '-30 minutes', '+1 hour'], ['2 hours']), lap, 5, null)).toEqual([
      '50% 2026-03-06 19:00',
      '-30 minutes 2026-03-06 20:30',
      '100% 2026-03-06 21:00',
      '+1 hour 2026-03-06 22:00',
      'every 2 hours 2026-03-06 23:00',
    ]);
  });

  it('at their end where an offset is of no length, out of a pause', () => {
    const lap = lapOf('1 working hour', friday, 'pause 2026-03-06 18:30', 'resume 2026-03-06 18:45');
    expect(acts(clockWith(['+0 working days', '-0 working days']), lap, 3)).toEqual([
      '100% 2026-03-06 18:00',
      '+0 working days 2026-03-06 18:00',
      '-0 working days 2026-03-06 18:00',
    ]);
  });

  it.each(['0 minutes', '0 working days'])('never in periods of no length: %s', (period) => {
    const lap = lapOf('4 working hours', friday);
    expect(() => nextThresholdAt(clockWith([], [period]), lap, operators)).toThrow(`"every": "${period}"`);
  });
});
