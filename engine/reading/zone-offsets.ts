/**
 * A zone's offsets from UTC over some years, from the machine's zone data, and wall times in it. Outside the workflow only.
 * Wall times are written as if they were UTC: milliseconds since 1970-01-01T00:00 on the wall.
 */
import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const weekMs = 604_800_000;

/** The offset from an instant on (ms since 1970 UTC) until the next entry. */
export interface ZoneOffset {
  readonly from: number;
  readonly minutes: number;
}

/**
 * The offsets of a zone between two instants, the first from `start` on. Looks once a week: no zone that people live by
 * changes twice within one (Ramadan, the shortest of reasons, lasts a month). Throws for a zone that is not known.
 */
export function zoneOffsets(zoneName: string, start: number, end: number): readonly ZoneOffset[] {
  const zone = IANAZone.create(zoneName);
  if (!zone.isValid)
    throw new Error(`Zone "${zoneName}" is not known. Use a name of the IANA list, e.g. "Europe/Rome".`);
  const offsets: ZoneOffset[] = [{ from: start, minutes: zone.offset(start) }];
  let minutes = offsets[0]!.minutes;
  for (let at = start; at < end; at += weekMs) {
    const next = zone.offset(at + weekMs);
    if (next === minutes) continue;
    offsets.push({ from: changeBetween(zone, at, at + weekMs, minutes), minutes: next });
    minutes = next;
  }
  return offsets;
}

/** The first second at which the offset is no longer `before`; it is at `from`, it isn't at `to`. */
function changeBetween(zone: IANAZone, from: number, to: number, before: number): number {
  let low = from;
  let high = to;
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (zone.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The instant of a wall time: the first or the second of two where the clock was put back, the instant of the change
 * where it was put forward over it.
 */
export function instantOfWall(
  wall: number,
  offsets: readonly ZoneOffset[],
  which: 'first' | 'second',
): number {
  const found: number[] = [];
  let gap = wall;
  offsets.forEach(({ from, minutes }, i) => {
    const instant = wall - minutes * minuteMs;
    const until = offsets[i + 1]?.from ?? Infinity;
    if ((i === 0 || instant >= from) && instant < until) found.push(instant);
    // In a gap the wall time is past with the old offset and not yet come with the new one: at the change.
    if (instant >= until) gap = until;
  });
  return (which === 'first' ? found[0] : found.at(-1)) ?? gap;
}
