import { describe, expect, test } from 'vitest';
import { dueOf } from '../../../../admin-ui/studio/editors/calendar/due.js';
import {
  exceptionsOn,
  withException,
  withoutException,
} from '../../../../admin-ui/studio/editors/calendar/exceptions.js';
import { windowsIn, withHours } from '../../../../admin-ui/studio/editors/calendar/hours.js';
import { monthsOf } from '../../../../admin-ui/studio/editors/calendar/year-days.js';
import { readBody } from '../../../../admin-ui/studio/editors/read-body.js';
import type { CalendarDefinition } from '../../../../engine/reading/calendar-definition.js';
import { readCalendar } from '../../../../engine/reading/calendar.js';
import { compileCalendar } from '../../../../engine/reading/compile-calendar.js';
import { namedHolidays } from '../../../../engine/reading/public-holidays.js';
import { shippedTexts } from '../../../support/shipped-texts.js';

const shipped = shippedTexts().filter(({ kind }) => kind === 'calendar');
const operators = shipped.find(({ name }) => name === 'operators')?.text ?? '';
const kept = `calendar: kept   # as written
zone: Europe/Rome
open:
  mon-fri: ["08:00-13:00", "14:00-19:00"]   # two windows
  sat: ["08:00-14:00"]
holidays:
  country: IT
  also:
    # the patron
    - {date: "04-23", title: San Giorgio}
closed: [{from: 2026-08-14, to: 2026-08-16, title: Chiusura}]
`;

describe('the editor of a calendar', () => {
  test.each(shipped.map(({ name, text }) => [name, text]))(
    '%s: hours written as they are change no byte',
    (_, text) => {
      const { open } = read(text);
      for (const [key, windows] of Object.entries(open)) {
        const days = key === 'mon-fri' ? [0, 1, 2, 3, 4] : [5];
        expect(withHours(text, open, days, windows)).toBe(text);
      }
    },
  );

  test.each(shipped.map(({ name, text }) => [name, text]))(
    '%s: a day closed and opened again changes no byte',
    (_, text) => {
      const closed = withException(text, read(text), {
        kind: 'closed',
        from: '2026-05-04',
        to: '2026-05-05',
        title: { it: 'Chiusura', en: 'Closing' },
      });
      expect(closed).toBe(
        `${text}closed: [{from: 2026-05-04, to: 2026-05-05, title: {it: Chiusura, en: Closing}}]\n`,
      );
      const [exception] = exceptionsOn(read(closed), new Map(), '2026-05-05');
      expect(exception).toMatchObject({ kind: 'closed', index: 0 });
      expect(exception && withoutException(closed, exception)).toBe(text);
    },
  );

  test('other hours touch their window only', () => {
    expect(withHours(kept, read(kept).open, [0, 1, 2, 3, 4], ['08:00-13:00', '14:00-20:00'])).toBe(
      kept.replace('14:00-19:00', '14:00-20:00'),
    );
  });

  test('a day out of a range splits the range and leaves the rest', () => {
    const changed = withHours(kept, read(kept).open, [2], ['08:00-13:00']);
    expect(read(changed).open).toEqual({
      'mon-tue': ['08:00-13:00', '14:00-19:00'],
      wed: ['08:00-13:00'],
      'thu-fri': ['08:00-13:00', '14:00-19:00'],
      sat: ['08:00-14:00'],
    });
    expect(Object.keys(read(changed).open)).toEqual(['mon-tue', 'wed', 'thu-fri', 'sat']);
    expect(changed).toContain('# two windows');
    expect(changed).toContain('calendar: kept   # as written');
  });

  test('days that had no hours get some, and are closed again', () => {
    const open = withHours(kept, read(kept).open, [6], ['09:00-12:00']);
    expect(read(open).open['sun']).toEqual(['09:00-12:00']);
    expect(withHours(open, read(open).open, [6], [])).toBe(kept);
  });

  test('a calendar that never opens keeps its key', () => {
    const closed = withHours(operators, read(operators).open, [0, 1, 2, 3, 4], []);
    expect(read(closed).open).toEqual({});
  });

  test('a holiday of every year, and a day with hours of its own', () => {
    const holiday = withException(kept, read(kept), { kind: 'also', date: '2026-06-24', title: null });
    expect(holiday).toBe(kept.replace('title: San Giorgio}\n', 'title: San Giorgio}\n    - {date: 06-24}\n'));
    const [found] = exceptionsOn(read(holiday), new Map(), '2031-06-24');
    expect(found && withoutException(holiday, found)).toBe(kept);
    const extra = withException(kept, read(kept), {
      kind: 'extra',
      date: '2026-12-25',
      open: ['09:00-13:00'],
    });
    const again = withException(extra, read(extra), {
      kind: 'extra',
      date: '2026-12-25',
      open: ['09:00-12:00'],
    });
    expect(read(again).extra).toEqual([{ date: '2026-12-25', open: ['09:00-12:00'] }]);
  });

  test('the year has public holidays by name, closings, and openings in local time on both sides of summer time', () => {
    const calendar = read(kept);
    const names = namedHolidays({ country: 'IT', region: null }, 2026, 'en');
    const months = monthsOf(calendar, compileCalendar(calendar, 2026), names, 2026);
    const day = (date: string) => months.flat().find((each) => each.date === date);
    expect(months.map((month) => month.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(day('2026-12-25')).toMatchObject({
      open: [],
      weekday: 4,
      exceptions: [{ kind: 'holiday', title: 'Christmas Day' }],
    });
    expect(day('2026-08-14')).toMatchObject({
      open: [],
      exceptions: [{ kind: 'closed', title: 'Chiusura' }],
    });
    expect(day('2026-07-01')?.open).toEqual(['08:00-13:00', '14:00-19:00']);
    expect(day('2026-02-02')?.open).toEqual(['08:00-13:00', '14:00-19:00']);
  });

  test('TKT-12: four working hours from Friday at five end on Monday at ten; working days at the close of day', () => {
    const compiled = compileCalendar(read(operators), 2026);
    const due = (at: string, term: string) => {
      const answer = dueOf(compiled, at, term);
      return answer.ok ? new Date(answer.due).toISOString() : answer.why;
    };
    expect(due('2026-03-06T17:00', '4 working hours')).toBe('2026-03-09T09:00:00.000Z');
    expect(due('2026-03-06T17:00', '2 working days')).toBe('2026-03-10T18:00:00.000Z');
    expect(due('2026-03-06T17:00', 'some time')).toBe('term');
    expect(due('', '4 hours')).toBe('instant');
    expect(due('2036-12-31T17:00', '40 working days')).toBe('beyond');
  });

  test('hours as people type them', () => {
    expect(windowsIn('8-13; 14.30 – 19')).toEqual(['08:00-13:00', '14:30-19:00']);
    expect(windowsIn('')).toEqual([]);
    expect(windowsIn('19-8')).toBeNull();
    expect(windowsIn('8-')).toBeNull();
  });
});

function read(text: string): CalendarDefinition {
  const { body, problems } = readBody(text, readCalendar);
  if (body === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return body;
}
