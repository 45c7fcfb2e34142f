/** Calls hand to a service the parameters that it has, all that it needs, and values of the right kind where these are written out. */
import { Validator } from '@cfworker/json-schema';
import { nearest } from '../../expressions/nearest.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { describe, plainOf, type Entry, type Node } from '../node.js';
import { findDefinition, type Definition } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { unknownName } from './unknown-names.js';
import { factsOf } from './workflow-in-tree.js';

export const checkServiceParameters: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    for (const { service, at, given } of factsOf(definition, 'call')) {
      const parameters = checking.services.find((each) => each.name === service)?.parameters;
      if (parameters === undefined || given === null) continue;
      for (const entry of given) checkParameter(checking, definition, service, entry, parameters);
      const needed = Array.isArray(parameters['required'])
        ? (parameters['required'] as readonly unknown[])
        : [];
      for (const name of needed) {
        if (given.some((entry) => entry.key === name)) continue;
        checking.error(
          definition,
          at,
          'missing_parameter',
          `"${service}" needs the parameter "${String(name)}"; add it to "with"`,
        );
      }
    }
  }
};

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
    const way = near === null ? `it has ${names.join(', ') || 'none'}` : `did you mean "${near}"?`;
    checking.error(
      definition,
      entry.keyAt,
      'unknown_parameter',
      `"${service}" has no parameter "${entry.key}"; ${way}`,
      near,
    );
    return;
  }
  if (holdsExpression(entry.value)) return;
  const value = plainOf(entry.value);
  if (entry.key === 'template' && typeof value === 'string') {
    if (findDefinition(checking.tree, 'template', value) === null) {
      const templates = checking.tree.definitions
        .filter((each) => each.kind === 'template')
        .map((each) => each.name);
      unknownName(checking, definition, entry.value.at, 'template', value, templates);
    }
    return;
  }
  if (!isJsonObject(schema) || new Validator(schema, '2020-12').validate(value).valid) return;
  checking.error(
    definition,
    entry.value.at,
    'wrong_value',
    `the parameter "${entry.key}" of "${service}" expects ${expected(schema)}, found ${describe(entry.value)}`,
  );
}

function expected(schema: JsonObject): string {
  const type = schema['type'];
  return typeof type === 'string' ? `the type ${type}` : JSON.stringify(schema);
}

/** Whether a value can only be told when it runs. */
export function holdsExpression(node: Node): boolean {
  if (node.kind === 'scalar') return typeof node.value === 'string' && node.value.startsWith('=');
  return node.kind === 'list'
    ? node.items.some(holdsExpression)
    : node.entries.some((entry) => holdsExpression(entry.value));
}
