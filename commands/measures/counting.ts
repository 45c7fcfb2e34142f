/**
 * The three kinds of cases that levels count, each read once for all levels of its kind: `cases` gives them one after the other,
 * `result` what they come to, once they were read to their end.
 */
import type { Level } from '../../engine/reading/contract-definition.js';
import { callSeen } from '../../domain/calls/call-in-conditions.js';
import type { Case } from '../../domain/levels/case.js';
import { factsOfCall, factsOfLap, factsOfSpan } from '../../domain/levels/case-facts.js';
import { beginCalls, type CallLevel } from '../../domain/levels/call-level.js';
import { beginClocks, lapId } from '../../domain/levels/clock-level.js';
import { spansOf, tallyUptime, verdictOfSpan, type UptimeLevel } from '../../domain/levels/uptime-level.js';
import { emptyTally, type Tally, type Verdict } from '../../domain/levels/tally.js';
import { eachCall } from '../../store/calls-in-period.js';
import { eachLap } from '../../store/laps-in-period.js';
import { probesIn } from '../../store/probes.js';
import type { Db } from '../../store/store.js';
import type { PeriodAsked } from './ask.js';

type ClockLevel = Exclude<Level, CallLevel | UptimeLevel>;

/** Calls, each with its verdict in every test of these levels. */
export function countingCalls({ held }: PeriodAsked, levels: readonly CallLevel[]) {
  const counting = new Map(levels.map((level) => [level, beginCalls(level)]));
  const lookers = [...counting.values()];
  async function* cases(db: Db): AsyncGenerator<Case, void, undefined> {
    for await (const call of eachCall(db, held.from, held.until)) {
      const seen = callSeen(call);
      const verdicts: Verdict[] = [];
      for (const { look } of lookers) verdicts.push(...look(call, seen));
      if (verdicts.every((verdict) => verdict === 'outside')) continue;
      const { id, offeredAt, instanceId: instance } = call;
      yield { kind: 'call', id, number: null, instance, at: offeredAt, facts: factsOfCall(call), verdicts };
    }
  }
  return { cases, result: (level: CallLevel) => counting.get(level)?.result() ?? [] };
}

/** Laps of terms that fall due in the period. */
export function countingClocks({ contract, held, asOf }: PeriodAsked, levels: readonly ClockLevel[]) {
  const { calendars, definition } = contract;
  const zone = calendars.get(definition.calendar) ?? null;
  const counting = new Map(levels.map((level) => [level, beginClocks(level.code, zone, asOf)]));
  const asked = { measures: levels.map(({ code }) => code), workflows: definition.workflows, ...held };
  async function* cases(db: Db): AsyncGenerator<Case, void, undefined> {
    for await (const lap of eachLap(db, asked)) {
      const found = [...counting.values()].map(({ add }) => add(lap));
      const daysLate = Math.max(...found.map((each) => each.daysLate));
      const { number, instance, dueAt: at } = lap;
      const verdicts = found.map(({ verdict }) => verdict);
      yield {
        kind: 'clock',
        id: lapId(lap),
        number,
        instance,
        at,
        facts: factsOfLap(lap, daysLate),
        verdicts,
      };
    }
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
  async function* cases(db: Db): AsyncGenerator<Case, void, undefined> {
    for (const [column, { level, test, n }] of columns.entries()) {
      const { component } = level;
      const probes = await probesIn(db, component, held.from, until);
      const spans = spansOf(level, test, probes, { from: held.from, until, calendars: contract.calendars });
      tallies.set(`${level.code} ${String(n)}`, tallyUptime(level, spans));
      for (const span of spans) {
        const verdicts = columns.map((_, at): Verdict =>
          at === column ? verdictOfSpan(level, span.state) : 'outside',
        );
        const id = `${level.code}/${String(n)}/${new Date(span.from).toISOString()}`;
        const facts = factsOfSpan(component, span);
        yield { kind: 'outage', id, number: null, instance: null, at: span.from, facts, verdicts };
      }
    }
  }
  return {
    cases,
    result: (level: UptimeLevel, n: number) => tallies.get(`${level.code} ${String(n)}`) ?? emptyTally(),
  };
}
