/**
 * A calendar's hours where a person is: open from eight on is from eight on by their clock. Calendars hold openings in UTC for
 * one zone, so an instant is moved to the one at which the calendar's own clocks show the same. Needs zone data: outside of
 * workflows only. Instants in milliseconds.
 */
import { IANAZone } from 'luxon';
import type { CompiledCalendar } from '../time/calendar.js';
import { offsetMinutes } from '../time/local.js';
import { isOpen, nextOpening } from '../time/working-time.js';

const minuteMs = 60_000;

/** True where the calendar is open by the clocks of `zone`, null for its own. Throws `calendar_horizon`. */
export function isOpenIn(instant: number, calendar: CompiledCalendar, zone: string | null): boolean {
  return isOpen(toCalendar(instant, calendar, zone), calendar);
}

/** The first instant from `from` on at which it is open by the clocks of `zone`. Throws `calendar_horizon`. */
export function nextOpeningIn(from: number, calendar: CompiledCalendar, zone: string | null): number {
  const opens = nextOpening(toCalendar(from, calendar, zone), calendar);
  if (zone === null) return opens;
  const there = IANAZone.create(zone);
  return sameWall(
    opens,
    (at) => offsetMinutes(at, calendar),
    (at) => there.offset(at),
  );
}

function toCalendar(instant: number, calendar: CompiledCalendar, zone: string | null): number {
  if (zone === null || zone === calendar.zone) return instant;
  const there = IANAZone.create(zone);
  if (!there.isValid) return instant;
  return sameWall(
    instant,
    (at) => there.offset(at),
    (at) => offsetMinutes(at, calendar),
  );
}

type Offset = (at: number) => number;

/** The instant at which clocks of another zone show what these show now. Offsets in minutes. */
function sameWall(instant: number, from: Offset, to: Offset): number {
  const wall = instant + from(instant) * minuteMs;
  // The offset there is that of the instant sought; the second look is right but within an hour of a change of clocks.
  const near = wall - to(instant) * minuteMs;
  return wall - to(near) * minuteMs;
}
