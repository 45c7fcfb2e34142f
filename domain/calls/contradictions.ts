/** Events of a call that contradict each other, and how that is told; which of them wins stands in `call.ts`. */
import { worded, type Worded } from '../../engine/wording/worded.js';

const sentences = {
  offered_late: worded`Something is told of it before it was offered: it counts from its earliest event.`,
  queued_before_welcomed: worded`It waited in a queue before it was welcomed: whoever waits has been welcomed.`,
  queued_while_served: worded`It was queued while an operator spoke, without a transfer: the talk ends there.`,
  answered_twice: worded`The same operator answered it twice: the first answer counts.`,
  answered_after_voicemail: worded`An operator answered after it had gone to voicemail: it counts as answered.`,
  held_without_talk: worded`It was put on hold while nobody spoke: that is left out.`,
  resumed_without_hold: worded`It was resumed though it was not on hold: that is left out.`,
  transferred_without_talk: worded`It was transferred while nobody spoke: that is left out.`,
  abandoned_while_served: worded`It is told as abandoned, but an operator had answered: it counts as answered.`,
  abandoned_without_queue: worded`It is told as abandoned, but waited in no queue: it does not count as abandoned.`,
  abandoned_after_leaving: worded`It is told as abandoned after the caller took a call back, or went elsewhere: that does not count as abandoned.`,
  went_on_after_abandoned: worded`It went on after it was told as abandoned: it does not count as abandoned there.`,
  went_on_after_ended: worded`It went on after it was told as ended: the later end counts.`,
  ended_twice: worded`It ended twice: the first end counts.`,
  end_not_told: worded`Its end was never told: nothing came of it for half a day, and it counts as ended with the last that was told.`,
  wrapped_up_without_talk: worded`Work after a talk is told, but no talk had ended: that is left out.`,
} as const satisfies Readonly<Record<string, Worded>>;

/** How events contradict each other, as a code. */
export type Contradiction = keyof typeof sentences;

/** A contradiction for people, with which event wins. */
export function sayContradiction(contradiction: Contradiction): Worded {
  return sentences[contradiction];
}
