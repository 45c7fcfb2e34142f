/**
 * A cron text as Temporal is told it. Temporal knows zones by itself, but on a day on which the clock is put forward or back
 * it leaves instants out, and takes the second of two (server 1.32; a test compares). So each schedule is told as two: the
 * wall times of all other days in their zone, and what is due on those days in UTC, written out for the calendar's years.
 * Temporal also wants both days to fit where cron is content with either.
 */
import { MONTHS, type ScheduleSpec } from '@temporalio/client';
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import type { Cron } from '../../engine/time/cron.js';
import { occurrences } from '../../engine/time/occurrences.js';

const minuteMs = 60_000;

/** The two specifications that together have the instants of `cron` in the calendar's zone. */
interface Specs {
  readonly usual: ScheduleSpec;
  readonly changes: ScheduleSpec;
}

/** How Temporal is told of a cron text. */
export function specsOf(cron: Cron, calendar: CompiledCalendar): Specs {
  const days = changeDays(calendar);
  return {
    usual: {
      cronExpressions: usualExpressions(cron),
      timezone: calendar.zone,
      skip: days.map(({ wall }) => {
        const date = new Date(wall);
        const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
        return { year, month: MONTHS[month]!, dayOfMonth, hour: '*', minute: '*' };
      }),
    },
    changes: {
      cronExpressions: days.flatMap(({ from, to }) =>
        expressionsAt([...occurrences(cron, { after: from - 1, until: to - 1 }, calendar)]),
      ),
    },
  };
}

function usualExpressions({ minutes, hours, days, months, weekdays, eitherDay }: Cron): string[] {
  const at = (day: string, weekday: string) =>
    `${listOf(minutes)} ${listOf(hours)} ${day} ${listOf(months)} ${weekday}`;
  const [ofMonth, ofWeek] = [listOf(days), listOf(weekdays)];
  return eitherDay ? [at(ofMonth, '*'), at('*', ofWeek)] : [at(ofMonth, ofWeek)];
}

interface ChangeDay {
  /** Its midnight as if it were UTC. */
  readonly wall: number;
  readonly from: number;
  readonly to: number;
}

/** The local days on which the clock is put forward or back. */
function changeDays({ years }: CompiledCalendar): readonly ChangeDay[] {
  return years.flatMap(({ year, midnights, end, offsets }) =>
    midnights.flatMap((from, day) => {
      const to = midnights[day + 1] ?? end;
      // A change at midnight touches the day before as well.
      const isChange = offsets.some((each, i) => i > 0 && each.from >= from && each.from <= to);
      return isChange ? [{ wall: Date.UTC(year, 0, 1 + day), from, to }] : [];
    }),
  );
}

/** Cron expressions, in UTC, of these instants and no others. */
function expressionsAt(instants: readonly number[]): string[] {
  const minutesOf = grouped(instants, (at) => Math.floor(at / (60 * minuteMs)), minuteOf);
  const hoursOf = grouped([...minutesOf], ([hour, minutes]) => `${listOf(minutes)}|${dateOf(hour)}`, hourOf);
  return [...hoursOf].map(([key, hours]) => key.replace('|', ` ${listOf(hours)} `));
}

const minuteOf = (at: number) => new Date(at).getUTCMinutes();
const hourOf = ([hour]: readonly [number, unknown]) => hour % 24;

/** Day, month, any day of the week, year of an hour since 1970. */
function dateOf(hour: number): string {
  const date = new Date(hour * 60 * minuteMs);
  return `${date.getUTCDate()} ${date.getUTCMonth() + 1} * ${date.getUTCFullYear()}`;
}

/** The numbers of items that have the same key. */
function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  numberOf: (item: Item) => number,
): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), numberOf(item)]);
  }
  return groups;
}

/** Ascending numbers as a cron field, in ranges where they follow one another. */
function listOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
