/** Local dates and times from a calendar's own offsets: no zone data, so that every machine writes the same. Without a calendar, UTC. */
import { DateTime, FixedOffsetZone } from 'luxon';
import type { CalendarYear, CompiledCalendar } from './calendar.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const written = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The instant (ms since 1970 UTC) at which a date (`2026-03-06`) begins in the calendar's zone, UTC without one; null
 * where the text is no date. Beyond the calendar's years the offset at their edge holds.
 */
export function midnightOf(date: string, calendar: CompiledCalendar | null): number | null {
  const match = written.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const utc = Date.UTC(year, month - 1, day);
  // Date.UTC takes 2026-02-30 for March and the years 0 to 99 for the last century: both would come back as another date;
  // no one means the first hundred years.
  if (new Date(utc).toISOString().slice(0, 10) !== date) return null;
  const known = calendar?.years[year - calendar.years[0]!.year];
  const midnight = known?.midnights[Math.round((utc - Date.UTC(year, 0, 1)) / dayMs)];
  return midnight ?? utc - offsetMinutes(utc, calendar) * minuteMs;
}

/**
 * An instant (ms since 1970 UTC) written by a luxon pattern (`yyyy-MM-dd HH:mm`) in the calendar's zone, UTC without
 * one; names of days and months are English. Beyond the calendar's years the offset at their edge holds.
 */
export function formatInstant(instant: number, pattern: string, calendar: CompiledCalendar | null): string {
  const zone = FixedOffsetZone.instance(offsetMinutes(instant, calendar));
  // A fixed locale keeps luxon from asking the machine for its own.
  return DateTime.fromMillis(instant, { zone, locale: 'en' }).toFormat(pattern);
}

/** Minutes that local time is ahead of UTC at an instant (ms since 1970 UTC); that of the edge beyond the calendar's years, 0 without one. */
export function offsetMinutes(instant: number, calendar: CompiledCalendar | null): number {
  if (!calendar) return 0;
  const { years } = calendar;
  const year = years.find(({ end }) => instant < end) ?? years.at(-1)!;
  return offsetInYear(instant, year);
}

function offsetInYear(instant: number, { offsets }: CalendarYear): number {
  return (offsets.findLast(({ from }) => from <= instant) ?? offsets[0]!).minutes;
}
