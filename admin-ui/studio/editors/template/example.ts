/** Example data for the preview of a template: what the schema says, and a word for each field that its expressions read beside. Pure. */
import { resolveReference } from '../../../../engine/expressions/instant-places.js';
import type { CompiledTemplate } from '../../../../engine/definition.js';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.js';

const deepest = 6;
const instant = '2026-03-06T17:00:00+01:00';
const byFormat: Readonly<Record<string, string>> = {
  date: '2026-03-06',
  'date-time': instant,
  email: 'maria.rossi@example.org',
  phone: '+39 0874 1234',
  uri: 'https://example.org/a',
};

/** Whom an outreach writes to, as its template sees them. */
const contact: JsonObject = {
  ...{ name: 'Maria Rossi', email: 'maria.rossi@example.org', phone: '+39 0874 1234', fax: '+39 0874 5678' },
  ...{ language: 'it', extra: {}, attempt: 1 },
  ...{ link: 'https://example.org/q/EXAMPLE', opt_out: 'https://example.org/no/EXAMPLE' },
};

/** A value that the schema takes, as far as defaults, choices, formats and types tell; `name` is what a text says. */
export function exampleOf(schema: JsonObject, root: JsonObject = schema, name = '', depth = 0): Json {
  const found = typeof schema['$ref'] === 'string' ? resolveReference(schema['$ref'], root) : schema;
  if (!isJsonObject(found) || depth > deepest) return null;
  if (found['default'] !== undefined) return found['default'];
  if (Array.isArray(found['enum'])) return (found['enum'] as readonly Json[])[0] ?? null;
  const types = found['type'];
  const type: Json | undefined = Array.isArray(types) ? (types as readonly Json[])[0] : types;
  if (type === 'object' || found['properties'] !== undefined) {
    const properties = isJsonObject(found['properties']) ? Object.entries(found['properties']) : [];
    return Object.fromEntries(
      properties.map(([key, inner]) => [
        key,
        isJsonObject(inner) ? exampleOf(inner, root, key, depth + 1) : null,
      ]),
    );
  }
  if (type === 'array') {
    const items = found['items'];
    return isJsonObject(items) ? [exampleOf(items, root, name, depth + 1)] : [];
  }
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer') return 1;
  return (typeof found['format'] === 'string' ? byFormat[found['format']] : undefined) ?? word(name);
}

/** What a template is given, if nothing else is typed: `data` by its schema, and whatever else its expressions read. */
export function exampleFor(template: CompiledTemplate, data: JsonObject | null): JsonObject {
  const sources = template.texts.flatMap(({ subject, body }) =>
    [...subject, ...body].flatMap((part) => (typeof part === 'string' ? [] : [part.expression])),
  );
  const paths = sources.flatMap(pathsIn);
  const begun: JsonObject = {
    ...(data === null ? {} : { data: exampleOf(data) }),
    ...(paths.some(([of]) => of === 'contact') ? { contact } : {}),
  };
  return paths.reduce<JsonObject>((so, path) => withPath(so, path), begun);
}

/** The fields that an expression reads of what it is given, `data.person.name`; the names of its functions are none. */
function pathsIn(source: string): readonly (readonly string[])[] {
  const plain = source.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
  const found = plain.matchAll(
    /(?<![\w.])(data|message|clock|clocks|steps|contact)((?:\.[A-Za-z_]\w*)+)(\()?/g,
  );
  return [...found].flatMap(([, of = '', fields = '', call]) => {
    const path = [of, ...fields.slice(1).split('.')];
    const own = call === undefined ? path : path.slice(0, -1);
    return own.length > 1 ? [own] : [];
  });
}

function withPath(value: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  const before = value[key];
  if (rest.length === 0) return before === undefined ? { ...value, [key]: leaf(key) } : value;
  if (before !== undefined && !isJsonObject(before)) return value;
  return { ...value, [key]: withPath(before ?? {}, rest) };
}

function leaf(key: string): Json {
  return key === 'due' ? instant : word(key);
}

function word(name: string): string {
  return `‹${name.replaceAll('_', ' ')}›`;
}
