/**
 * A period counted: every case behind its figures, one after the other, and what they come to. All is read in the transaction of
 * `db`, so that figures and cases are of one state; what is held at a time is a page.
 */
import type { Level } from '../../engine/reading/contract-definition.js';
import { callSeen } from '../../domain/calls/call-in-conditions.js';
import type { Case } from '../../domain/levels/case.js';
import { factsOfCall, factsOfLap, factsOfSpan } from '../../domain/levels/case-facts.js';
import { beginCalls, callFormula, type CallLevel } from '../../domain/levels/call-level.js';
import { beginClocks, clockFormula, lapId } from '../../domain/levels/clock-level.js';
import { eachFigure, measureOf, shareFigure } from '../../domain/levels/figures.js';
import type { Measure, Measures, Volume } from '../../domain/levels/figure.js';
import { periodKindOf, type Period } from '../../domain/levels/period.js';
import {
  spansOf,
  tallyUptime,
  uptimeFormula,
  verdictOfSpan,
  type UptimeLevel,
} from '../../domain/levels/uptime-level.js';
import { emptyTally, type Tally, type Verdict } from '../../domain/levels/tally.js';
import { totalOf } from '../../domain/penalties/amount.js';
import { volumeOf } from '../../domain/penalties/overflow.js';
import { eachCall } from '../../store/calls-in-period.js';
import { eachLap } from '../../store/laps-in-period.js';
import { probesIn } from '../../store/probes.js';
import type { Db } from '../../store/store.js';
import { countCalls, countContacts } from '../../store/volumes.js';
import type { ContractInForce } from './contract-in-force.js';

/** What is counted. `held`: the part of the period in which the contract holds; `asOf`: when what runs is seen. */
export interface PeriodAsked {
  readonly contract: ContractInForce;
  readonly period: Period;
  readonly held: { readonly from: number; readonly until: number };
  readonly asOf: number;
  /** Only this level; without it all that the period counts. */
  readonly level?: string;
}

type ClockLevel = Exclude<Level, CallLevel | UptimeLevel>;

/** Counts a period. `cases` must be read to its end before `measures` is asked. */
export function beginPeriod(asked: PeriodAsked): {
  readonly cases: (db: Db) => AsyncGenerator<Case, void, undefined>;
  readonly measures: (volume: Volume | null) => Measures;
} {
  const { definition } = asked.contract;
  const levels = definition.levels.filter(
    (level) =>
      periodKindOf(level) === asked.period.kind && (asked.level === undefined || level.code === asked.level),
  );
  const calls = levels.filter((each) => each.kind === 'share_of_calls');
  const clocks = levels.filter((each) => each.kind === 'share_of_clocks' || each.kind === 'each_clock');
  const times = levels.filter((each) => each.kind === 'uptime');
  const calling = countingCalls(asked, calls);
  const clocking = countingClocks(asked, clocks);
  const timing = countingTimes(asked, times);
  return {
    cases: async function* (db) {
      if (calls.length > 0) yield* calling.cases(db);
      if (clocks.length > 0) yield* clocking.cases(db);
      yield* timing.cases(db);
    },
    measures: (volume) => {
      const measures = levels.map((level) => measureOfLevel(level, volume?.relief ?? 0));
      const penalties = measures.flatMap(({ figures }) => figures.map(({ penalty }) => penalty));
      return {
        ...{ contract: definition.contract, period: asked.period.written, title: definition.title },
        ...{ ...asked.held, volume, measures, total: totalOf(penalties, definition) },
      };
    },
  };

  function measureOfLevel(level: Level, relief: number): Measure {
    const priced = { contract: definition, relief };
    if (level.kind === 'share_of_calls') {
      const tallies = calling.result(level);
      const figures = level.tests.map((test, n) => {
        const named = { n, formula: callFormula(level, test), threshold: test.threshold };
        return shareFigure(level, named, tallies[n] ?? emptyTally(), priced);
      });
      return measureOf(level, figures);
    }
    if (level.kind === 'uptime') {
      const figures = level.tests.map((test, n) => {
        const named = { n, formula: uptimeFormula(level, test), threshold: test.threshold };
        return shareFigure(level, named, timing.result(level, n), priced);
      });
      return measureOf(level, figures);
    }
    const tally = clocking.result(level);
    const formula = clockFormula(level);
    if (level.kind === 'each_clock') return measureOf(level, [eachFigure(level, formula, tally, definition)]);
    const named = { n: 0, formula, threshold: level.threshold };
    return measureOf(level, [shareFigure(level, named, tally, priced)]);
  }
}

/** The volume of the period, and the relief that it brings. */
export async function volumeIn(db: Db, { contract, period, held }: PeriodAsked): Promise<Volume | null> {
  const { overflow, expected } = contract.definition;
  const counted = overflow === null ? undefined : expected[overflow.of]?.counted;
  if (counted === undefined) return null;
  const { from, until } = held;
  const calls = counted.includes('calls') ? await countCalls(db, from, until) : 0;
  const contacts = counted.includes('contacts') ? await countContacts(db, from, until) : 0;
  return volumeOf(contract.definition, period, held, calls + contacts);
}

function countingCalls({ held }: PeriodAsked, levels: readonly CallLevel[]) {
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

function countingClocks({ contract, held, asOf }: PeriodAsked, levels: readonly ClockLevel[]) {
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

function countingTimes({ contract, held, asOf }: PeriodAsked, levels: readonly UptimeLevel[]) {
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
