/** Sheets, scores, margins, results, benchmark and bills, worked by hand. */
import { describe, expect, test } from 'vitest';
import { achievedBy, achievedInAll, type WorkedCell } from '../../../domain/audit/achieved.js';
import { compared } from '../../../domain/audit/benchmark.js';
import { amountOf, billed, centsOf, type DeliveredDetection } from '../../../domain/audit/billing.js';
import { courseFaults, type CallCourse } from '../../../domain/audit/course.js';
import { indicatorsOf } from '../../../domain/audit/indicators.js';
import { meanOf, shareOf, widestMargin } from '../../../domain/audit/margin.js';
import {
  resultOf,
  resultsBy,
  resultsByParameter,
  type MadeDetection,
} from '../../../domain/audit/results.js';
import { scoreOf } from '../../../domain/audit/score.js';
import {
  answerFaults,
  parametersFor,
  sheetFaults,
  type Answers,
  type Sheet,
} from '../../../domain/audit/sheet.js';
import { standardSheet } from '../../../domain/audit/standard-sheet.js';
import { inEnglish } from '../../../engine/wording/worded.js';

function answers(of: Answers = {}, kind: 'call' | 'mail' = 'call'): Answers {
  const all = parametersFor(standardSheet, kind).map(({ name, levels }): [string, string] => [
    name,
    levels.at(-1)?.name ?? '',
  ]);
  return { ...Object.fromEntries(all), ...of };
}

const score = (given: Answers, kind: 'call' | 'mail' = 'call') => scoreOf(standardSheet, kind, given);

describe('the sheet (AUD-5)', () => {
  test('begins with the fifteen phone skills of the sources, all sound', () => {
    expect(standardSheet.parameters).toHaveLength(15);
    expect(sheetFaults(standardSheet)).toEqual([]);
  });

  test('all at their best are 100, all at their worst 0', () => {
    expect(score(answers())).toEqual({ score: 100, fatal: [] });
    expect(score(answers({}, 'mail'), 'mail')).toEqual({ score: 100, fatal: [] });
  });

  test('weighs, and gives the weight of what did not come up to the rest', () => {
    // Weights of a call: 12 of weight 1, information 3, problem setting 2, one more of 1: 18 in all. Welcome poor: 17/18.
    expect(score(answers({ welcome: 'poor' })).score).toBeCloseTo((100 * 17) / 18, 9);
    // Proactivity did not come up: 16/17.
    const left = answers({ welcome: 'poor', proactivity: 'not_applicable' });
    expect(score(left).score).toBeCloseTo((100 * 16) / 17, 9);
  });

  test('a fatal parameter at its worst makes it 0, and says which', () => {
    expect(score(answers({ courtesy: 'poor' }))).toEqual({ score: 0, fatal: ['courtesy'] });
    expect(score(answers({ courtesy: 'fair' })).fatal).toEqual([]);
  });

  test('where nothing came up there is no score', () => {
    const sheet: Sheet = {
      ...standardSheet,
      parameters: standardSheet.parameters.filter((each) => each.mayNotApply),
    };
    const none = Object.fromEntries(sheet.parameters.map(({ name }) => [name, 'not_applicable']));
    expect(scoreOf(sheet, 'call', none)).toEqual({ score: null, fatal: [] });
  });

  test('what is missing, unknown or no answer is told', () => {
    const { closing, ...rest } = answers();
    expect(closing).toBe('excellent');
    const given = { ...rest, courtesy: 'lovely', welcome: 'not_applicable', smell: 'good' };
    expect(answerFaults(standardSheet, 'call', given).map(inEnglish)).toEqual([
      'The sheet is not complete: closing.',
      'The sheet does not ask for smell.',
      'not_applicable is no answer to welcome.',
      'lovely is no answer to courtesy.',
    ]);
    expect(answerFaults(standardSheet, 'mail', answers()).map(inEnglish)).toEqual([
      'The sheet does not ask for ivr_quality.',
      'The sheet does not ask for ivr_services.',
    ]);
  });

  test('an unsound one is told', () => {
    const [first] = standardSheet.parameters;
    if (first === undefined) throw new Error('no parameter');
    const parameters = [first, { ...first, weight: 0, levels: [...first.levels].reverse() }];
    expect(sheetFaults({ ...standardSheet, parameters }).map(inEnglish)).toEqual([
      'The sheet has two parameters called welcome.',
      'The levels of welcome do not go from the worst to the best.',
      'The parameter welcome needs a weight above 0.',
    ]);
  });
});

