/** Sheets and the scores of answers to them, worked by hand. */
import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../../domain/audit/score.js';
import { answerFaults, sheetFaults, type Answers, type Sheet } from '../../../domain/audit/sheet.js';
import { standardSheet } from '../../../domain/audit/standard-sheet.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import { answers } from './given-answers.js';

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
