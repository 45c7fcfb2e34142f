/** How many contacts came, by local day and half hour of the clock: what a forecast is made of. */
import { daysFrom, numberOfDay, weekdayOf } from '../../engine/time/day-names.js';

export const slotsADay = 48;
export const daysAWeek = 7;

/** `counts` has a number for each half hour; where the clock is put back two fall into one, where it is put on some stay empty. */
export interface DayVolumes {
  /** Such as 2026-03-02. */
  readonly day: string;
  readonly counts: readonly number[];
}

/** Where a day begins in a week of half hours, which begins on Monday. */
export function firstCellOf(day: string): number {
  return (weekdayOf(day) - 1) * slotsADay;
}

/** All days from the first to the last, those on which nothing came too. */
export function everyDay(found: readonly DayVolumes[], last: string): readonly DayVolumes[] {
  const first = found.reduce<string | null>(
    (least, { day }) => (least === null || day < least ? day : least),
    null,
  );
  if (first === null) return [];
  const byDay = new Map(found.map((one) => [one.day, one]));
  const none: readonly number[] = Array.from({ length: slotsADay }, () => 0);
  return daysFrom(first, numberOfDay(last) - numberOfDay(first) + 1).map(
    (day) => byDay.get(day) ?? { day, counts: none },
  );
}
