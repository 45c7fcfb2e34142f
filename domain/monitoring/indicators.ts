/**
 * The quantitative indicators (MON-3), each under its name and beside its formula: the same word is counted in several ways in
 * the field, so whoever shows a figure shows how it was counted.
 */
import { sum } from '../statistics.js';
import type { ContactSum, ContactSums } from './contact-sums.js';

type Unit = 'share' | 'ms';

interface Rule {
  readonly unit: Unit;
  readonly above: readonly ContactSum[];
  readonly below: readonly ContactSum[];
}

const share = (above: ContactSum, below: ContactSum): Rule => ({
  unit: 'share',
  above: [above],
  below: [below],
});
const mean = (below: ContactSum, ...above: readonly ContactSum[]): Rule => ({
  unit: 'ms',
  above,
  below: [below],
});

const rules = {
  handled_in_ivr: share('selfService', 'welcomed'),
  sent_to_queues: share('queued', 'welcomed'),
  call_back_offers: share('callBacksOffered', 'queued'),
  answered_of_queued: share('answered', 'queued'),
  abandoned_of_queued: share('abandoned', 'queued'),
  ivr_answer_time: mean('welcomed', 'welcomeMs'),
  ivr_navigation_time: mean('welcomed', 'ivrMs'),
  average_speed_of_answer: mean('answered', 'answeredWaitMs'),
  average_talk_time: mean('answered', 'talkedMs'),
  average_hold_time: mean('answered', 'heldMs'),
  average_handle_time: mean('answered', 'talkedMs', 'heldMs', 'wrappedMs'),
  pick_up_time: mean('takenUp', 'takenUpMs'),
  mail_answer_time: mean('replied', 'replyMs'),
} as const satisfies Readonly<Record<string, Rule>>;

export type IndicatorName = keyof typeof rules;

/** All indicators, in the order in which they are told. */
export const indicatorNames = Object.keys(rules) as readonly IndicatorName[];

export interface Indicator {
  readonly name: IndicatorName;
  readonly unit: Unit;
  /** As `(talkedMs + heldMs) / answered`, in the names of the sums. */
  readonly formula: string;
  readonly above: number;
  readonly below: number;
  /** Null: nothing to divide by, so there are no cases. */
  readonly value: number | null;
}

/** One indicator of these contacts. */
export function indicatorOf(name: IndicatorName, sums: ContactSums): Indicator {
  const { unit, above, below }: Rule = rules[name];
  const total = (parts: readonly ContactSum[]) => sum(parts.map((part) => sums[part]));
  const [over, under] = [total(above), total(below)];
  return {
    ...{ name, unit, formula: `${written(above)} / ${written(below)}`, above: over, below: under },
    value: under === 0 ? null : over / under,
  };
}

function written(parts: readonly ContactSum[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' + ')})`;
}
