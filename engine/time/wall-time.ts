/**
 * Wall times and the instants at which clocks show them. Wall times are written as if they were UTC: milliseconds since
 * 1970-01-01T00:00 on the wall.
 */
const minuteMs = 60_000;

/** The offset from UTC from an instant on (ms since 1970 UTC) until the next entry. */
export interface ZoneOffset {
  readonly from: number;
  readonly minutes: number;
}

/** The instants of a wall time, the earliest first: two where the clock was put back, none where it was put forward over it. */
export function instantsOfWall(wall: number, offsets: readonly ZoneOffset[]): readonly number[] {
  return offsets.flatMap(({ from, minutes }, i) => {
    const instant = wall - minutes * minuteMs;
    return (i === 0 || instant >= from) && instant < untilOf(offsets, i) ? [instant] : [];
  });
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
  const found = instantsOfWall(wall, offsets);
  // In a gap the wall time is past with the old offset and not yet come with the new one: at the change.
  const passed = offsets.findLastIndex(({ minutes }, i) => wall - minutes * minuteMs >= untilOf(offsets, i));
  return (which === 'first' ? found[0] : found.at(-1)) ?? (passed < 0 ? wall : untilOf(offsets, passed));
}

function untilOf(offsets: readonly ZoneOffset[], i: number): number {
  return offsets[i + 1]?.from ?? Infinity;
}
