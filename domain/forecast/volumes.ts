/** How many contacts came, by local day and half hour of the clock: what a forecast is made of. */
export const slotsADay = 48;
export const daysAWeek = 7;

const dayMs = 86_400_000;

/** `counts` has a number for each half hour; where the clock is put back two fall into one, where it is put on some stay empty. */
export interface DayVolumes {
  /** Such as 2026-03-02. */
  readonly day: string;
  readonly counts: readonly number[];
}

/** Days since 1970 of a day's name. */
function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (((numberOf(day) + 3) % daysAWeek) + daysAWeek) % daysAWeek;
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date((numberOf(day) + days) * dayMs).toISOString().slice(0, 10);
}

/** Where a day begins in a week of half hours, which begins on Monday. */
export function firstCellOf(day: string): number {
  return weekdayOf(day) * slotsADay;
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
  return Array.from({ length: Math.max(0, numberOf(last) - numberOf(first) + 1) }, (_, n) => {
    const day = dayAfter(first, n);
    return byDay.get(day) ?? { day, counts: none };
  });
}
