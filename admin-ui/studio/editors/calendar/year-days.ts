/** The days of a year as a calendar has them. Pure. */
import type { CalendarDefinition } from '../../../../engine/reading/calendar-definition.js';
import type { CompiledCalendar } from '../../../../engine/time/calendar.js';
import { formatInstant } from '../../../../engine/time/local.js';
import { exceptionsOn, type Exception, type HolidayNames } from './exceptions.js';

export interface YearDay {
  /** `2026-12-25` */
  readonly date: string;
  /** Monday 0. */
  readonly weekday: number;
  readonly day: number;
  /** Its openings in local time, `08:00-19:00`. */
  readonly open: readonly string[];
  readonly exceptions: readonly Exception[];
}

const dayMs = 86_400_000;

/** The twelve months of a year; days are closed in years that the compiled calendar doesn't reach. */
export function monthsOf(
  definition: CalendarDefinition,
  compiled: CompiledCalendar,
  holidays: HolidayNames,
  year: number,
): readonly (readonly YearDay[])[] {
  const open = openingsOf(compiled, year);
  const first = Date.UTC(year, 0, 1);
  const count = Math.round((Date.UTC(year + 1, 0, 1) - first) / dayMs);
  const months: YearDay[][] = Array.from({ length: 12 }, () => []);
  for (let day = 0; day < count; day += 1) {
    const at = new Date(first + day * dayMs);
    const date = at.toISOString().slice(0, 10);
    months[at.getUTCMonth()]?.push({
      date,
      weekday: (at.getUTCDay() + 6) % 7,
      day: at.getUTCDate(),
      open: open.get(day) ?? [],
      exceptions: exceptionsOn(definition, holidays, date),
    });
  }
  return months;
}

function openingsOf(compiled: CompiledCalendar, year: number): ReadonlyMap<number, readonly string[]> {
  const known = compiled.years.find((each) => each.year === year);
  const openings = new Map<number, readonly string[]>();
  known?.days.forEach((day, at) => {
    const [from, to] = [known.opens[at] ?? 0, known.closes[at] ?? 0];
    const midnight = known.midnights[day + 1] ?? known.end;
    const until = to === midnight ? '24:00' : formatInstant(to, 'HH:mm', compiled);
    openings.set(day, [...(openings.get(day) ?? []), `${formatInstant(from, 'HH:mm', compiled)}-${until}`]);
  });
  return openings;
}
