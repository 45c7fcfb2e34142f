/**
 * Caps: the most that penalties cost together, in a period, in a calendar year or over the whole contract. What other closed
 * periods were charged is used up, whichever of them was closed first; a period is charged what is left. Within a period,
 * levels are charged in the order of the contract.
 */
import { capSpans, type Cap, type ContractDefinition } from '../../engine/reading/contract-definition.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { CapTaken, Figure, Measure, PeriodTotal } from '../levels/figure.js';
import { centsOf, moneyText } from '../money.js';
import { sum } from '../statistics.js';
import { priceOf, priceText, type Money } from './amount.js';

/** What a closed period was charged, as its newest edition says, in hundredths. */
export interface Charged {
  readonly period: string;
  readonly cents: number;
}

type Capped = Pick<ContractDefinition, 'cap' | 'money'>;

/** The measures of a period with what caps take off, and what all cost together. `charged`: by the other closed periods. */
export function cappedMeasures(
  measures: readonly Measure[],
  period: string,
  contract: Capped,
  charged: readonly Charged[],
): { readonly measures: readonly Measure[]; readonly total: PeriodTotal } {
  const asked = sum(measures.flatMap(({ figures }) => figures.map(({ penalty }) => penalty?.cents ?? 0)));
  const caps = takenOff(asked, period, contract, charged);
  const capped = sum(caps.map(({ cents }) => cents));
  const total = { cents: asked - capped, capped, currency: contract.money.currency };
  if (caps.length === 0) return { measures, total };
  return { measures: inOrder(measures, total.cents), total: { ...total, caps } };
}

function takenOff(asked: number, period: string, { cap, money }: Capped, charged: readonly Charged[]) {
  const found: CapTaken[] = [];
  let left = asked;
  for (const each of capSpans.flatMap((per) => cap.filter((one) => one.per === per))) {
    const before = sum(
      charged.filter((other) => shares(each, period, other.period)).map(({ cents }) => cents),
    );
    const most = centsOf(priceOf(each.costs, money));
    const room = Math.max(0, most - before);
    if (left <= room) continue;
    const sums = { most, before, room, left };
    found.push({ per: each.per, cents: left - room, how: howOf(each, yearOf(period), money, sums) });
    left = room;
  }
  return found;
}

/** Whether another period uses up the same cap. */
function shares({ per }: Cap, period: string, other: string): boolean {
  if (per === 'period') return false;
  return per === 'contract' || yearOf(other) === yearOf(period);
}

/** A period lies within one calendar year, with which its name begins. */
function yearOf(period: string): string {
  return period.slice(0, 4);
}

interface Sums {
  readonly most: number;
  readonly before: number;
  readonly room: number;
  /** What was asked, after caps over less. */
  readonly left: number;
}

function howOf({ per, costs }: Cap, year: string, money: Money, { most, before, room, left }: Sums): Worded {
  const said = (cents: number) => moneyText(cents, money.currency);
  const held = 'amount' in costs ? worded`${said(most)}` : worded`${priceText(costs, money)} = ${said(most)}`;
  const over = worded`${said(left)} asked − ${said(room)} = ${said(left - room)} taken off`;
  if (per === 'period') return worded`the penalties of a period cost at most ${held}: ${over}`;
  return per === 'year'
    ? worded`the penalties of ${year} cost at most ${held}; its other closed periods were charged ${said(before)}: ${over}`
    : worded`the penalties of the contract cost at most ${held}; its other closed periods were charged ${said(before)}: ${over}`;
}

/** Each penalty is charged what is left by those before it. */
function inOrder(measures: readonly Measure[], cents: number): readonly Measure[] {
  let left = cents;
  const charged = (figure: Figure): Figure => {
    const { penalty } = figure;
    if (penalty === null) return figure;
    const capped = Math.max(0, penalty.cents - left);
    left -= penalty.cents - capped;
    return capped === 0 ? figure : { ...figure, penalty: { ...penalty, capped } };
  };
  return measures.map((measure) => ({ ...measure, figures: measure.figures.map(charged) }));
}
