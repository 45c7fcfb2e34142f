/**
 * A period counted: every case behind its figures, one after the other, and what they come to. All is read in the transaction of
 * `db`, so that figures and cases are of one state; what is held at a time is a page.
 */
import type { Level } from '../../engine/reading/contract-definition.js';
import type { Case } from '../../domain/levels/case.js';
import { callFormula } from '../../domain/levels/call-level.js';
import { clockFormula } from '../../domain/levels/clock-level.js';
import { eachFigure, measureOf, shareFigure } from '../../domain/levels/figures.js';
import type { Measure, Measures, Volume } from '../../domain/levels/figure.js';
import { periodKindOf } from '../../domain/levels/period.js';
import { uptimeFormula } from '../../domain/levels/uptime-level.js';
import { emptyTally } from '../../domain/levels/tally.js';
import { cappedMeasures, type Charged } from '../../domain/penalties/caps.js';
import type { Db } from '../../store/store.js';
import type { PeriodAsked } from './ask.js';
import { countingCalls, countingClocks, countingTimes, type Portions } from './counting.js';

/** Counts a period. Its cases must be read to their end, once, before `measures` is asked. */
export function beginPeriod(asked: PeriodAsked): {
  /** In portions, each of which is gone through before the next is asked for. */
  readonly portions: (db: Db) => Portions;
  /** The same, one by one. */
  readonly cases: (db: Db) => AsyncGenerator<Case, void, undefined>;
  readonly measures: (beyond: {
    readonly volume: Volume | null;
    readonly charged: readonly Charged[];
  }) => Measures;
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
  async function* portions(db: Db): Portions {
    if (calls.length > 0) yield* calling.cases(db);
    if (clocks.length > 0) yield* clocking.cases(db);
    yield* timing.cases(db);
  }
  return {
    portions,
    cases: (db) => oneByOne(portions(db)),
    measures: ({ volume, charged }) => {
      const { written } = asked.period;
      const measures = levels.map((level) => measureOfLevel(level, volume?.relief ?? 0));
      return {
        ...{ contract: definition.contract, period: written, title: definition.title },
        ...{ ...asked.held, volume, ...cappedMeasures(measures, written, definition, charged) },
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
    const formula = clockFormula(level, definition.calendar);
    if (level.kind === 'each_clock') return measureOf(level, [eachFigure(level, formula, tally, definition)]);
    const named = { n: 0, formula, threshold: level.threshold };
    return measureOf(level, [shareFigure(level, named, tally, priced)]);
  }
}

async function* oneByOne(portions: Portions): AsyncGenerator<Case, void, undefined> {
  for await (const portion of portions) yield* portion;
}
