/**
 * Days, seen as the row of instants that close them: each open day's last closing time, or each day's midnight.
 * A term in days is a step along that row; a pause moves its end by as many places as closings fell inside it.
 */
import type { CompiledCalendar } from './calendar.js';
import { instantText } from './time-error.js';
import { countBefore, countUpTo, horizonError, timelineAt, timelineOf } from './timeline.js';

/**
 * The row of closings. Places in it are whole numbers that mean something to their own row only.
 * An end belongs to the day that it closes: that of the instant before it.
 */
export interface DayClosings {
  /** The place of the first closing of a later day than a start's, which does not count. */
  afterStart(start: number): number;
  /** The place of the first closing of a later day than an end's. */
  afterEnd(end: number): number;
  /** The place of the last closing of an earlier day than an end's. */
  beforeEnd(end: number): number;
  /** How many closings lie up to and including an instant. */
  upTo(instant: number): number;
  /** The closing at a place. */
  at(place: number): number;
}

const dayMs = 86_400_000;

const utcDays: DayClosings = {
  afterStart: (start) => Math.floor(start / dayMs) + 1,
  afterEnd: (end) => Math.ceil(end / dayMs),
  beforeEnd: (end) => Math.ceil(end / dayMs) - 2,
  upTo: (instant) => Math.floor(instant / dayMs),
  at: (place) => (place + 1) * dayMs,
};

const workingRows = new WeakMap<CompiledCalendar, DayClosings>();
const midnightRows = new WeakMap<CompiledCalendar, DayClosings>();

/** The closing times of the days on which a calendar opens. Its functions throw `calendar_horizon`. */
export function workingDays(calendar: CompiledCalendar): DayClosings {
  return kept(workingRows, calendar, makeWorkingRow);
}

/** The midnights that close each day in the calendar's zone, UTC's without a calendar. Its functions throw `calendar_horizon`. */
export function calendarDays(calendar: CompiledCalendar | null): DayClosings {
  return calendar ? kept(midnightRows, calendar, makeMidnightRow) : utcDays;
}

function makeWorkingRow(calendar: CompiledCalendar): DayClosings {
  const { dayCloses, dayStarts, midnights } = timelineOf(calendar);
  const within = (instant: number): number => (timelineAt(calendar, instant), instant);
  return {
    afterStart: (start) => countUpTo(dayStarts, within(start)),
    afterEnd: (end) => countBefore(dayStarts, within(end)),
    beforeEnd: (end) => countBefore(dayStarts, midnights[countBefore(midnights, within(end)) - 1]!) - 1,
    upTo: (instant) => countUpTo(dayCloses, within(instant)),
    at: (place) => closingAt(calendar, dayCloses, place),
  };
}

function makeMidnightRow(calendar: CompiledCalendar): DayClosings {
  const { midnights } = timelineOf(calendar);
  const within = (instant: number): number => (timelineAt(calendar, instant), instant);
  return {
    afterStart: (start) => countUpTo(midnights, within(start)),
    afterEnd: (end) => countBefore(midnights, within(end)),
    beforeEnd: (end) => countBefore(midnights, within(end)) - 2,
    upTo: (instant) => countUpTo(midnights, within(instant)) - 1,
    at: (place) => closingAt(calendar, midnights, place + 1),
  };
}

function kept(
  rows: WeakMap<CompiledCalendar, DayClosings>,
  calendar: CompiledCalendar,
  make: (calendar: CompiledCalendar) => DayClosings,
): DayClosings {
  const known = rows.get(calendar);
  if (known) return known;
  const made = make(calendar);
  rows.set(calendar, made);
  return made;
}

function closingAt(calendar: CompiledCalendar, closings: Float64Array, index: number): number {
  const closing = closings[index];
  if (closing !== undefined) return closing;
  const edge = index < 0 ? closings[0] : closings.at(-1);
  throw horizonError(
    calendar,
    edge === undefined ? 'it never opens' : `the sum needs a day beyond ${instantText(edge)}`,
  );
}
