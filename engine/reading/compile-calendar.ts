/**
 * Compiles a checked calendar to sorted openings in UTC, from three years back to ten ahead. The machine's zone data and
 * holiday rules are used here and nowhere else: it runs when a definition is read, never in a workflow.
 */
import type { CalendarYear, CompiledCalendar } from '../time/calendar.js';
import type { CalendarDefinition } from './calendar-definition.js';
import { type DayWindow, mergeWindows, parseDays, parseWindow } from './calendar-week.js';
import { publicHolidays } from './public-holidays.js';
import { instantOfWall, type ZoneOffset } from '../time/wall-time.js';
import { zoneOffsets } from './zone-offsets.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

const yearsBack = 3;
const yearsAhead = 10;

/**
 * Compiles a calendar for the years around `thisYear`. Throws an error that names the calendar where its definition was
 * not checked: a zone, country, day or window that can't be read.
 */
export function compileCalendar(definition: CalendarDefinition, thisYear: number): CompiledCalendar {
  const first = thisYear - yearsBack;
  const last = thisYear + yearsAhead;
  try {
    const offsets = zoneOffsets(
      definition.zone,
      Date.UTC(first, 0, 1) - 2 * dayMs,
      Date.UTC(last + 1, 0, 1) + 2 * dayMs,
    );
    const windowsOn = openingHours(definition);
    const years = Array.from({ length: last - first + 1 }, (_, i) =>
      compileYear(first + i, windowsOn, offsets),
    );
    return { name: definition.calendar, zone: definition.zone, years };
  } catch (cause) {
    throw new Error(`Calendar "${definition.calendar}" can't be compiled: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** The windows of a day, by its date (its midnight as if it were UTC). */
type WindowsOn = (day: number) => readonly DayWindow[];

function openingHours(definition: CalendarDefinition): WindowsOn {
  const week = weekOf(definition);
  const extra = new Map(definition.extra.map(({ date, open }) => [date, mergeWindows(open.map(readWindow))]));
  const isClosed = closedDays(definition);
  return (day) => {
    const date = new Date(day).toISOString().slice(0, 10);
    // 1970-01-01 was a Thursday.
    return extra.get(date) ?? (isClosed(date) ? [] : week[(((day / dayMs + 3) % 7) + 7) % 7]!);
  };
}

function weekOf({ open }: CalendarDefinition): readonly (readonly DayWindow[])[] {
  const week: DayWindow[][] = Array.from({ length: 7 }, () => []);
  for (const [key, windows] of Object.entries(open)) {
    const days = parseDays(key);
    if (!days)
      throw new Error(
        `"open" names "${key}", which is no day or range of days. Write e.g. "mon-fri" or "sat".`,
      );
    for (const day of days) week[day]?.push(...windows.map(readWindow));
  }
  return week.map(mergeWindows);
}

function readWindow(text: string): DayWindow {
  const window = parseWindow(text);
  if (window) return window;
  throw new Error(`"${text}" is no window of a day. Write e.g. "08:00-19:00", up to "24:00".`);
}

function closedDays({ holidays, closed }: CalendarDefinition): (date: string) => boolean {
  const also = new Set(holidays?.also.map(({ date }) => date));
  const country = holidays?.country ?? null;
  const ofYear = country === null ? null : publicHolidays(country, holidays?.region ?? null);
  return (date) =>
    also.has(date) ||
    also.has(date.slice(5)) ||
    closed.some(({ from, to }) => from <= date && date <= to) ||
    (ofYear?.(Number(date.slice(0, 4))).has(date) ?? false);
}

function compileYear(year: number, windowsOn: WindowsOn, all: readonly ZoneOffset[]): CalendarYear {
  const begin = Date.UTC(year, 0, 1);
  const count = Math.round((Date.UTC(year + 1, 0, 1) - begin) / dayMs);
  const offsets = offsetsAround(all, begin, begin + count * dayMs);
  // A day begins when its date does: where midnight comes twice, at the first.
  const midnights = Array.from({ length: count + 1 }, (_, day) =>
    instantOfWall(begin + day * dayMs, offsets, 'first'),
  );
  const openings = Array.from({ length: count }, (_, day) =>
    windowsOn(begin + day * dayMs).flatMap(({ from, to }) => {
      const wall = begin + day * dayMs;
      const open = instantOfWall(wall + from * minuteMs, offsets, 'first');
      const close =
        to === 1440 ? midnights[day + 1]! : instantOfWall(wall + to * minuteMs, offsets, 'second');
      return open < close ? [{ day, open, close }] : [];
    }),
  ).flat();
  const start = midnights[0]!;
  const end = midnights[count]!;
  return {
    year,
    opens: openings.map(({ open }) => open),
    closes: openings.map(({ close }) => close),
    days: openings.map(({ day }) => day),
    midnights: midnights.slice(0, count),
    end,
    offsets: offsetsAround(all, start, end).map(({ from, minutes }) => ({
      from: Math.max(from, start),
      minutes,
    })),
  };
}

/** The offsets that hold somewhere from two days before one instant to two days after another, so that wall times at the edges are found. */
function offsetsAround(all: readonly ZoneOffset[], start: number, end: number): readonly ZoneOffset[] {
  return all.filter(
    ({ from }, i) => from < end + 2 * dayMs && (all[i + 1]?.from ?? Infinity) > start - 2 * dayMs,
  );
}
