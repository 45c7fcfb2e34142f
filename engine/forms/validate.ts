/**
 * The one validator of what people and programs send: forms of starts, tasks and messages, in API, workflow, play and
 * desk. JSON Schema 2020-12 by a library that interprets (no code is made, so it runs in a browser's strictest policy).
 */
import { format, type OutputUnit, Validator } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.js';
import { plainlySatisfies } from './plainly-satisfies.js';

/** A field at fault: where, as a JSON pointer into the value (empty: the whole), and what is wrong with it. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** What each format of the language asks for, as a message says it. */
const formats: { readonly [name: string]: string } = {
  'date-time': 'a date with time and zone, as in 2026-03-06T17:00:00+01:00',
  date: 'a date, as in 2026-03-06',
  email: 'a mail address',
  phone: 'a telephone number, as in +39 0874 1234',
  attachment: 'the id of a stored attachment',
  uri: 'an absolute address, as in https://example.org/a',
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
    return [
      { path: '', message: `can't be checked: ${error instanceof Error ? error.message : String(error)}` },
    ];
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
  return faults.size > 0 ? [...faults.values()] : [{ path: '', message: 'does not satisfy the form' }];
}

function faultOf({ keyword, instanceLocation, error }: OutputUnit): FieldFault {
  const path = decodeURI(instanceLocation.replace(/^#/, ''));
  switch (keyword) {
    case 'required':
      return { path: `${path}/${pointerPart(quoted(error))}`, message: 'is required' };
    case 'false':
      return { path, message: 'is no field of the form' };
    case 'type':
      return {
        path,
        message: error.replace(/^Instance type "(.*)" is invalid\. Expected (.*)\.$/, 'must be $2, not "$1"'),
      };
    case 'format':
      return { path, message: `must be ${formats[quoted(error)] ?? `of the format ${quoted(error)}`}` };
    default:
      return { path, message: error.replace(/^Instance /, '').replace(/\.$/, '') };
  }
}

function quoted(text: string): string {
  return text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'));
}

function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
