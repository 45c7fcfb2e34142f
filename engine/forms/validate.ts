/**
 * The one validator of what people and programs send: forms of starts, tasks and messages, in API, workflow, play and
 * desk. JSON Schema 2020-12 by a library that interprets (no code is made, so it runs in a browser's strictest policy).
 */
import { format, type OutputUnit, Validator } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.js';
import { asSaid, faultAt, worded, type FieldFault, type Worded } from '../wording/worded.js';
import { ofLibrary } from './library-faults.js';
import { plainlySatisfies } from './plainly-satisfies.js';

/** What each format of the language asks for, as a message says it. */
const formats: { readonly [name: string]: Worded } = {
  'date-time': worded`a date with time and zone, as in 2026-03-06T17:00:00+01:00`,
  date: worded`a date, as in 2026-03-06`,
  email: worded`a mail address`,
  phone: worded`a telephone number, as in +39 0874 1234`,
  attachment: worded`the id of a stored attachment`,
  uri: worded`an absolute address, as in https://example.org/a`,
};

// The library ignores formats that it doesn't know; this is the place where it looks them up.
format['phone'] = (text) => /^\+?[\d\s()./-]{3,30}$/.test(text) && text.replace(/\D/g, '').length >= 3;
format['attachment'] = (text) => /^[A-Za-z0-9_-]{1,128}$/.test(text);

const none: readonly FieldFault[] = [];
const validators = new WeakMap<JsonObject, Validator>();

/** The faults of a value by a schema, each field named once; none when it satisfies it. A schema that can't be used faults any value. */
export function validate(schema: JsonObject, value: Json): readonly FieldFault[] {
  if (plainlySatisfies(schema, value)) return none;
  try {
    const { valid, errors } = validatorOf(schema).validate(value);
    return valid ? none : faultsOf(errors);
  } catch (error) {
    return [faultAt('', worded`can't be checked: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

function validatorOf(schema: JsonObject): Validator {
  const found = validators.get(schema);
  if (found !== undefined) return found;
  // A copy: the library writes marks into the schema that it is given.
  const made = new Validator(
    JSON.parse(JSON.stringify(schema)) as ConstructorParameters<typeof Validator>[0],
    '2020-12',
    false,
  );
  validators.set(schema, made);
  return made;
}

/** Words of a schema whose faults only say that there are faults below. */
const wrappers = new Set([
  '$ref',
  'allOf',
  'if',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'dependentSchemas',
]);

/** Words of which the alternatives' own faults would only confuse. */
const alternatives = new Set(['anyOf', 'oneOf', 'not', 'contains', 'propertyNames']);

function faultsOf(errors: readonly OutputUnit[]): readonly FieldFault[] {
  const hidden = errors.flatMap(({ keyword, keywordLocation }) =>
    alternatives.has(keyword) ? [`${keywordLocation}/`] : [],
  );
  const faults = new Map<string, FieldFault>();
  for (const error of errors) {
    if (wrappers.has(error.keyword)) continue;
    if (hidden.some((location) => error.keywordLocation.startsWith(location))) continue;
    const fault = faultOf(error);
    if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return faults.size > 0 ? [...faults.values()] : [faultAt('', worded`does not satisfy the form`)];
}

function faultOf({ keyword, instanceLocation, error }: OutputUnit): FieldFault {
  const path = decodeURI(instanceLocation.replace(/^#/, ''));
  switch (keyword) {
    case 'required':
      return faultAt(`${path}/${pointerPart(quoted(error))}`, worded`is required`);
    case 'false':
      return faultAt(path, worded`is no field of the form`);
    case 'type':
      return faultAt(path, wrongType(error));
    case 'format': {
      const name = quoted(error);
      return faultAt(path, worded`must be ${formats[name] ?? worded`of the format ${name}`}`);
    }
    default:
      return faultAt(path, ofLibrary(error.replace(/^Instance /, '').replace(/\.$/, '')));
  }
}

function wrongType(error: string): Worded {
  const [, came, expected] = /^Instance type "(.*)" is invalid\. Expected (.*)\.$/.exec(error) ?? [];
  return came === undefined || expected === undefined
    ? asSaid(error)
    : worded`must be ${expected}, not "${came}"`;
}

function quoted(text: string): string {
  return text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'));
}

function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
