/** From sums to figures: what a test came to against its threshold, and what that costs. */
import type {
  ContractDefinition,
  Level,
  Threshold as Written,
} from '../../engine/reading/contract-definition.js';
import { penaltyOf } from '../penalties/amount.js';
import { approximately, ratio } from '../exact.js';
import { relaxed, shortfall } from '../penalties/shortfall.js';
import type { Figure, Formula, Measure, Threshold } from './figure.js';
import type { ClockTally } from './clock-level.js';
import type { Tally } from './tally.js';

type Priced = Pick<ContractDefinition, 'penalty' | 'money'>;

/** The figure of a test that is held to a share. `relief`: points by which overflow relaxes the level, if it says so. */
export function shareFigure(
  level: Exclude<Level, { readonly kind: 'each_clock' }>,
  test: { readonly n: number; readonly formula: Formula; readonly threshold: Written },
  tally: Tally,
  { contract, relief }: { readonly contract: Priced; readonly relief: number },
): Figure {
  const eased = level.kind !== 'uptime' && level.overflow ? relief : 0;
  const { short, parts } = shortfall(tally, test.threshold, eased);
  return {
    ...{ level: level.code, test: test.n, formula: test.formula },
    unit: level.kind === 'share_of_clocks' ? 'clocks' : level.kind === 'uptime' ? 'ms' : 'calls',
    ...{ met: tally.met, of: tally.of, share: shareOf(tally) },
    threshold: shown(relaxed(test.threshold, eased)),
    written: shown(test.threshold),
    ...{ relief: eased, counted: 'point', short, parts },
    penalty: penaltyOf(parts, level, contract),
    left_out: sorted(tally),
  };
}

/** The figure of a level whose clocks each count by themselves. */
export function eachFigure(
  level: Extract<Level, { readonly kind: 'each_clock' }>,
  formula: Formula,
  tally: ClockTally,
  contract: Priced,
): Figure {
  return {
    ...{ level: level.code, test: 0, formula, unit: 'clocks' },
    ...{ met: tally.met, of: tally.of, share: shareOf(tally) },
    ...{ threshold: null, written: null, relief: 0, counted: 'day_late' },
    ...{ short: tally.daysLate, parts: tally.daysLate },
    penalty: penaltyOf(tally.daysLate, level, contract),
    left_out: sorted(tally),
  };
}

/** A level with its figures. */
export function measureOf({ code, title, kind, suppliedBy }: Level, figures: readonly Figure[]): Measure {
  return { level: code, title, kind, supplied_by: suppliedBy, figures };
}

function shareOf({ met, of }: Tally): number | null {
  return of === 0 ? null : approximately(ratio(met, of));
}

function shown(threshold: Written): Threshold {
  return 'atLeast' in threshold ? { at_least: threshold.atLeast } : { at_most: threshold.atMost };
}

/** By reason, in an order that does not hang on which case came first. */
function sorted({ leftOut }: Tally): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(leftOut).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
