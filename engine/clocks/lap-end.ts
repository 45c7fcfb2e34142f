/** The end of a lap: the first instant that is too late. Instants in milliseconds since 1970 UTC. */
import type { Lap } from '../state.js';
import { daysOf } from '../time/add-term.js';
import type { CompiledCalendar } from '../time/calendar.js';
import { lapTerm, type LapTerm, measureOf } from './lap-term.js';
import { addRunning, addRunningDays, type Pauses } from './running-time.js';

/**
 * When a lap is due; null while it is paused (one that expired before the pause keeps its end).
 * Throws `calendar_horizon`, or `calendar_missing` for working time without a calendar.
 */
export function lapDue(lap: Lap, calendar: CompiledCalendar | null): number | null {
  const end = endWith(lap, lapTerm(lap), lap.pauses, calendar);
  return end === Infinity ? null : end;
}

/** When a lap would be due if its open pause had not begun; the same as `lapDue` for one without. */
export function dueWithoutOpenPause(lap: Lap, calendar: CompiledCalendar | null): number {
  return endWith(lap, lapTerm(lap), closedPauses(lap), calendar);
}

/** The pauses that are over. */
export function closedPauses(lap: Lap): Pauses {
  return lap.pauses.filter(({ to }) => to !== null);
}

function endWith(lap: Lap, term: LapTerm, pauses: Pauses, calendar: CompiledCalendar | null): number {
  switch (term.unit) {
    case 'instant': {
      // An instant is not moved by a pause; it only isn't due within one.
      const last = pauses.at(-1);
      return last?.to === null && last.from < term.at ? Infinity : term.at;
    }
    case 'elapsed':
    case 'working':
      return addRunning(lap.startedAt, term.ms, pauses, measureOf(term, calendar));
    case 'working_days':
    case 'calendar_days': {
      if (term.days === 0) return addRunning(lap.startedAt, 0, pauses, measureOf(term, calendar));
      const days = daysOf(term, calendar);
      return addRunningDays(lap.startedAt, days.afterStart(lap.startedAt) + term.days - 1, pauses, days);
    }
  }
}
