/**
 * The three kinds of cases that levels count, each read once for all levels of its kind: `cases` gives them in portions that are gone
 * through once, `result` what they come to, once they were read to their end.
 */
import type { Level } from '../../engine/reading/contract-definition.js';
import { callSeen } from '../../domain/calls/call-in-conditions.js';
import type { Call } from '../../domain/calls/call.js';
import type { Case } from '../../domain/levels/case.js';
import { factsOfCall, factsOfLap, factsOfSpan } from '../../domain/levels/case-facts.js';
import { beginCalls, type CallLevel } from '../../domain/levels/call-level.js';
import { beginClocks, lapId, type LapFact } from '../../domain/levels/clock-level.js';
import { spansOf, tallyUptime, verdictOfSpan, type UptimeLevel } from '../../domain/levels/uptime-level.js';
import { emptyTally, type Tally, type Verdict } from '../../domain/levels/tally.js';
import { callPortions } from '../../store/calls-in-period.js';
import { lapPortions } from '../../store/laps-in-period.js';
import { probesIn } from '../../store/probes.js';
import type { Db } from '../../store/store.js';
import type { PeriodAsked } from './ask.js';

type ClockLevel = Exclude<Level, CallLevel | UptimeLevel>;
/** A million cases one by one through as many promises would cost as much as to count them. */
export type Portions = AsyncGenerator<Iterable<Case>, void, undefined>;

/** Calls, each with its verdict in every test of these levels. */
export function countingCalls({ held }: PeriodAsked, levels: readonly CallLevel[]) {
  const counting = new Map(levels.map((level) => [level, beginCalls(level)]));
  const lookers = [...counting.values()];
  async function* cases(db: Db): Portions {
    for await (const portion of callPortions(db, held.from, held.until)) yield casesOf(portion);
  }
  function* casesOf(portion: Iterable<Call>): Generator<Case, void, undefined> {
    for (const call of portion) {
      const seen = callSeen(call);
      const verdicts: Verdict[] = [];
      for (const { look } of lookers) look(call, seen, verdicts);
      if (verdicts.every(isOutside)) continue;
      const { id, offeredAt, instanceId: instance } = call;
      yield { kind: 'call', id, number: null, instance, at: offeredAt, facts: factsOfCall(call), verdicts };
    }
  }
  return { cases, result: (level: CallLevel) => counting.get(level)?.result() ?? [] };
}

function isOutside(verdict: Verdict): boolean {
  return verdict === 'outside';
}

/** Laps of terms that fall due in the period. */
export function countingClocks({ contract, held, asOf }: PeriodAsked, levels: readonly ClockLevel[]) {
  const { calendars, definition } = contract;
  const zone = calendars.get(definition.calendar) ?? null;
  const counting = new Map(levels.map((level) => [level, beginClocks(level.code, zone, asOf)]));
  const asked = { measures: levels.map(({ code }) => code), workflows: definition.workflows, ...held };
  async function* cases(db: Db): Portions {
    for await (const portion of lapPortions(db, asked)) yield portion.map(caseOf);
  }
  function caseOf(lap: LapFact): Case {
    const found = [...counting.values()].map(({ add }) => add(lap));
    const daysLate = Math.max(...found.map((each) => each.daysLate));
    const { number, instance, dueAt: at } = lap;
    const verdicts = found.map(({ verdict }) => verdict);
    const facts = factsOfLap(lap, daysLate);
    return { kind: 'clock', id: lapId(lap), number, instance, at, facts, verdicts };
  }
  return {
    cases,
    result: (level: ClockLevel) => counting.get(level)?.result() ?? { ...emptyTally(), daysLate: 0 },
  };
}

/** Spans in which a component was up, down, or nobody told. */
export function countingTimes({ contract, held, asOf }: PeriodAsked, levels: readonly UptimeLevel[]) {
  const columns = levels.flatMap((level) => level.tests.map((test, n) => ({ level, test, n })));
  const tallies = new Map<string, Tally>();
  // Of a period that runs, what is to come is no time of which nobody told.
  const until = Math.max(held.from, Math.min(held.until, asOf));
  async function* cases(db: Db): Portions {
    for (const [column, { level, test, n }] of columns.entries()) {
      const { component } = level;
      const probes = await probesIn(db, component, held.from, until);
      const spans = spansOf(level, test, probes, { from: held.from, until, calendars: contract.calendars });
      tallies.set(`${level.code} ${String(n)}`, tallyUptime(level, spans));
      yield spans.map((span): Case => {
        const verdicts = columns.map((_, at): Verdict =>
          at === column ? verdictOfSpan(level, span.state) : 'outside',
        );
        const id = `${level.code}/${String(n)}/${new Date(span.from).toISOString()}`;
        const facts = factsOfSpan(component, span);
        return { kind: 'outage', id, number: null, instance: null, at: span.from, facts, verdicts };
      });
    }
  }
  return {
    cases,
    result: (level: UptimeLevel, n: number) => tallies.get(`${level.code} ${String(n)}`) ?? emptyTally(),
  };
}
