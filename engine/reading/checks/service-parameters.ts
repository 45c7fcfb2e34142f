/** Calls hand to a service the parameters that it has, all that it needs, and values of the right kind where these are written out. */
import { Validator } from '@cfworker/json-schema';
import { nearest } from '../../expressions/nearest.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { describe, plainOf, type Entry, type Node, type Position } from '../node.js';
import { findDefinition, type Definition } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { unknownName } from './unknown-names.js';
import { factsOf } from './workflow-in-tree.js';
import { type Filling, worded } from '../../wording/worded.js';

export const checkServiceParameters: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    for (const { service, at, given } of factsOf(definition, 'call')) {
      const parameters = checking.services.find((each) => each.name === service)?.parameters;
      if (parameters === undefined || given === null) continue;
      checkGiven(checking, definition, { name: service, at, given, parameters });
    }
  }
};

/** What is handed over by name, and to whom; `parameters` is the JSON Schema of all of it. */
export interface Given {
  readonly name: string;
  readonly at: Position;
  readonly given: readonly Entry[];
  readonly parameters: JsonObject;
}

/** Reports what the receiver doesn't have, what it needs and doesn't get, and values of the wrong kind. */
export function checkGiven(
  checking: Checking,
  definition: Definition,
  { name, at, given, parameters }: Given,
): void {
  for (const entry of given) checkParameter(checking, definition, name, entry, parameters);
  const properties = isJsonObject(parameters['properties']) ? parameters['properties'] : {};
  const needed = Array.isArray(parameters['required']) ? (parameters['required'] as readonly unknown[]) : [];
  for (const parameter of needed) {
    const known = properties[String(parameter)];
    const defaulted = isJsonObject(known) && 'default' in known;
    if (defaulted || given.some((entry) => entry.key === parameter)) continue;
    const message = worded`"${name}" needs the parameter "${String(parameter)}"; add it to "with"`;
    checking.error(definition, at, 'missing_parameter', message);
  }
}

function checkParameter(
  checking: Checking,
  definition: Definition,
  service: string,
  entry: Entry,
  parameters: JsonObject,
): void {
  const properties = isJsonObject(parameters['properties']) ? parameters['properties'] : {};
  const names = Object.keys(properties);
  const schema = Object.hasOwn(properties, entry.key) ? properties[entry.key] : undefined;
  if (schema === undefined) {
    if (parameters['additionalProperties'] !== false) return;
    const near = nearest(entry.key, names);
    const way =
      near === null ? worded`it has ${names.join(', ') || worded`none`}` : worded`did you mean "${near}"?`;
    checking.error(
      definition,
      entry.keyAt,
      'unknown_parameter',
      worded`"${service}" has no parameter "${entry.key}"; ${way}`,
      near,
    );
    return;
  }
  if (holdsExpression(entry.value)) return;
  const value = plainOf(entry.value);
  if (
    entry.key === 'template' &&
    typeof value === 'string' &&
    checking.services.some(({ name }) => name === service)
  ) {
    if (findDefinition(checking.tree, 'template', value) === null) {
      const templates = checking.tree.definitions
        .filter((each) => each.kind === 'template')
        .map((each) => each.name);
      unknownName(checking, definition, entry.value.at, 'template', value, templates);
    }
    return;
  }
  // A reference leads out of the part that is looked at.
  if (!isJsonObject(schema) || JSON.stringify(schema).includes('"$ref"')) return;
  if (new Validator(schema, '2020-12').validate(value).valid) return;
  checking.error(
    definition,
    entry.value.at,
    'wrong_value',
    worded`the parameter "${entry.key}" of "${service}" expects ${expected(schema)}, found ${describe(entry.value)}`,
  );
}

function expected(schema: JsonObject): Filling {
  const type = schema['type'];
  return typeof type === 'string' ? worded`the type ${type}` : JSON.stringify(schema);
}

/** Whether a value can only be told when it runs. */
export function holdsExpression(node: Node): boolean {
  if (node.kind === 'scalar') return typeof node.value === 'string' && node.value.startsWith('=');
  return node.kind === 'list'
    ? node.items.some(holdsExpression)
    : node.entries.some((entry) => holdsExpression(entry.value));
}
