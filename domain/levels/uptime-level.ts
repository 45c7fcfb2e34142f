/** Levels of uptime: how long a component was up of the time of which that is known, in service time or outside of it. */
import type { Level } from '../../engine/reading/contract-definition.js';
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import { worded } from '../../engine/wording/worded.js';
import { uptime, uptimeDuring, type Probe, type UptimeSpan } from '../calls/uptime.js';
import type { Formula } from './figure.js';
import { count, emptyTally, type Tally } from './tally.js';

export type UptimeLevel = Extract<Level, { readonly kind: 'uptime' }>;
type UptimeTest = UptimeLevel['tests'][number];

/** The spans of a component that a test looks at, in order. Throws where the calendar is not among those given. */
export function spansOf(
  level: UptimeLevel,
  test: UptimeTest,
  probes: readonly Pick<Probe, 'at' | 'up'>[],
  { from, until, calendars }: UptimeContext,
): readonly UptimeSpan[] {
  const all = uptime(probes, { from, until, holdsMs: level.unknownAfter });
  if (test.calendar === null) return all;
  const calendar = calendars.get(test.calendar);
  if (calendar === undefined)
    throw new Error(
      `The level ${level.code} counts by the calendar "${test.calendar}", which is not published.`,
    );
  return uptimeDuring(all, calendar, test.inside ? 'in' : 'out');
}

interface UptimeContext {
  readonly from: number;
  readonly until: number;
  readonly calendars: ReadonlyMap<string, CompiledCalendar>;
}

/** The time of each test, in milliseconds. */
export function tallyUptime(level: UptimeLevel, spans: readonly UptimeSpan[]): Tally {
  const tally = emptyTally();
  for (const { from, until, state } of spans) count(tally, verdictOfSpan(level, state), until - from);
  return tally;
}

/** How a span of time stands. */
export function verdictOfSpan({ unknown }: Pick<UptimeLevel, 'unknown'>, state: UptimeSpan['state']) {
  if (state === 'up') return 'met';
  return state === 'unknown' && unknown === 'left_out' ? 'unknown' : 'missed';
}

/** The formula by which a test of uptime is counted. */
export function uptimeFormula(
  { component, unknownAfter, unknown }: UptimeLevel,
  { calendar, inside }: UptimeTest,
): Formula {
  const when =
    calendar === null
      ? worded`at any time`
      : inside
        ? worded`while ${calendar} is open`
        : worded`while ${calendar} is closed`;
  const last = worded`a word of it holds ${String(unknownAfter / 60_000)} min`;
  const text =
    unknown === 'left_out'
      ? worded`${component} ${when}: time up / (time up + time down); ${last}, what is unknown is left out`
      : worded`${component} ${when}: time up / all time; ${last}, what is unknown counts as down`;
  return { name: 'uptime', text };
}
