/**
 * The quick yes to nearly all that is sent: schemas of everyday keywords, made once into functions. It says yes only where
 * the library's validator (`validate.ts`) would; all else, every schema with another keyword included, is that one's.
 */
import { format } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';

type Test = (value: Json) => boolean;

const never: Test = () => false;
const always: Test = () => true;
const made = new WeakMap<JsonObject, Test>();

/** Whether a value surely satisfies a schema. False says nothing. */
export function plainlySatisfies(schema: JsonObject, value: Json): boolean {
  let test = made.get(schema);
  if (test === undefined) {
    test = testOf(schema) ?? never;
    made.set(schema, test);
  }
  return test(value);
}

/** What says nothing of the value. */
const silent: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'examples', '$comment', 'deprecated', 'readOnly', 'writeOnly'],
  'personal',
]);

/** The test of each keyword that is known here; null where the schema has others, or one used in a way that is not. */
function testOf(schema: Json | undefined): Test | null {
  if (!isJsonObject(schema)) return null;
  const tests: Test[] = [];
  for (const [keyword, given] of Object.entries(schema)) {
    if (silent.has(keyword)) continue;
    const test = Object.hasOwn(keywords, keyword) ? keywords[keyword]?.(given, schema) : null;
    if (test === null || test === undefined) return null;
    tests.push(test);
  }
  return allOf(tests);
}

function allOf(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first === undefined) return always;
  if (second === undefined) return first;
  if (tests.length === 2) return (value) => first(value) && second(value);
  return (value) => {
    for (const test of tests) if (!test(value)) return false;
    return true;
  };
}

const types: { readonly [type: string]: Test } = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  object: isJsonObject,
  array: Array.isArray,
  null: (value) => value === null,
};

const keywords: { readonly [keyword: string]: (given: Json, schema: JsonObject) => Test | null } = {
  type: (given) => (typeof given === 'string' && Object.hasOwn(types, given) ? (types[given] ?? null) : null),
  enum: (given) => (Array.isArray(given) ? oneOf(given as readonly Json[]) : null),
  const: (given) => oneOf([given]),
  // A character counts once, though some are two units long: what might be too short then is counted by the library.
  minLength: (given) =>
    isCount(given)
      ? (value) => typeof value !== 'string' || value.length >= Math.max(given, 2 * given - 1)
      : null,
  maxLength: (given) =>
    isCount(given) ? (value) => typeof value !== 'string' || value.length <= given : null,
  minItems: (given) => (isCount(given) ? (value) => !Array.isArray(value) || value.length >= given : null),
  maxItems: (given) => (isCount(given) ? (value) => !Array.isArray(value) || value.length <= given : null),
  minimum: (given) =>
    typeof given === 'number' ? (value) => typeof value !== 'number' || value >= given : null,
  maximum: (given) =>
    typeof given === 'number' ? (value) => typeof value !== 'number' || value <= given : null,
  format: (given) => {
    const known = typeof given === 'string' ? format[given] : undefined;
    return known === undefined ? null : (value) => typeof value !== 'string' || known(value);
  },
  required: (given) =>
    areTexts(given)
      ? (value) => !isJsonObject(value) || given.every((name) => Object.hasOwn(value, name))
      : null,
  properties: (given) => (isJsonObject(given) ? propertiesTest(given) : null),
  additionalProperties: (given, { properties }) =>
    given === false && isJsonObject(properties)
      ? (value) => !isJsonObject(value) || hasOnly(value, properties)
      : null,
  items: (given) => {
    const test = testOf(given);
    return test === null ? null : (value) => !Array.isArray(value) || (value as readonly Json[]).every(test);
  },
};

function hasOnly(value: JsonObject, properties: JsonObject): boolean {
  for (const name in value) if (!Object.hasOwn(properties, name)) return false;
  return true;
}

function propertiesTest(properties: JsonObject): Test | null {
  const tests: (readonly [string, Test])[] = [];
  for (const [name, inner] of Object.entries(properties)) {
    const test = testOf(inner);
    if (test === null) return null;
    if (test !== always) tests.push([name, test]);
  }
  return (value) => {
    if (!isJsonObject(value)) return true;
    for (const [name, test] of tests)
      if (Object.hasOwn(value, name) && !test(value[name] as Json)) return false;
    return true;
  };
}

function oneOf(values: readonly Json[]): Test | null {
  if (values.some((value) => typeof value === 'object' && value !== null)) return null;
  const known = new Set(values);
  return (value) => known.has(value);
}

function areTexts(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCount(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
