import { SurveyModel } from 'survey-core';
import 'survey-core/i18n/italian';
import { describe, expect, it } from 'vitest';
import { completed, partialFaults } from '../../../domain/answers/check.js';
import type { JsonObject } from '../../../engine/json.js';

const survey = {
  elements: [
    { type: 'rating', name: 'satisfied', isRequired: true, rateMax: 5 },
    {
      type: 'radiogroup',
      name: 'channel',
      choices: ['phone', { value: 'desk', text: 'Desk' }],
      showOtherItem: true,
    },
    { type: 'text', name: 'office', isRequired: true, visibleIf: '{channel} = "desk"' },
    { type: 'checkbox', name: 'liked', choices: ['time', 'manner'] },
    { type: 'text', name: 'times', inputType: 'number', min: 1 },
    { type: 'text', name: 'on', inputType: 'date' },
    { type: 'text', name: 'mail', inputType: 'email' },
    { type: 'boolean', name: 'again' },
    { type: 'matrix', name: 'points', rows: ['price', 'speed'], columns: ['good', 'bad'] },
    {
      type: 'multipletext',
      name: 'two',
      items: [{ name: 'first' }, { name: 'second', inputType: 'number' }],
    },
    { type: 'matrixdynamic', name: 'visits', columns: [{ name: 'where', cellType: 'text' }] },
    {
      type: 'paneldynamic',
      name: 'family',
      templateElements: [{ type: 'radiogroup', name: 'age', isRequired: true, choices: ['a', 'b'] }],
    },
    { type: 'signaturepad', name: 'sign' },
    { type: 'file', name: 'papers' },
    { type: 'slider', name: 'slide' },
  ],
  calculatedValues: [{ name: 'group', expression: '1', includeIntoResult: true }],
};
const model = () => new SurveyModel(survey);
const faults = (data: JsonObject) =>
  partialFaults(model(), data).map(({ path, message }) => `${path} ${message}`);
const done = (data: JsonObject) => completed(model(), data);

describe('answers on the way', () => {
  it('are sound with whatever their questions can have, required ones left out', () => {
    expect(
      faults({
        ...{
          satisfied: 3,
          channel: 'other',
          'channel-Comment': 'by letter',
          liked: ['manner', 'time'],
          times: 2,
        },
        ...{ on: '2026-11-27', mail: 'a@example.org', again: false, points: { price: 'good' }, group: 1 },
        ...{ two: { first: 'x', second: 4 }, visits: [{ where: 'Rome' }], family: [{ age: 'a' }, {}] },
        ...{ sign: 'data:image/png;base64,AA', papers: [{ name: 'a', type: 'b', content: 'c' }], slide: 4 },
      }),
    ).toEqual([]);
    expect(faults({})).toEqual([]);
  });

  it('have no names that the questionnaire lacks, and each is named', () => {
    expect(faults({ satisfied: 1, salary: 3, 'satisfied-Comment': 'x' })).toEqual([
      '/salary The questionnaire has no question salary.',
      '/satisfied-Comment The questionnaire has no question satisfied-Comment.',
    ]);
    expect(
      faults(JSON.parse('{"__proto__": {"satisfied": 1}, "constructor": 1, "a/b~": 1}') as JsonObject),
    ).toEqual([
      '/__proto__ The questionnaire has no question __proto__.',
      '/constructor The questionnaire has no question constructor.',
      '/a~1b~0 The questionnaire has no question a/b~.',
    ]);
  });

  it.each<[JsonObject, string]>([
    [{ satisfied: 99 }, '/satisfied 99 is none of the choices: 1, 2, 3, 4, 5.'],
    [{ satisfied: '3' }, '/satisfied 3 is none of the choices: 1, 2, 3, 4, 5.'],
    [{ channel: 'pigeon' }, '/channel pigeon is none of the choices: phone, desk, other.'],
    [{ liked: 'time' }, '/liked A list of choices is expected.'],
    [{ liked: ['time', 'time'] }, '/liked A choice is named twice.'],
    [{ liked: ['time', 'food'] }, '/liked/1 food is none of the choices: time, manner.'],
    [{ times: 'two' }, '/times A number is expected.'],
    [{ on: 'yesterday' }, '/on yesterday is not of the kind date.'],
    [{ again: 'yes' }, '/again yes is neither yes nor no.'],
    [{ office: { a: 1 } }, '/office A text is expected.'],
    [{ office: 'x'.repeat(20_001) }, '/office A text may have at most 20000 characters.'],
    [{ points: { price: 'fair' } }, '/points/price fair is none of the choices: good, bad.'],
    [{ points: { beauty: 'good' } }, '/points/beauty There is no beauty here; there is price, speed.'],
    [{ points: 'good' }, '/points Answers by name are expected: price, speed.'],
    [{ two: { second: 'four' } }, '/two/second A number is expected.'],
    [{ visits: { where: 'Rome' } }, '/visits A list is expected.'],
    [{ visits: [{ when: 'now' }] }, '/visits/0/when There is no when here; there is where.'],
    [{ visits: [{ where: { a: 1 } }] }, '/visits/0/where A text, a number, true or false is expected.'],
    [{ family: [{ age: 'c' }] }, '/family/0/age c is none of the choices: a, b.'],
    [{ sign: 'https://example.org/x.png' }, '/sign A drawing is expected.'],
    [{ papers: ['x'] }, '/papers/0 A file is expected.'],
    [{ satisfied: null }, '/satisfied null is none of the choices: 1, 2, 3, 4, 5.'],
  ])('%j is refused', (data, fault) => {
    expect(faults(data)).toEqual([fault]);
  });
});

describe('answers that are completed', () => {
  it('have what is required, of what is asked', () => {
    expect(done({ channel: 'phone' })).toMatchObject({ ok: false, faults: [{ path: '/satisfied' }] });
    expect(done({ satisfied: 3, channel: 'desk' })).toMatchObject({
      ok: false,
      faults: [{ path: '/office' }],
    });
    expect(done({ satisfied: 3, channel: 'phone' })).toEqual({
      ok: true,
      data: { satisfied: 3, channel: 'phone' },
    });
  });

  it('follow the rules that SurveyJS checks', () => {
    expect(done({ satisfied: 3, times: 0, mail: 'nowhere' })).toMatchObject({
      ok: false,
      faults: [{ path: '/times' }, { path: '/mail' }],
    });
    expect(done({ satisfied: 3, family: [{}] })).toMatchObject({ ok: false, faults: [{ path: '/family' }] });
  });

  it('are told wrong in the language in which they are given', () => {
    const italian = model();
    italian.locale = 'it';
    expect(completed(italian, {})).toMatchObject({
      ok: false,
      faults: [{ path: '/satisfied', message: 'Campo obbligatorio' }],
    });
  });

  it('lose what was answered to a question that is asked no more', () => {
    expect(done({ satisfied: 3, channel: 'phone', office: 'Rome' })).toEqual({
      ok: true,
      data: { satisfied: 3, channel: 'phone' },
    });
  });
});
