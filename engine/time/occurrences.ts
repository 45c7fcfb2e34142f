/**
 * When a schedule starts something: the instants of its cron text on the wall clocks of a calendar, and what becomes of
 * those at which the calendar is closed. Instants in milliseconds since 1970 UTC.
 */
import type { CalendarYear, CompiledCalendar } from './calendar.js';
import type { Cron } from './cron.js';
import { countUpTo, timelineAt } from './timeline.js';
import { instantOfWall, instantsOfWall } from './wall-time.js';
import { isOpen, nextOpening } from './working-time.js';

/** What becomes of an instant at which the calendar is closed: it moves to the next opening, or is left out. */
export type WhenClosed = 'shift' | 'skip';

/** From just after one instant up to and including another. */
interface Stretch {
  readonly after: number;
  readonly until: number;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/**
 * The instants of a cron text, ascending; at most to the end of the calendar's years. A wall time that comes twice
 * counts once, at the first; one that doesn't exist is the instant of the change. With `*` for the hour it is every hour
 * that passes. Throws `calendar_horizon` where it would begin outside of these years.
 */
export function* occurrences(
  cron: Cron,
  { after, until }: Stretch,
  calendar: CompiledCalendar,
): Generator<number> {
  timelineAt(calendar, after);
  let last = after;
  for (const year of calendar.years) {
    if (year.end <= after) continue;
    const first = countUpTo(Float64Array.from(year.midnights), after) - 1;
    for (let day = Math.max(first, 0); day < year.midnights.length; day += 1) {
      if (year.midnights[day]! > until) return;
      for (const instant of ofDay(cron, year, Date.UTC(year.year, 0, 1) + day * dayMs)) {
        if (instant <= last) continue;
        if (instant > until) return;
        last = instant;
        yield instant;
      }
    }
  }
}

/** The instants of a local day (its midnight as if it were UTC), ascending; the same one may come twice. */
function ofDay(cron: Cron, { offsets }: CalendarYear, day: number): readonly number[] {
  if (!isOnDay(cron, day)) return [];
  const walls = cron.hours.flatMap((hour) =>
    cron.minutes.map((minute) => day + hour * hourMs + minute * minuteMs),
  );
  return walls
    .flatMap((wall) =>
      cron.everyHour ? instantsOfWall(wall, offsets) : instantOfWall(wall, offsets, 'first'),
    )
    .sort((a, b) => a - b);
}

/** True where a cron text has instants on a local day, given by any of its wall times. */
export function isOnDay({ days, months, weekdays, eitherDay }: Cron, wall: number): boolean {
  const date = new Date(wall);
  if (!months.includes(date.getUTCMonth() + 1)) return false;
  const [ofMonth, ofWeek] = [days.includes(date.getUTCDate()), weekdays.includes(date.getUTCDay())];
  return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}

/** When what was due at an instant is started: then, at the next opening, or never (null). Throws `calendar_horizon`. */
export function startOf(instant: number, closed: WhenClosed, calendar: CompiledCalendar): number | null {
  if (isOpen(instant, calendar)) return instant;
  return closed === 'shift' ? nextOpening(instant, calendar) : null;
}

/**
 * When a schedule starts something, ascending: what several closed instants move to is one start. At most to the end of
 * the calendar's years. Throws `calendar_horizon` where it would begin outside of these.
 */
export function* scheduledStarts(
  { cron, closed }: { readonly cron: Cron; readonly closed: WhenClosed },
  { after, until }: Stretch,
  calendar: CompiledCalendar,
): Generator<number> {
  let last = after;
  for (const instant of occurrences(cron, { after: beforeClosed(after, calendar), until }, calendar)) {
    // Where nothing opens any more, nothing starts any more.
    if (instant >= (timelineAt(calendar, after).closes.at(-1) ?? -Infinity)) return;
    const start = startOf(instant, closed, calendar);
    if (start === null || start <= last) continue;
    if (start > until) return;
    last = start;
    yield start;
  }
}

/** Just before the closed time that an instant lies in: what was due since then has not started yet. */
function beforeClosed(instant: number, calendar: CompiledCalendar): number {
  const { start, closes } = timelineAt(calendar, instant);
  if (isOpen(instant, calendar)) return instant;
  const closed = closes[countUpTo(closes, instant) - 1];
  return closed === undefined ? start : closed - 1;
}
