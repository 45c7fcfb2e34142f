/** What a shortfall costs, in hundredths of the contract's currency. */
import type { ContractDefinition, Level, Penalty } from '../../engine/reading/contract-definition.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { sum } from '../statistics.js';
import type { PenaltyProposed } from '../levels/figure.js';
import { exact, ratio, times, type Exact } from '../exact.js';
import { centsOf, moneyText } from '../money.js';

type Money = ContractDefinition['money'];

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

/** The most that penalties may cost, in hundredths; null: no cap. */
export function capOf({ cap, money }: Pick<ContractDefinition, 'cap' | 'money'>): number | null {
  return cap === null ? null : centsOf(priceOf(cap, money));
}

/** What all cost together, and what the cap takes off. */
export function totalOf(
  penalties: readonly (PenaltyProposed | null)[],
  contract: Pick<ContractDefinition, 'cap' | 'money'>,
): { readonly cents: number; readonly capped: number; readonly currency: string } {
  const all = sum(penalties.map((each) => each?.cents ?? 0));
  const cents = Math.min(all, capOf(contract) ?? all);
  return { cents, capped: all - cents, currency: contract.money.currency };
}

function priceOf(costs: Penalty['costs'], { sums }: Money): Exact {
  if ('amount' in costs) return exact(costs.amount);
  return times(exact(sums[costs.of] ?? 0), times(exact(costs.permille), exact(0.001)));
}

function howOf(parts: number, { forEach, costs }: Penalty, money: Money, cents: number): Worded {
  const price =
    'amount' in costs
      ? worded`${moneyText(centsOf(exact(costs.amount)), money.currency)}`
      : worded`${String(costs.permille)} ‰ of ${costs.of} (${moneyText(centsOf(exact(money.sums[costs.of] ?? 0)), money.currency)})`;
  const total = moneyText(cents, money.currency);
  return forEach === 'point'
    ? worded`points short, a part counting as one: ${parts} × ${price} = ${total}`
    : worded`days late: ${parts} × ${price} = ${total}`;
}
