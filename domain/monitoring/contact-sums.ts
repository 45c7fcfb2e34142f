/** What contacts add up to: every figure of monitoring is a quotient of two of these sums, whatever they are summed over. */
import type { Call } from '../calls/call.js';

/** Counts of contacts, and milliseconds; in the order in which they are told and exported. */
export const contactSums = [
  /** All that came in, by whatever channel. */
  'contacts',
  /** Calls only, here to `callBacksOffered`. */
  'welcomed',
  'selfService',
  'queued',
  'abandoned',
  'blocked',
  'lost',
  'callBacks',
  'voicemails',
  'flowedOut',
  'callBacksOffered',
  /** Calls answered by an operator; off-line contacts that were brought to their end. */
  'answered',
  /** Not over yet. */
  'open',
  /** Off-line contacts that were cancelled. */
  'cancelled',
  /** From the first sign of a call to the welcome; in the IVR; in queues, of all and of those who were answered. */
  'welcomeMs',
  'ivrMs',
  'waitedMs',
  'answeredWaitMs',
  'talkedMs',
  'heldMs',
  'wrappedMs',
  /** Off-line contacts that somebody took in charge, and from their arrival until then. */
  'takenUp',
  'takenUpMs',
  /** From the arrival of an off-line contact to its end. */
  'replyMs',
  'replied',
] as const;

export type ContactSum = (typeof contactSums)[number];
export type ContactSums = Readonly<Record<ContactSum, number>>;

export const noSums = Object.fromEntries(contactSums.map((name) => [name, 0])) as ContactSums;

/** Both together. */
export function added(one: ContactSums, other: ContactSums): ContactSums {
  return Object.fromEntries(contactSums.map((name) => [name, one[name] + other[name]])) as ContactSums;
}

/** What one call adds; `store/history.ts` says the same in SQL, and a test holds both together. */
export function sumsOf(call: Omit<Call, 'contradictions' | 'firstContact' | 'instanceId'>): ContactSums {
  const { outcome, welcomedAt, offeredAt, waitedMs } = call;
  const one = (holds: boolean) => (holds ? 1 : 0);
  return {
    ...noSums,
    contacts: 1,
    welcomed: one(welcomedAt !== null),
    selfService: one(outcome === 'self_service'),
    queued: one(call.queuedAt !== null),
    abandoned: one(outcome === 'abandoned'),
    blocked: one(outcome === 'blocked'),
    lost: one(outcome === 'lost'),
    callBacks: one(outcome === 'call_back'),
    voicemails: one(outcome === 'voicemail'),
    flowedOut: one(outcome === 'flowed_out'),
    callBacksOffered: one(call.callBackOffered),
    answered: one(outcome === 'answered'),
    open: one(outcome === 'open'),
    welcomeMs: welcomedAt === null ? 0 : welcomedAt - offeredAt,
    ivrMs: call.ivrMs ?? 0,
    waitedMs: waitedMs ?? 0,
    answeredWaitMs: outcome === 'answered' ? (waitedMs ?? 0) : 0,
    talkedMs: call.talkedMs ?? 0,
    heldMs: call.heldMs ?? 0,
    wrappedMs: call.wrappedMs ?? 0,
  };
}
