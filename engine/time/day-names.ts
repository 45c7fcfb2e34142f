/** Days by their names (`2026-03-02`), one after the other whatever the zone. */
const dayMs = 86_400_000;

/** Days since 1970-01-01; NaN where the text names none. */
export function numberOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day so many days later. Throws a RangeError where the text names none. */
export function dayAfter(day: string, days: number): string {
  return new Date((numberOfDay(day) + days) * dayMs).toISOString().slice(0, 10);
}

/** So many days, the first and those that follow it. */
export function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: Math.max(0, count) }, (_, n) => dayAfter(first, n));
}

/** Monday is 1. */
export function weekdayOf(day: string): number {
  return ((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1;
}
