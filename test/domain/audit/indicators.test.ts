/** The quantitative indicators, worked by hand, and courses that can't be. */
import { describe, expect, test } from 'vitest';
import { courseFaults, type CallCourse } from '../../../domain/audit/course.js';
import { indicatorsOf } from '../../../domain/audit/indicators.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import { call, second } from './a-call.js';

const inIvr: CallCourse = {
  ...{ ...call, ivrAt: 6 * second, queuedAt: null, operatorQueueAt: null, answeredAt: null },
  ...{ endedAt: 60 * second, handledByIvr: true },
};
const calledBack: CallCourse = {
  ...call,
  operatorQueueAt: null,
  answeredAt: null,
  callBackOffered: true,
  endedAt: 50 * second,
};

describe('quantitative indicators (MON-3)', () => {
  const found = new Map(
    indicatorsOf([
      ...[call, inIvr, calledBack].map((each) => ({ call: each, mail: null })),
      { call: null, mail: { sentAt: 0, receivedAt: 3_600 * second } },
      { call: null, mail: { sentAt: 0, receivedAt: null } },
    ]).map((each) => [each.name, each.estimate?.value ?? null]),
  );

  test('are the sources’ twelve, by their formulas', () => {
    expect(Object.fromEntries(found)).toEqual({
      ...{ handled_in_ivr: 1 / 3, to_queues: 2 / 3, call_back_offers: 1 / 2, to_operator_queue: 1 / 2 },
      ...{ answered: 1, answered_of_incoming: 1 / 3 },
      ...{
        ivr_answer_time: expect.closeTo(((4 + 6 + 4) / 3) * second, 6) as number,
        ivr_navigation_time: 30 * second,
      },
      ...{
        average_hold_time: 64 * second,
        average_speed_of_answer: 30 * second,
        average_talk_time: 390 * second,
      },
      mail_answer_time: 3_600 * second,
    });
  });

  test('of no detection are no figure', () => {
    expect(new Set(indicatorsOf([]).map(({ estimate }) => estimate))).toEqual(new Set([null]));
  });

  test('a course that can’t be is told', () => {
    const faults = (of: Partial<CallCourse>) =>
      courseFaults('call', { call: { ...call, ...of }, mail: null }, 500 * second).map(inEnglish);
    expect(faults({})).toEqual([]);
    expect(faults({ answeredAt: 20 * second })).toEqual([
      'The instants of a call come one after the other: one stands before what precedes it.',
    ]);
    expect(faults({ endedAt: 501 * second })).toEqual(['An instant of a call lies in the future.']);
    expect(faults({ operatorQueueAt: null })).toEqual([
      'A call that an operator answered has come to the queue of operators: say when.',
    ]);
    expect(courseFaults('mail', { call, mail: null }, 0).map(inEnglish)).toEqual([
      'The course of a mail is expected.',
    ]);
  });
});
