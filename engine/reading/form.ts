/** Reader of a form: a JSON Schema 2020-12, and how it is shown. */
import type { Title } from '../definition.js';
import type { JsonObject } from '../json.js';
import { checkSchema } from './form-schema.js';
import { entryOf, plainOf, type MapNode, type Node } from './node.js';
import {
  defaulted,
  listOf,
  optional,
  readFields,
  reader,
  record,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import type { Reading } from './reading.js';
import { keywords, listOfSchemas, mapOfSchemas, oneSchema } from './schema-keywords.js';
import { partOf, type HasPart } from './schema-parts.js';
import { anyMap, name, text, title } from './scalars.js';
import { worded } from '../wording/worded.js';

/** A form as written: `$ref` may name another form, `personal: true` marks what is kept encrypted. */
export interface FormDefinition {
  readonly form: string;
  readonly title: Title | null;
  readonly schema: JsonObject;
  readonly ui: JsonObject;
}

/** A JSON Schema with the keywords that forms may use. */
const jsonSchema: HasPart = {
  named: 'json_schema',
  part: (of) => {
    const inner: JsonObject = { anyOf: [of(jsonSchema), { type: 'boolean' }] };
    const words = keywords.map((word): readonly [string, JsonObject] => {
      if (oneSchema.includes(word)) return [word, inner];
      if (listOfSchemas.includes(word)) return [word, { type: 'array', items: inner }];
      return [word, mapOfSchemas.includes(word) ? { type: 'object', additionalProperties: inner } : {}];
    });
    return { type: 'object', properties: Object.fromEntries(words), additionalProperties: false };
  },
};

const schema: Reader<JsonObject> = reader(
  worded`a JSON Schema (a map)`,
  (node, reading) => {
    if (node.kind !== 'map') return refuse(reading, node, worded`a JSON Schema (a map)`);
    return checkSchema(node, reading) ? (plainOf(node) as JsonObject) : unread;
  },
  partOf(() => jsonSchema),
);

/** Keeps the map as it is written, once its keys are known to be right. */
function asWritten(inner: Reader<unknown>): Reader<JsonObject> {
  return reader(
    inner.expects,
    (node, reading): Read<JsonObject> =>
      inner.read(node, reading) === unread ? unread : (plainOf(node) as JsonObject),
    inner.part,
  );
}

const ui = asWritten(
  record(worded`ui`, {
    order: optional(listOf(text), 'the order of the fields'),
    widgets: optional(anyMap, 'how fields are shown'),
    help: optional(anyMap, 'help for fields, by language'),
    labels: optional(
      anyMap,
      'labels of fields, and of the values of a choice (`channel.phone`), by language',
    ),
  }),
);

export const formFields = {
  form: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  schema: required(schema, 'the JSON Schema of its data'),
  ui: defaulted(ui, {}, 'order, widgets, help and labels'),
};

/** Reads a form; null, and problems, where it can't be read. */
export function readForm(node: MapNode, reading: Reading): FormDefinition | null {
  const values = readFields(node, worded`a form`, formFields, reading, node.at);
  if (values === unread) return null;
  checkFields(node, reading);
  return values;
}

/** What `ui` speaks of has to be in the schema; a form that takes over another's fields by `$ref` or `allOf` is not looked into. */
function checkFields(node: MapNode, reading: Reading): void {
  const written = entryOf(node, 'schema')?.value;
  const shown = entryOf(node, 'ui')?.value;
  if (written?.kind !== 'map' || shown?.kind !== 'map') return;
  if (['$ref', 'allOf', 'anyOf', 'oneOf', 'if'].some((key) => entryOf(written, key) !== null)) return;
  const properties = entryOf(written, 'properties')?.value;
  const known = properties?.kind === 'map' ? properties.entries.map((entry) => entry.key) : [];
  const check = (field: unknown, at: Node['at']) => {
    if (typeof field !== 'string' || known.includes(field.split('.')[0] ?? '') || field === '*') return;
    reading.problem(
      at,
      'unknown_field',
      worded`the schema has no field "${field}"; it has ${known.join(', ') || worded`none`}`,
    );
  };
  for (const { key, value } of shown.entries) {
    if (key === 'order' && value.kind === 'list')
      for (const item of value.items) check(item.kind === 'scalar' ? item.value : null, item.at);
    if (value.kind === 'map') for (const entry of value.entries) check(entry.key, entry.keyAt);
  }
}
