/**
 * Checks that a form's schema is JSON Schema 2020-12, with the formats and keywords that the language takes. The meta-schema says
 * whether keywords have the right values; unknown keywords, which JSON Schema lets pass, are slips here.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv';
import { nearest } from '../expressions/nearest.js';
import { describe, entryOf, nodeAt, plainOf, type Entry, type MapNode, type Node } from './node.js';
import { unknownKey } from './reader.js';
import type { Reading } from './reading.js';
import { keywords, placesOfSchemas } from './schema-keywords.js';

const formats = ['date-time', 'date', 'email', 'phone', 'attachment', 'uri'];
const formName = /^[a-z][a-z0-9_]*$/;

/** Made once: it takes as long as a hundred forms. */
let metaSchema: Ajv2020 | null = null;

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
  if (before.count === 0) checkValues(node, counted);
  return before.count === 0;
}

/** By the meta-schema; only the first error of each place is told, as one slip gives several. */
function checkValues(node: MapNode, reading: Reading): void {
  metaSchema ??= new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false });
  if (metaSchema.validateSchema(plainOf(node) as object) === true) return;
  const told = new Set<string>();
  for (const error of metaSchema.errors ?? []) {
    if (told.has(error.instancePath) || error.keyword === '$ref' || error.keyword === 'anyOf') continue;
    told.add(error.instancePath);
    const at = nodeAt(node, error.instancePath);
    reading.problem(
      at.at,
      'bad_schema',
      `not JSON Schema 2020-12: ${told.size > 0 ? meaning(error) : ''}, found ${describe(at)}`,
    );
  }
  if (told.size === 0) reading.problem(node.at, 'bad_schema', 'not JSON Schema 2020-12');
}

function meaning(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'the schema' : `"${error.instancePath.slice(1)}"`;
  const allowed: unknown = (error.params as { readonly allowedValues?: unknown }).allowedValues;
  return `${where} ${error.message ?? 'is wrong'}${Array.isArray(allowed) ? ` (${allowed.join(', ')})` : ''}`;
}

function checkKeywords(schema: Node, root: MapNode, reading: Reading): void {
  if (schema.kind !== 'map') return;
  for (const entry of schema.entries) {
    if (!keywords.includes(entry.key)) unknownKey(reading, entry, 'a schema', keywords);
    else checkKeyword(entry, root, reading);
  }
  for (const inner of placesOfSchemas(schema)) checkKeywords(inner, root, reading);
}

function checkKeyword({ key, value }: Entry, root: MapNode, reading: Reading): void {
  const written = value.kind === 'scalar' ? value.value : null;
  if (key === 'personal' && typeof written !== 'boolean') {
    reading.problem(value.at, 'bad_schema', `"personal" is true or false, found ${describe(value)}`);
  }
  if (key === 'format' && typeof written === 'string' && !formats.includes(written)) {
    const near = nearest(written, formats);
    const way = near === null ? `expected one of ${formats.join(', ')}` : `did you mean "${near}"?`;
    reading.problem(value.at, 'bad_schema', `there is no format "${written}"; ${way}`, near ?? undefined);
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
      `the pattern cannot be read: ${error instanceof Error ? error.message : String(error)}`,
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
    `"$ref: ${reference}" leads nowhere; expected the name of a form, or a place in this schema such as "#/$defs/address"`,
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
