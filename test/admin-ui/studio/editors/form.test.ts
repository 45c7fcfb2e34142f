import { describe, expect, test } from 'vitest';
import { compiledForm } from '../../../../admin-ui/studio/editors/form/compiled-form.js';
import {
  withChoice,
  withChoiceLabel,
  withChoiceValue,
  withoutChoice,
} from '../../../../admin-ui/studio/editors/form/edit-choices.js';
import {
  withField,
  withFieldMoved,
  withKind,
  withName,
  withoutField,
  withRequired,
  withTitle,
} from '../../../../admin-ui/studio/editors/form/edit-form.js';
import { fieldKinds, kindOf } from '../../../../admin-ui/studio/editors/form/field-kinds.js';
import { fieldsOf, hasFields, type FormField } from '../../../../admin-ui/studio/editors/form/form-fields.js';
import { readBody } from '../../../../admin-ui/studio/editors/read-body.js';
import { uiSchemaOf } from '../../../../admin-ui/parts/form/ui-schema.js';
import { readForm, type FormDefinition } from '../../../../engine/reading/form.js';
import { shippedTexts } from '../../../support/shipped-texts.js';

const tree = shippedTexts();
const shipped = tree.filter(({ kind }) => kind === 'form').map(({ name, text }) => [name, text] as const);
const request = textOf('ticket_request');
const edited = shipped.filter(([, text]) => hasFields(read(text)));

describe('the form builder', () => {
  test.each(edited)('%s: all that fields say, said again, changes no byte', (_name, text) => {
    const form = read(text);
    for (const field of fieldsOf(form)) {
      const at = field.names.join('.');
      let same = withRequired(text, form, field.names, field.required);
      same = withTitle(same, 'labels', at, field.label);
      same = withTitle(same, 'help', at, field.help);
      const kind = fieldKinds.find(({ name }) => name === field.kind);
      if (kind !== undefined && !['choice', 'group', 'texts'].includes(kind.name))
        same = withKind(same, form, field, kind);
      expect(withName(same, form, field.names, field.names.at(-1) ?? '')).toBe(text);
    }
  });

  test.each(edited)('%s: a field added and taken out again leaves every byte', (_name, text) => {
    for (const kind of fieldKinds) {
      const added = withField(text, read(text), ['added_here'], kind);
      const [field] = fieldsOf(read(added)).filter(({ names }) => names[0] === 'added_here');
      expect(field?.kind).toBe(kind.name);
      expect(withoutField(added, read(added), ['added_here'])).toBe(text);
    }
  });

  test.each(edited)('%s: a field moved down and up again leaves every byte', (_name, text) => {
    const form = read(text);
    const [first, second] = fieldsOf(form).filter(({ names }) => names.length === 1);
    if (first === undefined || second === undefined) return;
    const moved = withFieldMoved(text, form, first.names, 1);
    expect(fieldsOf(read(moved)).filter(({ names }) => names.length === 1)[0]?.names).toEqual(second.names);
    expect(withFieldMoved(moved, read(moved), first.names, -1)).toBe(text);
  });

  test('a field is required by one word on one line', () => {
    expect(withRequired(request, read(request), ['text'], true)).toBe(
      request.replace('required: [subject, channel]', 'required: [subject, channel, text]'),
    );
    const inside = withRequired(request, read(request), ['person', 'email'], true);
    expect(field(inside, 'person.email').required).toBe(true);
    expect(withRequired(inside, read(inside), ['person', 'email'], false)).toBe(request);
  });

  test('a new name goes everywhere in the form, below the field too, and back', () => {
    const renamed = withName(request, read(request), ['person'], 'citizen');
    expect(field(renamed, 'citizen.email')).toMatchObject({
      label: { it: 'Posta elettronica', en: 'E-mail' },
    });
    expect(read(renamed).ui['order']).toContain('citizen');
    expect(renamed).not.toMatch(/person\b/);
    expect(withName(renamed, read(renamed), ['citizen'], 'person')).toBe(request);
    const needed = withName(request, read(request), ['channel'], 'way');
    expect(field(needed, 'way').required).toBe(true);
  });

  test('a field taken out leaves nothing of itself', () => {
    const left = withoutField(request, read(request), ['person']);
    expect(left).not.toMatch(/person\b/);
    expect(left.split('\n').length).toBe(request.split('\n').length - 14);
  });

  test('the last field leaves a form without fields', () => {
    const text = textOf('reason');
    expect(read(withoutField(text, read(text), ['reason'])).schema).toEqual({
      type: 'object',
      properties: {},
    });
  });

  test('a text becomes long, a number, a choice; what the other cannot take goes', () => {
    const kind = (name: string) => fieldKinds.find((each) => each.name === name) ?? fieldKinds[0]!;
    const to = (text: string, name: string) => withKind(text, read(text), field(text, 'subject'), kind(name));
    const long = to(request, 'long_text');
    expect(field(long, 'subject')).toMatchObject({
      kind: 'long_text',
      schema: { type: 'string', minLength: 1 },
    });
    expect(to(long, 'text')).toBe(request);
    expect(field(to(request, 'number'), 'subject').schema).toEqual({ type: 'number' });
    expect(field(to(request, 'choice'), 'subject').schema).toEqual({ enum: ['one', 'two'] });
    expect(field(to(request, 'email'), 'subject').schema).toEqual({
      type: 'string',
      minLength: 1,
      format: 'email',
    });
  });

  test('values of a choice, with what people read for them', () => {
    const one = withChoice(request, field(request, 'channel'), 'portal');
    expect(one).toBe(request.replace('web, voicemail]', 'web, voicemail, portal]'));
    const labelled = withChoiceLabel(one, field(one, 'channel'), 5, { it: 'Portale', en: 'Portal' });
    expect(field(labelled, 'channel').choices.at(5)).toEqual({
      value: 'portal',
      label: { it: 'Portale', en: 'Portal' },
    });
    expect(uiSchemaOf(read(labelled), 'it')['channel']).toMatchObject({
      'ui:enumNames': { portal: 'Portale' },
    });
    const renamed = withChoiceValue(labelled, field(labelled, 'channel'), 5, 'gate');
    expect(field(renamed, 'channel').choices.at(5)).toEqual({
      value: 'gate',
      label: { it: 'Portale', en: 'Portal' },
    });
    expect(withoutChoice(renamed, field(renamed, 'channel'), 5)).toBe(request);
  });

  test('a form with another inside is shown whole; one that asks for a missing form is not', () => {
    expect(compiledForm(read(request), tree)?.schema['$defs']).toHaveProperty(['form.call_band']);
    expect(compiledForm(read(request), [])).toBeNull();
    expect(kindOf({ $ref: 'call_band' }, null)).toBeNull();
  });
});

function textOf(wanted: string): string {
  return shipped.find(([name]) => name === wanted)?.[1] ?? '';
}

function field(text: string, at: string): FormField {
  const found = fieldsOf(read(text)).find(({ names }) => names.join('.') === at);
  if (found === undefined) throw new Error(`there is no field ${at} in\n${text}`);
  return found;
}

function read(text: string): FormDefinition {
  const { body, problems } = readBody(text, readForm);
  if (body === null) throw new Error(`${problems.map(({ message }) => message).join('\n')}\n${text}`);
  return body;
}
