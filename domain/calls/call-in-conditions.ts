/** A call as conditions of a contract see it: `call.waited < duration("30 seconds")`, say. */
import type { Call } from './call.js';

/** What conditions see of a call, by name, with what it is. Instants and spans are milliseconds; what was not come to is null. */
export const callInConditions = {
  offered: 'instant',
  welcomed: 'boolean',
  queued: 'boolean',
  answered: 'boolean',
  abandoned: 'boolean',
  ended: 'boolean',
  waited: 'duration',
  talked: 'duration',
  held: 'duration',
  wrapped: 'duration',
  in_ivr: 'duration',
  presented: 'number',
  transfers: 'number',
  call_back_offered: 'boolean',
  outcome: 'text',
  queue: 'text',
  service: 'text',
  language: 'text',
  body: 'text',
  operator: 'text',
  first_contact: 'boolean',
} as const;

/** The call as an object for conditions, with the names of `callInConditions`; written out whole, since spreading parts takes longer. */
export function callSeen(
  call: Call,
): Readonly<Record<keyof typeof callInConditions, string | number | boolean | null>> {
  return {
    offered: call.offeredAt,
    welcomed: call.welcomedAt !== null,
    queued: call.queuedAt !== null,
    answered: call.answeredAt !== null,
    abandoned: call.outcome === 'abandoned',
    ended: call.endedAt !== null,
    waited: call.waitedMs,
    talked: call.talkedMs,
    held: call.heldMs,
    wrapped: call.wrappedMs,
    in_ivr: call.ivrMs,
    presented: call.presented,
    transfers: call.transfers,
    call_back_offered: call.callBackOffered,
    outcome: call.outcome,
    queue: call.queue,
    service: call.service,
    language: call.language,
    body: call.body,
    operator: call.operator,
    first_contact: call.firstContact,
  };
}
