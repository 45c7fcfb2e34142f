/** Results of a questionnaire as columns: names, labels, values. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spssSyntax } from '../../../domain/campaign/spss-syntax.js';
import { cellOf, variablesOf } from '../../../domain/campaign/variables.js';
import type { JsonObject } from '../../../engine/json.js';

const survey: JsonObject = {
  pages: [
    {
      elements: [
        { type: 'html', name: 'hello', html: 'Hello' },
        {
          type: 'rating',
          name: 'grade',
          title: { it: 'Voto', en: 'Grade' },
          rateMax: 3,
          maxRateDescription: 'Ottimo',
        },
        {
          type: 'checkbox',
          name: 'channels',
          choices: ['phone', { value: 'mail', text: { it: 'Posta', en: 'Mail' } }],
          showOtherItem: true,
        },
        {
          type: 'panel',
          name: 'more',
          elements: [
            { type: 'boolean', name: 'again' },
            { type: 'text', name: 'città' },
          ],
        },
        {
          type: 'matrix',
          name: 'how',
          rows: ['speed', 'courtesy'],
          columns: [
            { value: 1, text: 'No' },
            { value: 2, text: 'Yes' },
          ],
        },
        { type: 'ranking', name: 'order', choices: ['a', 'b'] },
        { type: 'paneldynamic', name: 'visits', templateElements: [{ type: 'text', name: 'when' }] },
      ],
    },
  ],
};
const variables = variablesOf({ survey, codes: { grade: 'Q1', again: 'Q3' } }, 'en');

function row(answers: JsonObject): Readonly<Record<string, string | number | null>> {
  return Object.fromEntries(variables.map((variable) => [variable.name, cellOf(variable, answers)]));
}

describe('variables of a questionnaire (CMP-2)', () => {
  test('have the names of its codes, one for each choice and each row of a matrix', () => {
    expect(variables.map(({ name }) => name)).toEqual([
      ...[
        'Q1',
        'channels_phone',
        'channels_mail',
        'channels_comment',
        'Q3',
        'citta',
        'how_speed',
        'how_courtesy',
      ],
      ...['order_a', 'order_b', 'visits'],
    ]);
    expect(variables[0]).toMatchObject({
      label: 'Grade',
      values: [
        { value: 1, label: '1' },
        { value: 2, label: '2' },
        { value: 3, label: 'Ottimo' },
      ],
    });
    expect(variables[2]?.label).toBe('channels: Mail');
  });

  test('take the answers apart; what was not answered is empty, not a nought', () => {
    expect(
      row({
        grade: 3,
        channels: ['mail'],
        again: true,
        how: { speed: 2 },
        order: ['b', 'a'],
        visits: [{ when: 'x' }],
      }),
    ).toEqual({
      ...{ Q1: 3, channels_phone: 0, channels_mail: 1, channels_comment: null, Q3: 1, citta: null },
      ...{ how_speed: 2, how_courtesy: null, order_a: 2, order_b: 1, visits: '[{"when":"x"}]' },
    });
    expect(row({ città: 'in\r\n  two' })['citta']).toBe('in two');
    expect(new Set(Object.values(row({})))).toEqual(new Set([null]));
  });

  test('have names of their own, however questions are called', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }), (names) => {
        const elements = names.map((name) => ({ type: 'text', name }));
        const made = variablesOf({ survey: { elements }, codes: {} }, 'it').map(({ name }) => name);
        expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of made) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
      }),
    );
  });

  test('are told to SPSS with their labels, quotes and line ends made harmless', () => {
    const odd = variablesOf(
      { survey: { elements: [{ type: 'text', name: 'a', title: "L'ora\nesatta" }] }, codes: {} },
      'it',
    );
    const syntax = spssSyntax('results.csv', [{ name: 'answer', label: 'Answer' }], [...variables, ...odd]);
    expect(syntax).toContain("  /a 'L''ora esatta'.");
    expect(syntax).toContain("  Q1 1 '1' 2 '2' 3 'Ottimo'");
    expect(syntax).toContain('  Q1 F8.0');
    expect(syntax).toContain('  citta A4000');
  });
});
