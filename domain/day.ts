/** Days of the organisation, which has one zone: the curve of a day begins at its midnight. */
import { DateTime } from 'luxon';
import { organisationZone } from './zone.js';

/** The midnight that `now` follows, in the organisation's zone; milliseconds both. */
export function startOfDay(now: number): number {
  return DateTime.fromMillis(now, { zone: organisationZone }).startOf('day').toMillis();
}

/** The day of an instant (milliseconds) in the organisation's zone, such as 2026-11-27. */
export function dayOf(now: number): string {
  return DateTime.fromMillis(now, { zone: organisationZone }).toFormat('yyyy-MM-dd');
}

/** The midnight at which a day such as 2026-03-02 begins, `later` days after it; milliseconds. */
export function midnightOf(day: string, later = 0): number {
  return DateTime.fromISO(day, { zone: organisationZone }).startOf('day').plus({ days: later }).toMillis();
}
