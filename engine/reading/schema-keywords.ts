/** The keywords of JSON Schema 2020-12 that forms may use, and where in a schema further schemas stand. */
import { entryOf, type MapNode, type Node } from './node.js';

/** Keywords whose value is one schema. */
export const oneSchema = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
];
/** Keywords whose value is a list of schemas. */
export const listOfSchemas = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Keywords whose value is a map of schemas. */
export const mapOfSchemas = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];

const others = [
  ...[
    '$ref',
    '$defs',
    '$comment',
    'type',
    'enum',
    'const',
    'title',
    'description',
    'default',
    'examples',
    'deprecated',
    'readOnly',
    'writeOnly',
  ],
  ...[
    'multipleOf',
    'maximum',
    'exclusiveMaximum',
    'minimum',
    'exclusiveMinimum',
    'maxLength',
    'minLength',
    'pattern',
    'format',
  ],
  ...[
    'maxItems',
    'minItems',
    'uniqueItems',
    'maxContains',
    'minContains',
    'maxProperties',
    'minProperties',
    'required',
    'dependentRequired',
  ],
  ...['contentEncoding', 'contentMediaType', 'personal'],
];

export const keywords: readonly string[] = [
  ...new Set([...others, ...oneSchema, ...listOfSchemas, ...mapOfSchemas]),
];

/** The schemas directly inside a schema. */
export function placesOfSchemas(schema: MapNode): readonly Node[] {
  const at = (key: string): Node | null => entryOf(schema, key)?.value ?? null;
  const inside = (node: Node | null): readonly Node[] =>
    node?.kind === 'list' ? node.items : node?.kind === 'map' ? node.entries.map((entry) => entry.value) : [];
  return [
    ...oneSchema.map(at).filter((node) => node !== null),
    ...listOfSchemas.flatMap((key) => inside(at(key))),
    ...mapOfSchemas.flatMap((key) => inside(at(key))),
  ];
}
