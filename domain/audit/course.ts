/** What is measured of a detection beside the judgements: the instants of its course, by the auditor's timer (A 2.1). */
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { DetectionKind } from './perimeter.js';

/** The instants of a call, in the order in which they come; what a call did not come to is null. Milliseconds. */
export interface CallCourse {
  readonly dialledAt: number;
  /** The first words of the IVR. */
  readonly ivrAt: number | null;
  /** The IVR passed it to queues. */
  readonly queuedAt: number | null;
  /** It came to the queue of operators. */
  readonly operatorQueueAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  /** The need was met in the IVR. */
  readonly handledByIvr: boolean;
  readonly callBackOffered: boolean;
}

/** When a mail was sent, and when its answer came; null: none came in the time agreed. */
export interface MailCourse {
  readonly sentAt: number;
  readonly receivedAt: number | null;
}

/** The course of a detection. */
export interface Course {
  readonly call: CallCourse | null;
  readonly mail: MailCourse | null;
}

/** What can't be of a course: of another kind, in a wrong order, after now; empty if nothing. */
export function courseFaults(kind: DetectionKind, { call, mail }: Course, now: number): Worded[] {
  if ((kind === 'call') !== (call !== null) || (kind === 'mail') !== (mail !== null))
    return [worded`The course of a ${kind} is expected.`];
  const instants = call === null ? [mail?.sentAt, mail?.receivedAt] : instantsOf(call);
  const known = instants.filter((at) => at !== null && at !== undefined);
  const faults: Worded[] = [];
  if (known.some((at, place) => at < (known[place - 1] ?? at)))
    faults.push(
      worded`The instants of a ${kind} come one after the other: one stands before what precedes it.`,
    );
  if (known.some((at) => at > now)) faults.push(worded`An instant of a ${kind} lies in the future.`);
  if (call !== null) faults.push(...callFaults(call));
  return faults;
}

function instantsOf({ dialledAt, ivrAt, queuedAt, operatorQueueAt, answeredAt, endedAt }: CallCourse) {
  return [dialledAt, ivrAt, queuedAt, operatorQueueAt, answeredAt, endedAt];
}

function callFaults({ queuedAt, operatorQueueAt, answeredAt, callBackOffered }: CallCourse): Worded[] {
  const faults: Worded[] = [];
  if (answeredAt !== null && operatorQueueAt === null)
    faults.push(worded`A call that an operator answered has come to the queue of operators: say when.`);
  if (operatorQueueAt !== null && queuedAt === null)
    faults.push(worded`A call in the queue of operators was passed to queues by the IVR: say when.`);
  if (callBackOffered && queuedAt === null)
    faults.push(worded`A call back is offered to a call that was passed to queues: say when that was.`);
  return faults;
}

/** The billed span of a call: from dialling to its end, in milliseconds. */
export function durationOf({ dialledAt, endedAt }: CallCourse): number {
  return endedAt - dialledAt;
}
