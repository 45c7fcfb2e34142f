/** Days of the organisation, which has one zone: the curve of a day begins at its midnight. */
import { DateTime } from 'luxon';
import { organisationZone } from './zone.js';

/** The midnight that `now` follows, in the organisation's zone; milliseconds both. */
export function startOfDay(now: number): number {
  return DateTime.fromMillis(now, { zone: organisationZone }).startOf('day').toMillis();
}
