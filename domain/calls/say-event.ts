/** Events of a call, in words. */
import { nothing, worded, type Worded } from '../../engine/wording/worded.js';
import type { CallEvent, CallEventKind } from './call-event.js';

/** What an event says, for people. */
export function sayEvent(event: CallEvent): Worded {
  return sentences[event.kind](event);
}

const sentences: Readonly<Record<CallEventKind, (event: CallEvent) => Worded>> = {
  offered: () => worded`The call came in`,
  welcomed: () => worded`Reached the welcome message`,
  queued: ({ queue }) =>
    queue === undefined ? worded`Waits in a queue` : worded`Waits in the queue ${queue}`,
  call_back_offered: () => worded`A call back was offered`,
  presented: (event) => worded`Presented to an operator${by(event)}, who did not answer yet`,
  answered: (event) => worded`Answered${by(event)}`,
  held: () => worded`Put on hold`,
  resumed: () => worded`Resumed`,
  transferred: () => worded`Transferred`,
  call_back_taken: () => worded`The caller chose to be called back`,
  voicemail: () => worded`Went to voicemail`,
  flowed_out: (event) => worded`Left the queue for elsewhere${why(event)}`,
  abandoned: () => worded`The caller hung up while waiting`,
  ended: (event) => worded`Ended${why(event)}`,
  wrapped_up: (event) => worded`Work after the talk done${by(event)}`,
};

function by({ operator }: CallEvent): Worded {
  return operator === undefined ? nothing : worded` (${operator})`;
}

function why({ details }: CallEvent): Worded {
  return details?.reason === undefined ? nothing : worded`: ${details.reason}`;
}
