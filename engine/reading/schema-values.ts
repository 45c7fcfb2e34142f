/** What each keyword of JSON Schema 2020-12 takes as its value; told without generated code, which a browser's page may not run. */
import type { Json } from '../json.js';
import { listOfSchemas, mapOfSchemas, oneSchema } from './schema-keywords.js';
import { worded, type Worded } from '../wording/worded.js';

interface Taken {
  /** In words, for messages. */
  readonly expected: Worded;
  readonly holds: (value: Json) => boolean;
}

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

const isText = (value: Json) => typeof value === 'string';
const isMap = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema = (value: Json) => isMap(value) || typeof value === 'boolean';
const isType = (value: Json) => typeof value === 'string' && types.includes(value);
const areDifferent = (list: readonly Json[]) => new Set(list).size === list.length;
const isListOf = (value: Json, item: (each: Json) => boolean): value is readonly Json[] =>
  Array.isArray(value) && value.every(item);

const schema: Taken = { expected: worded`a schema: a map, true or false`, holds: isSchema };
const schemas: Taken = {
  expected: worded`a list of schemas`,
  holds: (value) => isListOf(value, isSchema) && value.length > 0,
};
const schemasByName: Taken = {
  expected: worded`schemas by name`,
  holds: (value) => isMap(value) && Object.values(value).every(isSchema),
};
const text: Taken = { expected: worded`a text`, holds: isText };
const flag: Taken = { expected: worded`true or false`, holds: (value) => typeof value === 'boolean' };
const number: Taken = { expected: worded`a number`, holds: (value) => typeof value === 'number' };
const count: Taken = {
  expected: worded`a whole number from 0 on`,
  holds: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
};
const list: Taken = { expected: worded`a list`, holds: (value) => Array.isArray(value) };
const names: Taken = {
  expected: worded`a list of different names`,
  holds: (value) => isListOf(value, isText) && areDifferent(value),
};

/** By keyword; those that take anything are not here. */
const taken: ReadonlyMap<string, Taken> = new Map([
  ...oneSchema.map((key) => [key, schema] as const),
  ...listOfSchemas.map((key) => [key, schemas] as const),
  ...mapOfSchemas.map((key) => [key, schemasByName] as const),
  ...all(text, ['$ref', '$comment', 'title', 'description', 'pattern', 'format']),
  ...all(text, ['contentEncoding', 'contentMediaType']),
  ...all(flag, ['deprecated', 'readOnly', 'writeOnly', 'uniqueItems', 'personal']),
  ...all(number, ['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum']),
  ...all(count, ['maxLength', 'minLength', 'maxItems', 'minItems', 'maxContains', 'minContains']),
  ...all(count, ['maxProperties', 'minProperties']),
  ...all(list, ['enum', 'examples']),
  ...all(names, ['required']),
  [
    'multipleOf',
    { expected: worded`a number above 0`, holds: (value) => typeof value === 'number' && value > 0 },
  ],
  [
    'type',
    {
      expected: worded`one of ${types.join(', ')}, or a list of these`,
      holds: (value) => isType(value) || (isListOf(value, isType) && value.length > 0 && areDifferent(value)),
    },
  ],
  [
    'dependentRequired',
    {
      expected: worded`lists of names by name`,
      holds: (value) => isMap(value) && Object.values(value).every(names.holds),
    },
  ],
]);

/** What this keyword takes, if `value` is something else; null if it is right. */
export function expectedValue(keyword: string, value: Json): Worded | null {
  const rule = taken.get(keyword);
  return rule === undefined || rule.holds(value) ? null : rule.expected;
}

function all(rule: Taken, keys: readonly string[]): readonly (readonly [string, Taken])[] {
  return keys.map((key) => [key, rule] as const);
}
