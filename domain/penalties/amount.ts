/** What a shortfall costs, in hundredths of the contract's currency. */
import type { ContractDefinition, Level, Penalty } from '../../engine/reading/contract-definition.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { PenaltyProposed } from '../levels/figure.js';
import { exact, ratio, times, type Exact } from '../exact.js';
import { centsOf, moneyText } from '../money.js';

export type Money = ContractDefinition['money'];

/** The penalty for `parts` points or days late; null where there are none, or the contract says no price for them. */
export function penaltyOf(
  parts: number,
  level: Pick<Level, 'penalty' | 'kind'>,
  contract: Pick<ContractDefinition, 'penalty' | 'money'>,
): PenaltyProposed | null {
  const rule = level.penalty ?? contract.penalty;
  const counted = level.kind === 'each_clock' ? 'day_late' : 'point';
  if (parts === 0 || rule === null || rule.forEach !== counted) return null;
  const { costs } = rule;
  const cents = centsOf(times(priceOf(costs, contract.money), ratio(parts, 1)));
  return { cents, currency: contract.money.currency, how: howOf(parts, rule, contract.money, cents) };
}

/** What a penalty is charged, once caps have taken off what they do. */
export function chargedOf(penalty: PenaltyProposed | null): number {
  return penalty === null ? 0 : penalty.cents - (penalty.capped ?? 0);
}

/** A price: an amount, or thousandths of a sum. */
export function priceOf(costs: Penalty['costs'], { sums }: Money): Exact {
  if ('amount' in costs) return exact(costs.amount);
  return times(exact(sums[costs.of] ?? 0), times(exact(costs.permille), exact(0.001)));
}

/** A price as it is said: the amount, or how many thousandths of which sum. */
export function priceText(costs: Penalty['costs'], { sums, currency }: Money): Worded {
  return 'amount' in costs
    ? worded`${moneyText(centsOf(exact(costs.amount)), currency)}`
    : worded`${String(costs.permille)} ‰ of ${costs.of} (${moneyText(centsOf(exact(sums[costs.of] ?? 0)), currency)})`;
}

function howOf(parts: number, { forEach, costs }: Penalty, money: Money, cents: number): Worded {
  const price = priceText(costs, money);
  const total = moneyText(cents, money.currency);
  return forEach === 'point'
    ? worded`points short, a part counting as one: ${parts} × ${price} = ${total}`
    : worded`days late: ${parts} × ${price} = ${total}`;
}
