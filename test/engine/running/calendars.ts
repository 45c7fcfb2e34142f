/** The calendar of the tests: Monday to Friday, 08:00 to 19:00 in Rome, Italian holidays. */
import { compileCalendar } from '../../../engine/reading/compile-calendar.js';

export const operators = compileCalendar(
  {
    calendar: 'operators',
    title: null,
    zone: 'Europe/Rome',
    open: { 'mon-fri': ['08:00-19:00'] },
    holidays: { country: 'IT', region: null, also: [] },
    closed: [],
    extra: [],
  },
  2026,
);

/** An instant of Rome's winter time in March 2026. */
export function inMarch(day: number, hour: number, minute = 0): number {
  return Date.UTC(2026, 2, day, hour - 1, minute);
}
