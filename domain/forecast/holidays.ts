import type { CompiledCalendar } from '../../engine/time/calendar.js';
import { weekdayOf } from '../../engine/time/day-names.js';
import { daysAWeek } from './volumes.js';

/** Tells the days on which a calendar is closed although it is open on most of the same weekday that year, by name. */
export function holidaysOf({ years, zone }: CompiledCalendar): (day: string) => boolean {
  const nameOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const found = new Set<string>();
  for (const { midnights, days } of years) {
    const open = new Set(days);
    const names = midnights.map((at) => nameOf.format(at));
    const closed: string[][] = Array.from({ length: daysAWeek }, () => []);
    for (const [n, day] of names.entries()) if (!open.has(n)) closed[weekdayOf(day) - 1]?.push(day);
    for (const some of closed)
      if (some.length < midnights.length / daysAWeek / 2) for (const day of some) found.add(day);
  }
  return (day) => found.has(day);
}
