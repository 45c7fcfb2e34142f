/**
 * Overflow (PEN-2): where the volume of a period is more than the contract bears above what was expected, thresholds fall by so
 * many points for every so much that came more, counted from what was expected; a part of a step as the contract rounds it.
 */
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import { DateTime } from 'luxon';
import type { Volume } from '../levels/figure.js';
import { monthsOf, type Period } from '../levels/period.js';
import { organisationZone } from '../zone.js';
import {
  approximately,
  ceil,
  compare,
  exact,
  floor,
  minus,
  nearest,
  over,
  plus,
  ratio,
  times,
  zero,
  type Exact,
} from '../exact.js';

type Expected = ContractDefinition['expected'][string];
type Overflow = NonNullable<ContractDefinition['overflow']>;

const roundings = { down: floor, up: ceil, nearest } as const;

/** The points by which levels are relaxed when `came` is so much above `expected`. */
export function reliefOf(
  { beyond, forEach, relaxBy, rounded }: Overflow,
  expected: Exact,
  came: number,
): number {
  if (compare(expected, zero) <= 0 || forEach === 0) return 0;
  const more = minus(over(ratio(came, 1), expected), exact(1));
  if (compare(more, exact(beyond)) <= 0) return 0;
  const steps = roundings[rounded](over(more, exact(forEach)));
  return approximately(times(ratio(steps, 1), exact(relaxBy)));
}

/** What was expected in a period; of one in which the contract holds for a part only, that part of it. */
function expectedIn(
  expected: Expected,
  period: Period,
  held: { readonly from: number; readonly until: number },
): Exact {
  const whole = monthsIn(period).reduce((sum, month) => plus(sum, ofMonth(expected, month)), zero);
  return times(whole, ratio(held.until - held.from, period.until - period.from));
}

/** The volume of a period, and the relief that it brings; null where the contract knows no overflow. */
export function volumeOf(
  { overflow, expected }: Pick<ContractDefinition, 'overflow' | 'expected'>,
  period: Period,
  held: { readonly from: number; readonly until: number },
  came: number,
): Volume | null {
  const agreed = overflow === null ? undefined : expected[overflow.of];
  if (overflow === null || agreed === undefined) return null;
  const sum = expectedIn(agreed, period, held);
  return { name: overflow.of, expected: approximately(sum), came, relief: reliefOf(overflow, sum, came) };
}

function ofMonth({ per, volume, byMonth }: Expected, month: number): Exact {
  const all = exact(volume);
  if (per === 'month') return all;
  if (per === 'quarter') return over(all, exact(3));
  const share = byMonth?.[month - 1];
  return share === undefined ? over(all, exact(12)) : times(all, exact(share));
}

/** The months of a period, January being 1. */
function monthsIn({ kind, from }: Period): readonly number[] {
  const { month } = DateTime.fromMillis(from, { zone: organisationZone });
  return Array.from({ length: monthsOf[kind] }, (_, n) => month + n);
}
