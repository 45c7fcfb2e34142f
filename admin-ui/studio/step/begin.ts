/** What a new part of a definition begins with: the least that is right, to be changed then. */
import type { Json, JsonObject } from '../../../engine/json.js';
import type { ReadText } from '../check/checked.js';
import { namedBy } from '../editor/offers.js';
import { formsOf, object, wordsOf } from '../editor/schema-at.js';
import { isAny, isByLanguage, isListForm, isMapForm, requiredOf } from './alternatives.js';

type Names = ReadText['names'];

/** What stands for what a key asks for, where the schema only knows a text. */
const examples: Readonly<Record<string, Json>> = {
  when: 'true',
  must: 'true',
  where: 'true',
  within: '1 day',
  wait: '1 day',
  for: '1 day',
  until: '= now',
  happened: '= now',
  save: 'result',
  message: 'message',
  send: 'message',
  end: 'done',
  measure: 'SLA',
  undo: 'all',
  each: [],
  list: [],
  rate: '60 per hour',
  collect: '= item',
  timeout: '60 seconds',
  first: '1 second',
  max: '1 hour',
  mode: 'phone',
  user: 'nobody',
  skills: 'skill',
};

/** Names of entries whose names are free, by the key of what holds them. */
const entryNames: Readonly<Record<string, string>> = {
  on: 'error',
  at: '100%',
  every: '1 day',
  set: 'result',
  with: 'name',
  parallel: 'branch',
  outcomes: 'done',
};

const deepest = 8;

/** A sound value under `key` at these schemas; `step` names the step that a new block begins with. */
export function beginWith(
  root: JsonObject,
  schema: JsonObject,
  key: string,
  names: Names,
  step: string,
): Json {
  return begin(formsOf(root, schema), key, 0);

  function begin(forms: readonly JsonObject[], under: string, depth: number): Json {
    const example = examples[under];
    if (forms.some(isExpression) && typeof example === 'string' && example.startsWith('=')) return example;
    const form = forms.find((each) => !isExpression(each)) ?? forms[0];
    if (form === undefined || depth > deepest) return '';
    if (forms.some(isByLanguage)) return titled(under);
    if (isMapForm(form)) return map(form, under, depth);
    if (isListForm(form)) return [begin(formsOf(root, object(form['items'])), under, depth + 1)];
    return plain(form, under);
  }

  function map(form: JsonObject, under: string, depth: number): Json {
    const properties = object(form['properties']);
    if (properties === null) {
      const inner = object(form['additionalProperties']);
      if (inner?.['$ref'] === '#/$defs/step') return { [step]: { wait: '1 day' } };
      return {
        [entryNames[under] ?? 'name']: inner === null ? '' : begin(formsOf(root, inner), '', depth + 1),
      };
    }
    const required = requiredOf(form);
    const [first] = Object.keys(properties);
    const keys = required.length > 0 ? required : first === undefined ? [] : [first];
    const further = keys.length === 1 && keys[0] === 'when' && 'next' in properties ? ['next'] : [];
    return Object.fromEntries(
      [...keys, ...further].map((each) => [
        each,
        begin(formsOf(root, object(properties[each])), each, depth + 1),
      ]),
    );
  }

  function plain(form: JsonObject, under: string): Json {
    const [word] = wordsOf([form]);
    if (form['type'] === 'boolean') return form['default'] !== true;
    if (word !== undefined) return word;
    if (form['type'] === 'number' || form['type'] === 'integer')
      return form['default'] ?? form['minimum'] ?? 1;
    const of = namedBy[under];
    const [name] = of === undefined ? [] : (names[of] ?? []);
    return name ?? examples[under] ?? (isAny(form) ? '' : 'text');
  }
}

function isExpression(form: JsonObject): boolean {
  return form['pattern'] === '^=';
}

function titled(key: string): Json {
  return key === 'message' ? { it: 'Da correggere', en: 'To be mended' } : { it: 'Nuovo', en: 'New' };
}
