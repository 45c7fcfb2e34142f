/**
 * A calendar's years laid end to end, with running sums, so that any sum is one or two binary searches.
 * Built once for each calendar object and kept as long as that lives.
 */
import type { CalendarYear, CompiledCalendar } from './calendar.js';
import { instantText, timeError } from './time-error.js';

export interface Timeline {
  /** The horizon: instants from `start` up to and including `end` can be asked about. */
  readonly start: number;
  readonly end: number;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Open milliseconds from the horizon's start to each closing. */
  readonly sums: Float64Array;
  /** The start of each local day, and the midnight that closes the last. */
  readonly midnights: Float64Array;
  /** The last closing of each day that opens at all. */
  readonly dayCloses: Float64Array;
  /** The midnight that begins each of those days. */
  readonly dayStarts: Float64Array;
}

const timelines = new WeakMap<CompiledCalendar, Timeline>();

/** The timeline of a calendar. */
export function timelineOf(calendar: CompiledCalendar): Timeline {
  const known = timelines.get(calendar);
  if (known) return known;
  const made = buildTimeline(calendar.years);
  timelines.set(calendar, made);
  return made;
}

function buildTimeline(years: readonly CalendarYear[]): Timeline {
  const opens = Float64Array.from(years.flatMap((year) => year.opens));
  const closes = Float64Array.from(years.flatMap((year) => year.closes));
  const starts = years.flatMap((year) => year.days.map((day) => year.midnights[day]!));
  const sums = new Float64Array(opens.length);
  let sum = 0;
  for (let i = 0; i < opens.length; i += 1) sums[i] = sum += closes[i]! - opens[i]!;
  const lasts = starts.flatMap((start, i) => (start === starts[i + 1] ? [] : [i]));
  return {
    start: years[0]!.midnights[0]!,
    end: years.at(-1)!.end,
    opens,
    closes,
    sums,
    midnights: Float64Array.from([...years.flatMap((year) => year.midnights), years.at(-1)!.end]),
    dayCloses: Float64Array.from(lasts, (i) => closes[i]!),
    dayStarts: Float64Array.from(lasts, (i) => starts[i]!),
  };
}

/** How many entries of a sorted list are at or before a value. */
export function countUpTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many entries of a sorted list are before a value: the index of the first that is not. */
export function countBefore(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The error for a sum that leaves the years a calendar was compiled for; `what` says how. */
export function horizonError(calendar: CompiledCalendar, what: string): Error {
  const { start, end } = timelineOf(calendar);
  return timeError(
    'calendar_horizon',
    `Calendar "${calendar.name}" is known from ${instantText(start)} to ${instantText(end)}, but ${what}. ` +
      'Use an earlier or shorter term, open the calendar in those years, or publish it anew to move its horizon.',
  );
}

/** The timeline, once it is sure that the instant lies within it. Throws `calendar_horizon` where it does not. */
export function timelineAt(calendar: CompiledCalendar, instant: number): Timeline {
  const timeline = timelineOf(calendar);
  if (instant >= timeline.start && instant <= timeline.end) return timeline;
  throw horizonError(calendar, `the sum needs ${instantText(instant)}`);
}
