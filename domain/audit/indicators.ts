/** The quantitative indicators of the sources (A 2.1), by their own formulas, over detections. */
import type { CallCourse, Course, MailCourse } from './course.js';
import { meanOf, shareOf, type Estimate } from './margin.js';

/** An indicator: a share (0 to 1) or a mean span in milliseconds; null: no cases. `formula` in the sources' words. */
export interface Indicator {
  readonly name: string;
  readonly unit: 'share' | 'span';
  readonly formula: string;
  readonly estimate: Estimate | null;
}

type IsOne = (call: CallCourse) => boolean;

const incoming: IsOne = () => true;
const handledByIvr: IsOne = (call) => call.handledByIvr;
const queued: IsOne = (call) => call.queuedAt !== null;
const callBackOffered: IsOne = (call) => call.callBackOffered;
const inOperatorQueue: IsOne = (call) => call.operatorQueueAt !== null;
const answered: IsOne = (call) => call.answeredAt !== null;

const shares: readonly (readonly [string, string, IsOne, IsOne])[] = [
  ['handled_in_ivr', 'handled in the IVR / incoming', handledByIvr, incoming],
  ['to_queues', 'passed by the IVR to queues / incoming', queued, incoming],
  ['call_back_offers', 'call backs offered / passed by the IVR to queues', callBackOffered, queued],
  ['to_operator_queue', 'in the queue of operators / passed by the IVR to queues', inOperatorQueue, queued],
  ['answered', 'answered by an operator / in the queue of operators', answered, inOperatorQueue],
  ['answered_of_incoming', 'answered by an operator / incoming', answered, incoming],
];

type SpanOf = (call: CallCourse) => number | null;

const spans: readonly (readonly [string, string, SpanOf])[] = [
  ['ivr_answer_time', 'mean from dialling to the IVR', (call) => between(call.dialledAt, call.ivrAt)],
  ['ivr_navigation_time', 'mean from the IVR to the queues', (call) => between(call.ivrAt, call.queuedAt)],
  [
    'average_hold_time',
    'mean from dialling to the operator’s answer',
    (call) => between(call.dialledAt, call.answeredAt),
  ],
  [
    'average_speed_of_answer',
    'mean from the queues to the operator’s answer',
    (call) => between(call.queuedAt, call.answeredAt),
  ],
  [
    'average_talk_time',
    'mean from the operator’s answer to the end',
    (call) => between(call.answeredAt, call.endedAt),
  ],
];

/** The twelve indicators of these detections, in the sources' order. */
export function indicatorsOf(courses: readonly Course[]): Indicator[] {
  const calls = courses.flatMap(({ call }) => call ?? []);
  const mails = courses.flatMap(({ mail }) => mail ?? []);
  return [
    ...shares.map(([name, formula, isMet, isOf]): Indicator => {
      const of = calls.filter(isOf);
      return { name, unit: 'share', formula, estimate: shareOf(of.filter(isMet).length, of.length, null) };
    }),
    ...spans.map(([name, formula, spanOf]) => spanIndicator(name, formula, calls.map(spanOf))),
    spanIndicator('mail_answer_time', 'mean from sending a mail to its answer', mails.map(answerTime)),
  ];
}

function spanIndicator(name: string, formula: string, found: readonly (number | null)[]): Indicator {
  const known = found.filter((span) => span !== null);
  return { name, unit: 'span', formula, estimate: meanOf(known, null) };
}

function answerTime({ sentAt, receivedAt }: MailCourse): number | null {
  return between(sentAt, receivedAt);
}

function between(from: number | null, until: number | null): number | null {
  return from === null || until === null ? null : until - from;
}
