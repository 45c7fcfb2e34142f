/** What is known of a value before it is there: from the schemas of the data, and the language's own names. */
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import { resolveReference } from './instant-places.js';
import { clockFields, clockStates, instanceFields, stepFields, stepStates } from './scope.js';
import { worded, type Worded } from '../wording/worded.js';

/**
 * `any`: nothing is known. `scalar`: no map or list; one of `values`, or null, where these are known. `of`: a map that has
 * these fields and no others, each of them an `item`. `schema`: data; `saved`: paths that steps write to, in the schema or not.
 */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'scalar'; readonly called: Worded; readonly values: readonly Json[] | null }
  | {
      readonly kind: 'of';
      readonly what: Worded;
      readonly fields: { readonly [field: string]: Shape };
      readonly item: Shape;
    }
  | {
      readonly kind: 'schema';
      readonly schema: Json;
      readonly root: JsonObject;
      readonly saved: Paths;
    };

type Paths = readonly (readonly string[])[];

/** A field that can't be there: an error; one that nothing declares, and that looks like a declared one: a warning. */
export interface Doubt {
  readonly severity: 'error' | 'warning';
  readonly problem: Worded;
  readonly known: readonly string[];
}

export const any: Shape = { kind: 'any' };
const instant: Shape = { kind: 'scalar', called: worded`an instant`, values: null };

/** Data of a schema; `saved` are the paths that steps write to, as they write them. Nothing is known without a schema. */
export function ofSchema(schema: JsonObject | null, saved: Paths = []): Shape {
  return schema === null ? any : { kind: 'schema', schema, root: schema, saved };
}

/** What is known of a step's record: the schema of its data, and the outcomes that it can have; null where they aren't known. */
export interface KnownStep {
  readonly data: JsonObject | null;
  readonly outcomes: readonly string[] | null;
}

/** `steps.<step>`. */
export function stepShape({ data, outcomes }: KnownStep): Shape {
  const state = oneOf(worded`a state`, stepStates);
  const outcome: Shape = { kind: 'scalar', called: worded`an outcome`, values: outcomes };
  return mapOf(worded`a step`, fieldsOf(stepFields, { state, outcome, data: ofSchema(data), at: instant }));
}

export const clockShape: Shape = mapOf(
  worded`a clock`,
  fieldsOf(clockFields, { state: oneOf(worded`a state`, clockStates), due: instant }),
);
export const instanceShape: Shape = mapOf(
  worded`an instance`,
  fieldsOf(instanceFields, { started_at: instant }),
);

/** All of one kind by name, as `steps` and `clocks`; `item`: what is known of one whose name isn't. */
export function namedShape(fields: { readonly [name: string]: Shape }, item: Shape): Shape {
  return { kind: 'of', what: worded`the workflow`, fields, item };
}

export const nowShape = instant;

function oneOf(called: Worded, values: readonly string[]): Shape {
  return { kind: 'scalar', called, values };
}

function mapOf(what: Worded, fields: { readonly [field: string]: Shape }): Shape {
  return { kind: 'of', what, fields, item: any };
}

function fieldsOf(
  names: readonly string[],
  known: { readonly [field: string]: Shape },
): { readonly [field: string]: Shape } {
  return Object.fromEntries(names.map((name) => [name, known[name] ?? any]));
}

/** The shape of a field of a value, and what is doubtful about reading it. */
export function fieldOf(
  shape: Shape,
  field: string,
): { readonly shape: Shape; readonly doubt: Doubt | null } {
  switch (shape.kind) {
    case 'any':
      return { shape: any, doubt: null };
    case 'scalar':
      return { shape: any, doubt: error(worded`${shape.called} has no field "${field}"`) };
    case 'of': {
      const found = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
      if (found) return { shape: found, doubt: null };
      const known = Object.keys(shape.fields);
      return { shape: any, doubt: error(worded`${shape.what} has no "${field}"`, known) };
    }
    case 'schema':
      return fieldOfSchema(shape, field);
  }
}

/** The shape of a list's items, of what a map holds at a key that isn't known. */
export function itemOf(shape: Shape): Shape {
  if (shape.kind === 'of') return shape.item;
  if (shape.kind !== 'schema') return any;
  const schema = resolved(shape.schema, shape.root);
  const items = isJsonObject(schema) && !hasAlternatives(schema) ? schema['items'] : undefined;
  return isJsonObject(items) ? { ...shape, schema: items, saved: [] } : any;
}

/** All that a value can be beside null, where its schema or the language lists it; null: it may be anything. */
export function valuesOf(shape: Shape): readonly Json[] | null {
  if (shape.kind === 'scalar') return shape.values;
  // What steps save below makes it a map, whatever the schema says.
  if (shape.kind !== 'schema' || shape.saved.length > 0) return null;
  return valuesInSchema(shape.schema, shape.root, 0);
}

function valuesInSchema(schema: Json | undefined, root: JsonObject, depth: number): readonly Json[] | null {
  if (!isJsonObject(schema) || depth > deepestValues) return null;
  // An instant equals any other way to write it.
  if (schema['format'] === 'date' || schema['format'] === 'date-time') return null;
  const { enum: listed, const: only, $ref } = schema;
  if (only !== undefined) return [only];
  if (Array.isArray(listed)) return listed as readonly Json[];
  const parts = (word: string) => (Array.isArray(schema[word]) ? (schema[word] as readonly Json[]) : []);
  const inPart = (part: Json | undefined) => valuesInSchema(part, root, depth + 1);
  // Of what must hold together, one that lists is enough; of alternatives each has to.
  for (const part of parts('allOf')) if (inPart(part) !== null) return inPart(part);
  if (typeof $ref === 'string') return inPart(resolveReference($ref, root));
  const each = [...parts('oneOf'), ...parts('anyOf')].map(inPart);
  const known = each.filter((values) => values !== null);
  return each.length > 0 && known.length === each.length ? known.flat() : null;
}

