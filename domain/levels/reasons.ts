/** Why a case does not count in a figure. */
import { asSaid, worded, type Worded } from '../../engine/wording/worded.js';

const texts = {
  open: worded`not ended yet`,
  call_back: worded`took the offer to be called back`,
  voicemail: worded`left a voice message`,
  flowed_out: worded`left the queue for elsewhere`,
  lost: worded`lost without a word of the switch`,
  abandoned: worded`abandoned`,
  early_abandoned: worded`abandoned within the time`,
  short_abandoned: worded`abandoned at once`,
  undecided: worded`the condition has no value for it`,
  unknown: worded`nobody told whether it was up`,
  cancelled: worded`cancelled`,
  running: worded`running still`,
} as const;

export type LeftOut = keyof typeof texts;

/** The reason in words. */
export function leftOutText(reason: string): Worded {
  return Object.hasOwn(texts, reason) ? texts[reason as LeftOut] : asSaid(reason);
}

/** All reasons. */
export const leftOutReasons = Object.keys(texts) as readonly LeftOut[];