describe('margins of error', () => {
  test('p ± 1.96·√(p(1−p)/n): 40 of 100 are 0.4 ± 0.096', () => {
    expect(shareOf(40, 100, null)?.margin).toBeCloseTo(0.09602, 5);
  });

  test('a sample that is much of the whole has a narrower one: (N − n)/(N − 1)', () => {
    // √((200 − 100)/199) = 0.70888
    expect(shareOf(40, 100, 200)?.margin).toBeCloseTo(0.09602 * 0.70888, 5);
    expect(shareOf(40, 100, 100)?.margin).toBe(0);
  });

  test('are cut to what a share can be, and are no figure of no cases', () => {
    expect(shareOf(1, 10, null)).toMatchObject({ low: 0 });
    expect(shareOf(0, 0, null)).toBeNull();
    expect(meanOf([], null)).toBeNull();
    expect(widestMargin(0, null)).toBeNull();
    expect(widestMargin(400, null)).toBeCloseTo(0.049, 6);
  });

  test('of a mean of one case the margin is not known', () => {
    expect(meanOf([80], null)).toMatchObject({ n: 1, value: 80, margin: Infinity });
    // s = 10; 1.96 · 10 / √3
    expect(meanOf([70, 80, 90], null)?.margin).toBeCloseTo(11.316, 3);
  });
});

describe('achieved against planned', () => {
  const cell = { service: 'pin', language: 'it', channel: 'phone', weekday: 1, band: '08:00–12:00' } as const;
  const cells: WorkedCell[] = [
    { ...cell, body: 'INPS', kind: 'call', planned: 400, achieved: 100, replaced: 3 },
    { ...cell, body: 'INAIL', kind: 'call', planned: 100, achieved: 0, replaced: 0, channel: 'voip' },
  ];
  const quantities = [{ body: 'INPS', kind: 'call' as const, detections: 400, population: 1_000 }];

  test('is told by each dimension; where nothing was done there is no margin', () => {
    expect(achievedBy(cells, 'body', quantities)).toMatchObject([
      { value: 'INAIL', planned: 100, achieved: 0, achievedMargin: null },
      {
        value: 'INPS',
        planned: 400,
        achieved: 100,
        replaced: 3,
        achievedMargin: expect.closeTo(0.098 * Math.sqrt(900 / 999), 6) as number,
      },
    ]);
    expect(achievedBy(cells, 'channel', quantities).map(({ value }) => value)).toEqual(['phone', 'voip']);
    expect(achievedInAll(cells, [])).toMatchObject({ planned: 500, achieved: 100, replaced: 3 });
  });
});

const second = 1_000;
const call: CallCourse = {
  ...{ dialledAt: 0, ivrAt: 4 * second, queuedAt: 34 * second, operatorQueueAt: 34 * second },
  ...{ answeredAt: 64 * second, endedAt: 454 * second, handledByIvr: false, callBackOffered: false },
};
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

