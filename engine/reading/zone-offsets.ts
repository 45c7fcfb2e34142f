/** A zone's offsets from UTC over some years, from the machine's zone data. Outside the workflow only. */
import { IANAZone } from 'luxon';
import type { ZoneOffset } from '../time/wall-time.js';

const weekMs = 604_800_000;

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
