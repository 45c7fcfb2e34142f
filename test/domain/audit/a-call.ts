/** The course of a mystery call. */
import type { CallCourse } from '../../../domain/audit/course.js';

export const second = 1_000;
/** A call that an operator answered. */
export const call: CallCourse = {
  ...{ dialledAt: 0, ivrAt: 4 * second, queuedAt: 34 * second, operatorQueueAt: 34 * second },
  ...{ answeredAt: 64 * second, endedAt: 454 * second, handledByIvr: false, callBackOffered: false },
};
