/**
 * Checks that a form's schema is JSON Schema 2020-12, with the formats and keywords that the language takes; unknown keywords,
 * which JSON Schema lets pass, are slips here.
 */
import { nearest } from '../expressions/nearest.js';
import { describe, entryOf, nodeAt, plainOf, type Entry, type MapNode, type Node } from './node.js';
import { unknownKey } from './reader.js';
import type { Reading } from './reading.js';
import { keywords, placesOfSchemas } from './schema-keywords.js';
import { expectedValue } from './schema-values.js';
import { worded } from '../wording/worded.js';

const formats = ['date-time', 'date', 'email', 'phone', 'attachment', 'uri'];
const formName = /^[a-z][a-z0-9_]*$/;

/** True if the schema is sound; reports all that isn't. */
export function checkSchema(node: MapNode, reading: Reading): boolean {
  const before = { count: 0 };
  const counted: Reading = {
    ...reading,
    problem: (...problem) => {
      before.count += 1;
      reading.problem(...problem);
    },
  };
  checkKeywords(node, node, counted);
  return before.count === 0;
}

function checkKeywords(schema: Node, root: MapNode, reading: Reading): void {
  if (schema.kind !== 'map') return;
  for (const entry of schema.entries) {
    if (!keywords.includes(entry.key)) unknownKey(reading, entry, worded`a schema`, keywords);
    else checkKeyword(entry, root, reading);
  }
  for (const inner of placesOfSchemas(schema)) checkKeywords(inner, root, reading);
}

function checkKeyword({ key, value }: Entry, root: MapNode, reading: Reading): void {
  const written = value.kind === 'scalar' ? value.value : null;
  const expected = expectedValue(key, plainOf(value));
  if (expected !== null)
    reading.problem(
      value.at,
      'bad_schema',
      worded`not JSON Schema 2020-12: "${key}" takes ${expected}, found ${describe(value)}`,
    );
  if (key === 'format' && typeof written === 'string' && !formats.includes(written)) {
    const near = nearest(written, formats);
    const way =
      near === null ? worded`expected one of ${formats.join(', ')}` : worded`did you mean "${near}"?`;
    reading.problem(
      value.at,
      'bad_schema',
      worded`there is no format "${written}"; ${way}`,
      near ?? undefined,
    );
  }
  if (key === 'pattern' && typeof written === 'string') checkPattern(written, value, reading);
  if (key === '$ref' && typeof written === 'string') checkReference(written, value, root, reading);
}

function checkPattern(pattern: string, node: Node, reading: Reading): void {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    reading.problem(
      node.at,
      'bad_schema',
      worded`the pattern cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** `$ref` leads to a place in the same schema (`#/$defs/address`), or names another form. */
function checkReference(reference: string, node: Node, root: MapNode, reading: Reading): void {
  if (formName.test(reference)) {
    reading.note({ fact: 'name', of: 'form', name: reference, at: node.at });
    return;
  }
  if (reference === '#') return;
  if (reference.startsWith('#/') && leads(root, reference.slice(1))) return;
  reading.problem(
    node.at,
    'bad_schema',
    worded`"$ref: ${reference}" leads nowhere; expected the name of a form, or a place in this schema such as "#/$defs/address"`,
  );
}

function leads(root: MapNode, pointer: string): boolean {
  const parts = pointer.split('/').slice(1);
  const parent = nodeAt(root, `/${parts.slice(0, -1).join('/')}`.replace(/\/$/, ''));
  const last = (parts.at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
  return parent.kind === 'map'
    ? entryOf(parent, last) !== null
    : parent.kind === 'list' && parent.items[Number(last)] !== undefined;
}
