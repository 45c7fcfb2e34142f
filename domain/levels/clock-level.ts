/** Levels of clocks: laps count in the period in which they fall due, as shares or each by itself with its days late. */
import { daysLate } from '../../engine/clocks/days-late.js';
import type { ClockState } from '../../engine/outcome.js';
import type { Level } from '../../engine/reading/contract-definition.js';
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import { worded } from '../../engine/wording/worded.js';
import type { Formula } from './figure.js';
import { count, emptyTally, type Tally, type Verdict } from './tally.js';

/** A lap that has fallen due, or may. Instants in milliseconds. */
export interface LapFact {
  readonly instance: string;
  readonly number: string;
  readonly clock: string;
  readonly lap: number;
  readonly measure: string;
  readonly state: ClockState;
  readonly startedAt: number | null;
  readonly dueAt: number;
  readonly stoppedAt: number | null;
  readonly breached: boolean;
}

/** What tells a lap from all others. */
export function lapId({ instance, clock, lap }: Pick<LapFact, 'instance' | 'clock' | 'lap'>): string {
  return `${instance}/${clock}/${String(lap)}`;
}

/** How a lap stands, seen at an instant: what expired is missed, also where its scope was cancelled afterwards. */
function verdictOfLap({ state, breached }: Pick<LapFact, 'state' | 'breached'>): Verdict {
  if (breached || state === 'breached') return 'missed';
  if (state === 'met') return 'met';
  return state === 'cancelled' ? 'cancelled' : 'running';
}

/** Sums of laps: those of a level, and how many days they were late together. */
export interface ClockTally extends Tally {
  daysLate: number;
}

/** Begins to count laps of one level, seen at `asOf`. Days are those of the calendar's zone. */
export function beginClocks(
  code: string,
  calendar: CompiledCalendar | null,
  asOf: number,
): {
  readonly add: (lap: LapFact) => { readonly verdict: Verdict; readonly daysLate: number };
  readonly result: () => ClockTally;
} {
  const tally: ClockTally = { ...emptyTally(), daysLate: 0 };
  return {
    add: (lap) => {
      if (lap.measure !== code) return { verdict: 'outside', daysLate: 0 };
      const verdict = verdictOfLap(lap);
      const late = verdict === 'missed' ? daysLate(lap.dueAt, lap.stoppedAt ?? asOf, calendar) : 0;
      count(tally, verdict);
      tally.daysLate += late;
      return { verdict, daysLate: late };
    },
    result: () => tally,
  };
}

/** The formula by which clocks are counted; `calendar`: the contract's, whose zone says which day it is. */
export function clockFormula({ code, kind }: Pick<Level, 'code' | 'kind'>, calendar: string): Formula {
  return kind === 'each_clock'
    ? {
        name: 'each_clock',
        text: worded`terms measured as ${code} that fall due in the month: days late, each by itself; all days that begin after that of the end count, closed ones too, in the zone of ${calendar}`,
      }
    : {
        name: 'share_of_clocks',
        text: worded`terms measured as ${code} that fall due in the period: kept / (kept + missed)`,
      };
}
