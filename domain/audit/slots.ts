/** When detections are made: weekdays by hour bands, on the days of the campaign, in the organisation's zone (A 3). */
import { DateTime } from 'luxon';
import { daysFrom, numberOfDay, weekdayOf } from '../../engine/time/day-names.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { organisationZone } from '../zone.js';

/** An hour band of some weekdays (1 is Monday), such as 08:00 to 12:00; `until` is not in it. */
export interface HourBand {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string;
}

/** The days of a campaign: from, until (both in it), and those between on which nobody calls. */
export interface AuditDays {
  readonly from: string;
  readonly until: string;
  readonly closed: readonly string[];
}

/** A weekday's hour band. `dates`: on how many days of the campaign there is one; `minutes`: how long it is. */
export interface Slot {
  readonly weekday: number;
  readonly band: string;
  readonly dates: number;
  readonly minutes: number;
}

const mostDays = 366;

/** The days on which detections are made, in order; at most a year's. */
function openDays({ from, until, closed }: AuditDays): readonly string[] {
  const count = numberOfDay(until) - numberOfDay(from) + 1;
  return daysFrom(from, Math.min(count, mostDays)).filter((day) => !closed.includes(day));
}

/** The slots of a campaign, in the week's order; those of weekdays that it has no day of are left out. */
export function slotsOf(days: AuditDays, bands: readonly HourBand[]): Slot[] {
  const weekdays = openDays(days).map(weekdayOf);
  return bands
    .flatMap(({ weekdays: of, from, until }) =>
      [...new Set(of)].map((weekday) => ({
        ...{ weekday, band: bandName(from, until), minutes: minutesOf(until) - minutesOf(from) },
        dates: weekdays.filter((each) => each === weekday).length,
      })),
    )
    .filter(({ dates }) => dates > 0)
    .toSorted((a, b) => a.weekday - b.weekday || (a.band < b.band ? -1 : 1));
}

/** The day, weekday and hour band of an instant; `band` null outside all of them, or on a day that is not the campaign's. */
export function slotAt(
  now: number,
  days: AuditDays,
  bands: readonly HourBand[],
): { readonly day: string; readonly weekday: number; readonly band: string | null } {
  const at = DateTime.fromMillis(now, { zone: organisationZone });
  const day = at.toFormat('yyyy-MM-dd');
  const minute = at.hour * 60 + at.minute;
  const open = day >= days.from && day <= days.until && !days.closed.includes(day);
  const band = bands.find(
    ({ weekdays, from, until }) =>
      weekdays.includes(at.weekday) && minutesOf(from) <= minute && minute < minutesOf(until),
  );
  const name = open && band !== undefined ? bandName(band.from, band.until) : null;
  return { day, weekday: at.weekday, band: name };
}

/** What is wrong with the days and bands; empty if nothing is. */
export function slotFaults(days: AuditDays, bands: readonly HourBand[]): Worded[] {
  const faults: Worded[] = [];
  if (openDays(days).length === 0)
    faults.push(worded`There is no day to make detections on from ${days.from} to ${days.until}.`);
  for (const { from, until } of bands)
    if (minutesOf(until) <= minutesOf(from))
      faults.push(worded`The hour band from ${from} to ${until} ends before it begins.`);
  for (const [at, band] of bands.entries())
    for (const other of bands.slice(at + 1))
      if (band.weekdays.some((each) => other.weekdays.includes(each)) && overlap(band, other))
        faults.push(
          worded`The hour bands ${bandName(band.from, band.until)} and ${bandName(other.from, other.until)} overlap on a weekday that they share.`,
        );
  return faults;
}

function overlap(a: HourBand, b: HourBand): boolean {
  return minutesOf(a.from) < minutesOf(b.until) && minutesOf(b.from) < minutesOf(a.until);
}

function bandName(from: string, until: string): string {
  return `${from}–${until}`;
}

/** Minutes since midnight of 08:30; 24:00 is the end of the day. */
function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