describe('results (AUD-7)', () => {
  const made = (of: Partial<MadeDetection>): MadeDetection => ({
    ...{ body: 'INPS', kind: 'call', service: 'pin', language: 'it', channel: 'phone', weekday: 1 },
    ...{
      band: '08:00–12:00',
      auditor: 'ugo',
      day: '2026-09-07',
      sheet: standardSheet,
      answers: answers(),
      ...of,
    },
  });
  const all = [
    made({}),
    made({ answers: answers({ courtesy: 'poor' }), auditor: 'eva' }),
    made({ service: 'pension', answers: answers({ proactivity: 'not_applicable' }) }),
  ];

  test('are told in all and by every dimension, with what was fatal', () => {
    expect(resultOf('', all)).toMatchObject({
      n: 3,
      fatal: 1,
      score: { value: expect.closeTo(200 / 3, 9) as number },
    });
    expect(resultsBy(all, 'service').map(({ value, n, score: of }) => [value, n, of?.value])).toEqual([
      ['pension', 1, 100],
      ['pin', 2, 50],
    ]);
    expect(resultsBy(all, 'auditor').map(({ value }) => value)).toEqual(['eva', 'ugo']);
    expect(resultOf('', [])).toEqual({ value: '', n: 0, score: null, fatal: 0 });
  });

  test('a parameter below what the bodies want is named; without cases it is no failure', () => {
    const courtesy = resultsByParameter(all).find(({ parameter }) => parameter.name === 'courtesy');
    expect(courtesy).toMatchObject({
      points: { n: 3, value: expect.closeTo(200 / 3, 9) as number },
      below: true,
    });
    const proactivity = resultsByParameter(all).find(({ parameter }) => parameter.name === 'proactivity');
    expect(proactivity).toMatchObject({ notApplicable: 1, below: false });
    expect(resultsByParameter([])).toEqual([]);
  });
});

describe('the benchmark (AUD-7)', () => {
  const reference = [{ name: 'score', n: 100, mean: 70, deviation: 10 }];
  const verdict = (values: readonly number[]) =>
    compared(new Map([['score', values]]), reference)[0]?.verdict;

  test('says better, worse or alike by the interval of the difference', () => {
    expect(verdict([90, 92, 94, 96])).toBe('better');
    expect(verdict([50, 52, 54, 56])).toBe('worse');
    expect(verdict([50, 90, 60, 80])).toBe('alike');
    // s² = 20/3 of ours: √(20/3/4 + 1) = 1.633; 93 − 70 ± 3.2007
    const [first] = compared(new Map([['score', [90, 92, 94, 96]]]), reference);
    expect(first?.difference?.low).toBeCloseTo(23 - 3.2007, 3);
  });

  test('of no cases of ours says so', () => {
    expect(verdict([])).toBe('no_cases');
    expect(verdict([70])).toBe('no_cases');
  });
});

describe('the bill (AUD-8)', () => {
  const unit = (id: string, of: Partial<DeliveredDetection>): DeliveredDetection => ({
    ...{ id, body: 'INPS', kind: 'call', service: 'pin', channel: 'phone', call, mail: null, ...of },
  });
  const units = [
    unit('b', { call: { ...call, dialledAt: 10 } }),
    unit('a', {}),
    unit('c', { body: 'INAIL' }),
    unit('d', { kind: 'mail', channel: 'web_form', call: null, mail: { sentAt: 5, receivedAt: null } }),
  ];

  test('has every unit with date, time and duration, or sent and received, and exact sums', () => {
    const bill = billed(units, { mystery_call: 4.205, mystery_mail: 3 });
    if (!bill.ok) throw new Error('no bill');
    expect(bill.billing.units.map(({ id, at, durationMs }) => [id, at, durationMs])).toEqual([
      ['a', 0, 454 * second],
      ['c', 0, 454 * second],
      ['d', 5, null],
      ['b', 10, 454 * second - 10],
    ]);
    // INAIL 1 × 4.205 = 4.205 → 4.21; INPS 2 × 4.205 = 8.41; 1 × 3 = 3.00
    expect(bill.billing.sums.map(({ body, kind, cents }) => [body, kind, amountOf(cents)])).toEqual([
      ['INAIL', 'call', '4.21'],
      ['INPS', 'call', '8.41'],
      ['INPS', 'mail', '3.00'],
    ]);
    expect(amountOf(bill.billing.cents)).toBe('15.62');
  });

  test('7,300 calls at 4.2 are 30,660.00 to the cent', () => {
    expect(amountOf(centsOf(7_300, 4.2))).toBe('30660.00');
    expect(amountOf(centsOf(1, 0.005))).toBe('0.01');
    expect(amountOf(centsOf(0, 4.2))).toBe('0.00');
  });

  test('a missing price is told, unless there is nothing to pay', () => {
    const bill = billed(units, { mystery_call: 4.2 });
    expect(bill.ok ? [] : bill.faults.map(inEnglish)).toEqual([
      'The contract has no price mystery_mail: add it to its prices.',
    ]);
    expect(billed([], {}).ok).toBe(true);
  });
});
