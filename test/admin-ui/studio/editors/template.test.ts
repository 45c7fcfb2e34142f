import { describe, expect, test } from 'vitest';
import { dataSchemaFor } from '../../../../admin-ui/studio/editors/template/data-schema.js';
import { withWritten, writtenIn } from '../../../../admin-ui/studio/editors/template/edit-template.js';
import { exampleFor, exampleOf } from '../../../../admin-ui/studio/editors/template/example.js';
import { problemsOf } from '../../../../admin-ui/studio/editors/template/places.js';
import { previewOf } from '../../../../admin-ui/studio/editors/template/preview.js';
import { readBody } from '../../../../admin-ui/studio/editors/read-body.js';
import { readTemplate, type TemplateDefinition } from '../../../../engine/reading/template.js';
import { shippedTexts } from '../../../support/shipped-texts.js';
import { asSaid } from '../../../../engine/wording/worded.js';

const tree = shippedTexts();
const shipped = tree.filter(({ kind }) => kind === 'template').map(({ name, text }) => [name, text] as const);
const answer = shipped.find(([name]) => name === 'answer')?.[1] ?? '';

describe('the editor of a template', () => {
  test.each(shipped)('%s: subject and text written as they are change no byte', (_name, text) => {
    for (const { language } of read(text).texts)
      for (const key of ['subject', 'body'] as const)
        expect(withWritten(text, key, language, writtenIn(text, key, language))).toBe(text);
  });

  test.each(shipped)('%s is shown in each language on example data, without a fault', (name, text) => {
    const template = read(text);
    const shown = previewOf(template, exampleFor(template, dataSchemaFor(name, tree)), null, 0);
    expect(shown.map(({ language }) => language)).toEqual(['it', 'en']);
    for (const { subject, body } of shown) {
      expect([...subject, ...body].filter(({ fault }) => fault !== null)).toEqual([]);
      expect(subject.map((part) => part.text).join('')).not.toContain('{{');
    }
  });

  test('one line of a text changed changes that line', () => {
    const body = writtenIn(answer, 'body', 'en').replace('Dear citizen,', 'Dear Sir or Madam,');
    expect(withWritten(answer, 'body', 'en', body)).toBe(
      answer.replace('Dear citizen,', 'Dear Sir or Madam,'),
    );
    const subject = withWritten(answer, 'subject', 'it', 'Risposta {{ instance.number }}: pronta');
    expect(subject).toBe(
      answer.replace(
        'Risposta alla segnalazione {{ instance.number }}',
        'Risposta {{ instance.number }}: pronta',
      ),
    );
    expect(withWritten(answer, 'body', 'en', ' ')).toBe(answer);
  });

  test('example data: by the schema, and what expressions read beside', () => {
    const template = read(
      'template: t\nbody: "{{ data.person.name.size() }} {{ steps.office.data.note }} {{ clock.due }}"\n',
    );
    const schema = {
      type: 'object',
      properties: {
        language: { enum: ['it', 'en'] },
        person: { $ref: '#/$defs/person' },
        at: { type: 'string', format: 'date-time' },
        tags: { type: 'array', items: { type: 'string' } },
      },
      $defs: {
        person: {
          type: 'object',
          properties: { name: { type: 'string' }, age: { type: 'integer', default: 40 } },
        },
      },
    };
    expect(exampleFor(template, schema)).toEqual({
      data: {
        language: 'it',
        person: { name: '‹name›', age: 40 },
        at: '2026-03-06T17:00:00+01:00',
        tags: ['‹tags›'],
      },
      steps: { office: { data: { note: '‹note›' } } },
      clock: { due: '2026-03-06T17:00:00+01:00' },
    });
    expect(exampleOf({ type: 'boolean' })).toBe(true);
  });

  test('what fails is told at its part, the others stay', () => {
    const template = read('template: t\nbody: "a {{ data.n }} b {{ data.missing.deeper }}"\n');
    const [shown] = previewOf(template, { data: { n: 3 } }, null, 0);
    expect(shown?.language).toBe('');
    expect(shown?.body.map(({ text, fault }) => [text, fault !== null])).toEqual([
      ['a ', false],
      ['3', false],
      [' b ', false],
      ['{{ data.missing.deeper }}', true],
    ]);
  });

  test('a problem belongs to the expression that it stands in', () => {
    const problem = {
      file: '',
      line: 2,
      column: 12,
      severity: 'error',
      code: 'unknown_name',
      message: 'm',
      worded: asSaid('m'),
    } as const;
    const text = 'template: t\nbody: "{{ dota.x }} {{ data.y }}"\n';
    expect(problemsOf(text, [problem], 'dota.x')).toEqual([problem]);
    expect(problemsOf(text, [problem], 'data.y')).toEqual([]);
  });
});

function read(text: string): TemplateDefinition {
  const { body, problems } = readBody(text, readTemplate);
  if (body === null) throw new Error(`${problems.map(({ message }) => message).join('\n')}\n${text}`);
  return body;
}
