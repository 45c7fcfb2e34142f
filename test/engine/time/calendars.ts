/** Calendars that the tests of time and clocks share, compiled for the years around 2026, and instants written as people do. */
import { DateTime } from 'luxon';
import type { CalendarDefinition } from '../../../engine/reading/calendar-definition.js';
import { compileCalendar } from '../../../engine/reading/compile-calendar.js';

const empty: CalendarDefinition = {
  calendar: 'empty',
  title: null,
  zone: 'Europe/Rome',
  open: {},
  holidays: null,
  closed: [],
  extra: [],
};

/** A calendar in Rome with the given parts. */
export const define = (parts: Partial<CalendarDefinition>): CalendarDefinition => ({ ...empty, ...parts });

export const compileFor2026 = (parts: Partial<CalendarDefinition>) => compileCalendar(define(parts), 2026);

/** The language's own example. */
export const operators = compileFor2026({
  calendar: 'operators',
  open: { 'mon-fri': ['08:00-19:00'] },
  holidays: { country: 'IT', region: null, also: [{ date: '04-23', title: 'San Giorgio' }] },
  closed: [{ from: '2026-08-14', to: '2026-08-16', title: 'Chiusura' }],
  extra: [{ date: '2026-12-13', open: ['09:00-13:00'] }],
});

/** Two windows a day, Saturday mornings. */
export const halves = compileFor2026({
  calendar: 'halves',
  open: { 'mon-fri': ['08:00-12:30', '14:00-17:00'], sat: ['09:00-12:00'] },
});

/** Day and night, every day of the year. */
export const always = compileFor2026({ calendar: 'always', open: { 'mon-sun': ['00:00-24:00'] } });

/** Nights, over midnight and over both changes of summer time. */
export const nights = compileFor2026({
  calendar: 'nights',
  open: { 'mon-sun': ['00:00-06:00', '22:00-24:00'] },
});

/** `2026-03-06 17:00` on Rome's clocks, as milliseconds. An offset at the end (`+01:00`) tells which of two. */
export function rome(text: string): number {
  const instant = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'Europe/Rome' });
  if (!instant.isValid) throw new Error(`"${text}" is no instant`);
  return instant.toMillis();
}

/** Milliseconds as people read them on Rome's clocks. */
export const onRomesClocks = (instant: number): string =>
  DateTime.fromMillis(instant, { zone: 'Europe/Rome' }).toFormat('yyyy-MM-dd HH:mm');