/** The JSON Schema types that a value can have, where its schema says so; null: it may have any. */
export function typesOfShape(shape: Shape): readonly string[] | null {
  if (shape.kind !== 'schema' || shape.saved.length > 0) return null;
  return typesInSchema(shape.schema, shape.root, 0);
}

function typesInSchema(schema: Json | undefined, root: JsonObject, depth: number): readonly string[] | null {
  if (!isJsonObject(schema) || depth > deepestValues) return null;
  const own = typesOf(schema);
  if (own !== null) return own;
  const { $ref } = schema;
  if (typeof $ref === 'string') return typesInSchema(resolveReference($ref, root), root, depth + 1);
  const parts = choicesOf(schema) ?? [];
  const each = parts.map((part) => typesInSchema(part, root, depth + 1));
  const known = each.filter((types) => types !== null);
  return each.length > 0 && known.length === each.length ? known.flat() : null;
}

const deepestValues = 12;

type SchemaShape = Extract<Shape, { readonly kind: 'schema' }>;

function fieldOfSchema(
  shape: SchemaShape,
  field: string,
): { readonly shape: Shape; readonly doubt: Doubt | null } {
  const unknown = { shape: any, doubt: null };
  const schema = resolved(shape.schema, shape.root);
  if (!isJsonObject(schema)) return unknown;
  const choices = choicesOf(schema);
  if (choices !== null) return fieldOfChoices(shape, choices, field);
  if (hasAlternatives(schema)) return unknown;

  const types = typesOf(schema);
  if (types !== null && !types.includes('object')) {
    const called = types.filter((type) => type !== 'null').join(' or ');
    return {
      shape: any,
      doubt: error(worded`its schema says ${called || 'null'}: it has no field "${field}"`),
    };
  }
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const declared = Object.hasOwn(properties, field);
  const saved = shape.saved.filter(([first]) => first === field).map((path) => path.slice(1));
  // What a step saves there whole may be anything; what it saves below is beside what is declared.
  if (saved.some((path) => path.length === 0) || schema['patternProperties'] !== undefined) return unknown;
  if (declared || saved.length > 0) {
    return { shape: { ...shape, schema: properties[field] ?? {}, saved }, doubt: null };
  }

  const known = [...Object.keys(properties), ...shape.saved.flatMap(([first]) => first ?? [])];
  const others = schema['additionalProperties'] ?? schema['unevaluatedProperties'];
  if (isJsonObject(others)) return { shape: { ...shape, schema: others, saved: [] }, doubt: null };
  if (others === false)
    return { shape: any, doubt: error(worded`the schema has no field "${field}"`, known) };
  return {
    shape: any,
    doubt: { severity: 'warning', problem: worded`no schema and no step names a field "${field}"`, known },
  };
}

/** A field of what one of several schemas describes: doubtful only where it is so in each of them. */
function fieldOfChoices(
  shape: SchemaShape,
  choices: readonly Json[],
  field: string,
): { readonly shape: Shape; readonly doubt: Doubt | null } {
  const each = choices.map((schema) => fieldOfSchema({ ...shape, schema }, field));
  const found = each.filter(({ doubt }) => doubt === null).map((one) => one.shape);
  const doubts = each.flatMap(({ doubt }) => doubt ?? []);
  if (found.length === 0) {
    const known = [...new Set(doubts.flatMap((doubt) => doubt.known))];
    const mildest = doubts.find(({ severity }) => severity === 'warning') ?? doubts[0];
    return { shape: any, doubt: mildest === undefined ? null : { ...mildest, known } };
  }
  const schemas = found.flatMap((one) =>
    one.kind === 'schema' && one.saved.length === 0 ? [one.schema] : [],
  );
  if (schemas.length < found.length) return { shape: any, doubt: null };
  const either = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  const [only] = either.values();
  const schema = either.size === 1 && only !== undefined ? only : { anyOf: [...either.values()] };
  return { shape: { ...shape, schema, saved: [] }, doubt: null };
}

/** The schemas of which one holds, where a schema says nothing else; null where it does. */
function choicesOf(schema: JsonObject): readonly Json[] | null {
  const words = Object.keys(schema).filter((word) => !quiet.has(word));
  const [word] = words;
  if (words.length !== 1 || (word !== 'anyOf' && word !== 'oneOf')) return null;
  const choices = schema[word];
  return Array.isArray(choices) ? (choices as readonly Json[]) : null;
}

function resolved(schema: Json, root: JsonObject): Json | undefined {
  let found: Json | undefined = schema;
  for (let hops = 0; hops < 12 && isJsonObject(found) && typeof found['$ref'] === 'string'; hops += 1) {
    const target = resolveReference(found['$ref'], root);
    // Words beside a reference may add fields: then nothing is sure.
    found = Object.keys(found).every((word) => quiet.has(word)) ? target : undefined;
  }
  return found;
}

const quiet: ReadonlySet<string> = new Set([
  '$ref',
  'title',
  'description',
  'personal',
  'default',
  'examples',
]);
const alternatives = [
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'not',
];

function hasAlternatives(schema: JsonObject): boolean {
  return alternatives.some((word) => Object.hasOwn(schema, word));
}

function typesOf(schema: JsonObject): readonly string[] | null {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? (type as readonly string[]) : null;
}

function error(problem: Worded, known: readonly string[] = []): Doubt {
  return { severity: 'error', problem, known };
}
