/** The fields of a form as its editor shows them. Pure. */
import type { Title } from '../../../../engine/definition.js';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.js';
import type { FormDefinition } from '../../../../engine/reading/form.js';
import { kindOf } from './field-kinds.js';

/** A field, and how it is shown. */
export interface FormField {
  /** Its names from outside in: `person`, `email`. */
  readonly names: readonly string[];
  readonly schema: JsonObject;
  readonly kind: string | null;
  /** The form that it takes over. */
  readonly reference: string | null;
  readonly required: boolean;
  readonly personal: boolean;
  readonly label: Title | null;
  readonly help: Title | null;
  readonly choices: readonly Choice[];
}

/** A value that can be chosen, and what people read for it. */
interface Choice {
  readonly value: string;
  readonly label: Title | null;
}

/** Whether the form's fields stand in its schema, so that they can be edited one by one. */
export function hasFields({ schema }: FormDefinition): boolean {
  return ['enum', '$ref', 'allOf', 'anyOf', 'oneOf'].every((key) => schema[key] === undefined);
}

/** All fields, those of a group below it, in the order in which they are shown. */
export function fieldsOf({ schema, ui }: FormDefinition): readonly FormField[] {
  const order = Array.isArray(ui['order']) ? (ui['order'] as readonly Json[]).map(String) : [];
  return fieldsIn(schema, ui, [], order);
}

/** Where the schema of these names stands in a form's text. */
export function schemaPath(names: readonly string[]): readonly string[] {
  return names.reduce<readonly string[]>((path, name) => [...path, 'properties', name], ['schema']);
}

/** The schema that holds the field of these names. */
export function holderOf({ schema }: FormDefinition, names: readonly string[]): JsonObject {
  return names.slice(0, -1).reduce((at, name) => mapAt(mapAt(at, 'properties'), name), schema);
}

/** A key of a map that is a map; an empty one where it isn't. */
export function mapAt(value: JsonObject, key: string): JsonObject {
  const found = value[key];
  return isJsonObject(found) ? found : {};
}

function fieldsIn(
  holder: JsonObject,
  ui: JsonObject,
  above: readonly string[],
  order: readonly string[],
): readonly FormField[] {
  const entries = Object.entries(mapAt(holder, 'properties'));
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = entries.toSorted(([one], [other]) => place(one) - place(other));
  const required = Array.isArray(holder['required']) ? (holder['required'] as readonly Json[]) : [];
  return sorted.flatMap(([name, schema]) => {
    if (!isJsonObject(schema)) return [];
    const field = fieldOf(schema, ui, [...above, name], required.includes(name));
    return [field, ...fieldsIn(schema, ui, field.names, [])];
  });
}

function fieldOf(schema: JsonObject, ui: JsonObject, names: readonly string[], required: boolean): FormField {
  const at = names.join('.');
  const labels = mapAt(ui, 'labels');
  const widget = mapAt(ui, 'widgets')[at];
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as readonly Json[]) : [];
  return {
    names,
    schema,
    required,
    kind: kindOf(schema, typeof widget === 'string' ? widget : null),
    reference: typeof schema['$ref'] === 'string' ? schema['$ref'] : null,
    personal: schema['personal'] === true,
    label: titleIn(labels[at]),
    help: titleIn(mapAt(ui, 'help')[at]),
    choices: values.map((each) => {
      const value = typeof each === 'string' ? each : JSON.stringify(each);
      return { value, label: titleIn(labels[`${at}.${value}`]) };
    }),
  };
}

function titleIn(value: Json | undefined): Title | null {
  if (typeof value === 'string') return value;
  return isJsonObject(value) ? (value as Record<string, string>) : null;
}
