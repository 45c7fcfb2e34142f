/** When a lap is due, for those who only show it. */
import { lapDue } from '../clocks/lap-end.js';
import { lapElapsed } from '../clocks/lap-facts.js';
import type { Program } from '../definition.js';
import type { Lap } from '../state.js';
import { calendarNamed } from './calendars.js';
import { failureOf } from './failure.js';

/**
 * The end of a lap (milliseconds since 1970 UTC); null while it is paused, and where it lies beyond the calendar's
 * years: then it can't act, and an incident tells of it.
 */
export function shownDue(program: Program, lap: Lap): number | null {
  try {
    return lapDue(lap, calendarNamed(program, lap.calendar));
  } catch (error) {
    failureOf(error);
    return null;
  }
}

/** The time that a lap has taken by an instant (milliseconds, in the clock's own measure); 0 where it lies beyond the calendar's years. */
export function shownElapsed(program: Program, lap: Lap, now: number): number {
  try {
    return lapElapsed(lap, calendarNamed(program, lap.calendar), now);
  } catch (error) {
    failureOf(error);
    return 0;
  }
}
