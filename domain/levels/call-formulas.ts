/**
 * The six formulas in use for "answered in time" (research, contact-centre §8.1). They differ in what becomes of a call that was
 * abandoned: it is met, missed or left out, at any time, early (within the time to answer) or short (at once).
 */
import type { CallFormula, Level } from '../../engine/reading/contract-definition.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { Call, CallOutcome } from '../calls/call.js';
import type { Verdict } from './tally.js';

type CountsAs = Extract<Level, { readonly kind: 'share_of_calls' }>['counts'];
type Asked = Pick<Call, 'outcome' | 'queuedAt' | 'waitedMs'>;

/** How a call stands to a formula. Calls that waited in no queue are outside. */
export function verdictBy(formula: CallFormula, counts: CountsAs, call: Asked): Verdict {
  if (call.queuedAt === null) return 'outside';
  const { outcome } = call;
  const counted = countedAs(outcome, counts);
  if (counted === 'left_out')
    return outcome === 'answered' || outcome === 'abandoned' ? 'outside' : reasonOf(outcome);
  const waited = call.waitedMs ?? 0;
  const { ms, inclusive } = formula.within;
  const early = inclusive ? waited <= ms : waited < ms;
  if (counted === 'answered') return early ? 'met' : 'missed';
  return ofAbandoned(formula, early, waited);
}

function ofAbandoned({ name, short }: CallFormula, early: boolean, waited: number): Verdict {
  const isShort = short !== null && waited <= short;
  switch (name) {
    case 'abandons_left_out':
      return 'abandoned';
    case 'abandons_missed':
      return 'missed';
    case 'early_abandons_met':
      return early ? 'met' : 'missed';
    case 'early_abandons_left_out':
      return early ? 'early_abandoned' : 'missed';
    case 'short_abandons_met':
      return isShort ? 'met' : 'missed';
    case 'short_abandons_left_out':
      return isShort ? 'short_abandoned' : 'missed';
  }
}

function countedAs(outcome: CallOutcome, counts: CountsAs): 'answered' | 'abandoned' | 'left_out' {
  switch (outcome) {
    case 'answered':
    case 'abandoned':
      return outcome;
    case 'call_back':
      return counts.callBack;
    case 'voicemail':
      return counts.voicemail;
    case 'flowed_out':
      return counts.flowedOut;
    case 'lost':
      return counts.lost;
    case 'open':
    case 'blocked':
    case 'self_service':
      return 'left_out';
  }
}

function reasonOf(outcome: Exclude<CallOutcome, 'answered' | 'abandoned'>): Verdict {
  return outcome === 'blocked' || outcome === 'self_service' ? 'outside' : outcome;
}

/** The formula written out, with what else counts as what. */
export function formulaText(formula: CallFormula, counts: CountsAs): Worded {
  const { callBack, voicemail, flowedOut, lost } = counts;
  return worded`${shareText(formula)}; call back taken: ${asText[callBack]}, voice message: ${asText[voicemail]}, left for elsewhere: ${asText[flowedOut]}, lost: ${asText[lost]}`;
}

const asText = {
  left_out: worded`left out`,
  answered: worded`as answered`,
  abandoned: worded`as abandoned`,
} as const;

function shareText({ name, within, short }: CallFormula): Worded {
  const time = within.inclusive
    ? worded`within ${seconds(within.ms)}`
    : worded`in less than ${seconds(within.ms)}`;
  const brief = worded`within ${seconds(short ?? 0)}`;
  switch (name) {
    case 'abandons_left_out':
      return worded`answered ${time} / answered`;
    case 'abandons_missed':
      return worded`answered ${time} / (answered + abandoned)`;
    case 'early_abandons_met':
      return worded`(answered ${time} + abandoned ${time}) / (answered + abandoned)`;
    case 'early_abandons_left_out':
      return worded`answered ${time} / (answered + abandoned − abandoned ${time})`;
    case 'short_abandons_met':
      return worded`(answered ${time} + abandoned ${brief}) / (answered + abandoned)`;
    case 'short_abandons_left_out':
      return worded`answered ${time} / (answered + abandoned − abandoned ${brief})`;
  }
}

/** A span as both languages read it. */
function seconds(ms: number): string {
  return `${String(ms / 1_000)} s`;
}
