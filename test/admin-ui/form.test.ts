import { describe, expect, test } from 'vitest';
import { engineValidator } from '../../admin-ui/parts/form/engine-validator.js';
import { propertyOf, withoutEmpty } from '../../admin-ui/parts/form/form.js';
import { uiSchemaOf } from '../../admin-ui/parts/form/ui-schema.js';

const schema = {
  type: 'object',
  required: ['subject'],
  properties: {
    subject: { type: 'string', minLength: 1 },
    person: { type: 'object', properties: { email: { type: 'string', format: 'email' } } },
  },
} as const;

describe('a form of a definition before a person', () => {
  test('has its order, widgets, help and labels in her language', () => {
    const ui = {
      order: ['person', 'subject'],
      widgets: { subject: 'textarea' },
      help: { subject: { it: 'Breve', en: 'Short' } },
      labels: { 'person.email': { it: 'Posta', en: 'Mail' } },
    };
    expect(uiSchemaOf({ schema, ui }, 'it')).toEqual({
      'ui:title': '',
      'ui:submitButtonOptions': { norender: true },
      'ui:order': ['person', 'subject', '*'],
      subject: {
        'ui:title': 'Subject',
        'ui:widget': 'textarea',
        'ui:options': { rows: 4 },
        'ui:help': 'Breve',
      },
      person: { 'ui:title': 'Person', email: { 'ui:title': 'Posta' } },
    });
  });
  test('is checked by the engine, and what is wrong stands at its field in words', () => {
    const { errors, errorSchema } = engineValidator('it').validateFormData(
      { subject: '', person: { email: 'nobody' } },
      schema as never,
    );
    expect(errors.map(({ stack }) => stack).sort()).toEqual([
      'person.email dev’essere un indirizzo di posta elettronica',
      'subject è obbligatorio',
    ]);
    expect(errorSchema).toMatchObject({ subject: { __errors: ['è obbligatorio'] } });
  });
  test('a field that was left empty is one that was left out', () => {
    expect(withoutEmpty({ a: '', b: { c: '' }, d: [], e: 0, f: false })).toEqual({ e: 0, f: false });
    expect(propertyOf('/person/e~1mail')).toBe('.person.e/mail');
  });
});
