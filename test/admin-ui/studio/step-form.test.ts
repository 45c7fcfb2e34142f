import { describe, expect, test } from 'vitest';
import { beginWith } from '../../../admin-ui/studio/step/begin.js';
import { fieldOf, stepSchema, type Field } from '../../../admin-ui/studio/step/field.js';
import { shownText, typedValue } from '../../../admin-ui/studio/step/plain-text.js';
import { placeOfStep, stepPlaces } from '../../../admin-ui/studio/step/step-places.js';
import { parsed } from '../../../admin-ui/studio/yaml/parsed.js';
import { removeEntry } from '../../../admin-ui/studio/yaml/remove-entry.js';
import { setValue } from '../../../admin-ui/studio/yaml/set-value.js';
import { jsonOf, nodeAt } from '../../../admin-ui/studio/yaml/spots.js';
import { languageSchema, readTree } from '../../../engine/reading.js';
import type { JsonObject } from '../../../engine/json.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const root = languageSchema('workflow');
const workflows = shippedTexts().filter(({ kind }) => kind === 'workflow');
const steps = workflows.flatMap(({ name, text }) =>
  stepPlaces(parsed(text)).map((place) => [`${name}, ${place.name}`, text, place.name] as const),
);
const names = {
  step: ['work', 'done'],
  form: ['answer'],
  group: ['level_1'],
  message: ['reply'],
  service: ['mail_send'],
};

describe('the form of a step', () => {
  test('of every shipped workflow all steps are found', () => {
    for (const { name, text } of workflows) {
      const facts = readTree([{ path: `${name}.yaml`, text }]).definitions[0]?.facts ?? [];
      const known = facts.flatMap((fact) => (fact.fact === 'step' ? [fact.name] : []));
      expect(stepPlaces(parsed(text)).map((each) => each.name)).toEqual(known);
      expect(known).not.toEqual([]);
    }
  });

  test.each(steps)(
    '%s: written back by every field unchanged, every byte is the same',
    (_name, text, step) => {
      const fields = allOf(formOf(text, step));
      expect(fields.length).toBeGreaterThan(1);
      for (const field of fields) expect(writtenBack(text, field)).toBe(text);
    },
  );

  test.each(steps)('%s: it knows the language: no key is without its help', (_name, text, step) => {
    const { control } = formOf(text, step);
    if (control.of !== 'group') throw new Error('a step is a map');
    expect(control.free).toBeNull();
    expect(control.fields.filter(({ help }) => help === null)).toEqual([]);
    expect(control.absent.every(({ help }) => help !== null && help.it !== help.en)).toBe(true);
    expect(control.absent.map(({ key }) => key)).toContain(
      control.fields.some(({ label }) => label === 'title') ? 'when' : 'title',
    );
  });

  const written: readonly (readonly [string, JsonObject])[] = [
    ['task', { task: 'Work' }],
    ['do', { do: 'mail_send' }],
    ['choose', { choose: [{ else: 'done' }] }],
    ['wait', { wait: '1 day' }],
    ['each', { each: [], steps: { inner: { wait: '1 day' } } }],
    ['parallel', { parallel: { one: { steps: { inner: { wait: '1 day' } } } } }],
    ['steps', { steps: { inner: { wait: '1 day' } } }],
    ['send', { send: 'reply' }],
    ['call', { call: 'ticket' }],
  ];
  test.each(written)('a key added to a step %s begins with what the readers take', (_kind, step) => {
    const text = setValue('workflow: w\nsteps:\n  done: {end: done}\n', ['steps', 'work'], step);
    const { control } = formOf(text, 'work');
    if (control.of !== 'group') throw new Error('a step is a map');
    for (const { key, schema } of control.absent) {
      // These two are right only beside others.
      if (['calendar', 'measure', 'at', 'every'].includes(key) || key === 'save') continue;
      const begun = beginWith(root, schema, key, names, 'new_step');
      const changed = setValue(text, ['steps', 'work', key], begun);
      expect({ key, begun, problems: problemsOf(changed) }).toEqual({
        key,
        begun,
        problems: problemsOf(text),
      });
      expect(removeEntry(changed, ['steps', 'work', key])).toBe(text);
    }
  });

  test('a wait can be for a time, until an instant, or for a message', () => {
    const text = 'workflow: w\nsteps:\n  pause: {wait: 2 days}\n  done: {end: done}\n';
    const wait = allOf(formOf(text, 'pause')).find(({ label }) => label === 'wait');
    expect(wait?.ways.map(({ name }) => name)).toEqual(['text', 'until', 'message']);
    for (const { form } of wait?.ways ?? [])
      expect(
        problemsOf(setValue(text, ['steps', 'pause', 'wait'], beginWith(root, form, 'wait', names, 'x'))),
      ).toEqual([]);
  });

  test('a number stays a number, and a text that looks like one a text', () => {
    const any = { texts: true, others: true };
    for (const value of [3, '3', true, 'true', '', 'a', '"a"', null, '= data.n'])
      expect(typedValue(shownText(value, any), any)).toBe(value);
    expect(typedValue('3', { texts: true, others: false })).toBe('3');
  });
});

function formOf(text: string, step: string): Field {
  const place = placeOfStep(parsed(text), step);
  if (place === null) throw new Error(`no step ${step}`);
  const value = jsonOf(parsed(text), nodeAt(parsed(text), place.path));
  return fieldOf(root, stepSchema(root), { path: place.path, label: step, value, required: true });
}

function allOf(field: Field): readonly Field[] {
  const { control } = field;
  const inner = control.of === 'group' ? control.fields : control.of === 'list' ? control.items : [];
  return [field, ...inner.flatMap(allOf)];
}

/** As the field itself writes, told that something was typed. */
function writtenBack(text: string, { path, value, control }: Field): string {
  if (control.of === 'text')
    return setValue(text, path, typedValue(shownText(value, control.accepts), control.accepts));
  if (control.of !== 'title') return setValue(text, path, value);
  return control.texts.reduce(
    (whole, [language, each]) => setValue(whole, language === '' ? path : [...path, language], each),
    text,
  );
}

function problemsOf(text: string): readonly string[] {
  return readTree([{ path: 'w.yaml', text }]).problems.map(({ message }) => message);
}
