/** The reference of the language as Markdown, in either language: the schema of the language, told. */
import type { Json, JsonObject } from '../../json.js';
import { allKinds } from '../kinds.js';
import { languageSchema } from '../language-schema.js';
import { alternativesOf, isMap, typeOf } from './type-of.js';
import { words, type Language, type Words } from './words.js';

interface Telling {
  readonly language: Language;
  readonly words: Words;
}

/** The page in this language, as `docs/reference` keeps it. */
export function languageReference(language: Language): string {
  const telling = { language, words: words[language] };
  const { words: say } = telling;
  const schemas = allKinds.map((kind) => [kind, languageSchema(kind)] as const);
  const shapes = schemas.reduce<JsonObject>(
    (all, [, { $defs }]) => ({ ...all, ...($defs as JsonObject) }),
    {},
  );
  const kinds = schemas.flatMap(([kind, schema]) => [
    `### ${kind}`,
    `${sentence(aboutOf(schema, language))}`,
    ...keysOf(schema, telling),
  ]);
  const named = Object.keys(shapes)
    .toSorted()
    .flatMap((name) => {
      const shape = shapes[name] as JsonObject;
      return [`### ${name}`, sentence(aboutOf(shape, language)), ...keysOf(shape, telling)];
    });
  const lines = [`# ${say.heading}`, say.intro, `## ${say.kinds}`, ...kinds, `## ${say.shapes}`];
  return `${[...lines, say.shapesIntro, ...named].join('\n\n')}\n`;
}

/** The keys of a map, or of each of the maps that may stand there; nothing where none does. */
function keysOf(schema: JsonObject, telling: Telling): readonly string[] {
  const maps = alternativesOf(schema).filter((each) => isMap(each['properties'] ?? null));
  const [only, ...others] = maps;
  if (only === undefined || maps.every((map) => !isTold(map, telling))) return [];
  if (others.length === 0) return [bullets(only, Object.keys(propertiesOf(only)), telling, 0)];
  return alternatives(maps, telling);
}

/** Several maps: the keys that all have, then those of each under the key that tells it apart. */
function alternatives(maps: readonly JsonObject[], telling: Telling): readonly string[] {
  const shared = sharedKeys(maps);
  const [first] = maps;
  const inAll =
    first === undefined || shared.length === 0
      ? []
      : [telling.words.inAll, bullets(first, shared, telling, 0)];
  const own = maps.flatMap((map) => {
    const keys = Object.keys(propertiesOf(map)).filter((key) => !shared.includes(key));
    if (keys.length === 0) return [];
    const [telltale] = requiredOf(map).filter((key) => !shared.includes(key));
    const { beside, keysOfOwn } = telling.words;
    return [
      telltale === undefined ? keysOfOwn : beside(`\`${telltale}\``),
      bullets(map, tellingFirst(keys, telltale), telling, 0),
    ];
  });
  return [...inAll, ...own];
}

function tellingFirst(keys: readonly string[], first: string | undefined): readonly string[] {
  return first === undefined ? keys : [first, ...keys.filter((key) => key !== first)];
}

function sharedKeys([first, ...others]: readonly JsonObject[]): readonly string[] {
  if (first === undefined) return [];
  return Object.keys(propertiesOf(first)).filter((key) =>
    others.every((each) => same(propertiesOf(each)[key], propertiesOf(first)[key])),
  );
}

/** A list of keys; the keys of maps inside stand indented below their own. */
function bullets(map: JsonObject, keys: readonly string[], telling: Telling, depth: number): string {
  const properties = propertiesOf(map);
  const needed = requiredOf(map);
  return keys
    .map((key) => bullet(key, properties[key] as JsonObject, needed.includes(key), telling, depth))
    .join('\n');
}

function bullet(key: string, schema: JsonObject, needed: boolean, telling: Telling, depth: number): string {
  const { words: say, language } = telling;
  const given = schema['default'];
  const without = given === undefined ? [] : [`${say.default} \`${JSON.stringify(given)}\``];
  const facts = [...(needed ? [say.required] : []), typeOf(schema, say), ...without].join('; ');
  const about = aboutOf(schema, language);
  const line = `${'  '.repeat(depth)}- \`${key}\` (${facts})${about === '' ? '' : `: ${about}`}`;
  const maps = insideOf(schema);
  // What several maps have alike is told once, and as needed only where all need it.
  const inside = maps.flatMap((each) =>
    Object.entries(propertiesOf(each)).map(([inner, value]) => {
      const neededInAll = maps.every((other) => requiredOf(other).includes(inner));
      return bullet(inner, value as JsonObject, neededInAll, telling, depth + 1);
    }),
  );
  return [line, ...new Set(inside)].join('\n');
}

/** The maps that stand in a value: itself, what it lists, or what it maps to; those with a name of their own stand elsewhere. */
function insideOf(schema: JsonObject): readonly JsonObject[] {
  return alternativesOf(schema).flatMap((each) => {
    if (isMap(each['properties'] ?? null)) return [each];
    return [each['items'], each['additionalProperties']].flatMap((inner) =>
      isMap(inner ?? null) ? insideOf(inner as JsonObject) : [],
    );
  });
}

/** False for a map whose keys nobody explains: those of JSON Schema have their own reference. */
function isTold(map: JsonObject, { language }: Telling): boolean {
  return Object.values(propertiesOf(map)).some((each) => aboutOf(each as JsonObject, language) !== '');
}

function aboutOf(schema: JsonObject, language: Language): string {
  const about = schema[language === 'it' ? 'x-it' : 'description'];
  return typeof about === 'string' ? about.replaceAll('<', '\\<') : '';
}

function sentence(about: string): string {
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}.`;
}

function propertiesOf(schema: JsonObject): JsonObject {
  return schema['properties'] as JsonObject;
}

function requiredOf(schema: JsonObject): readonly string[] {
  const needed = schema['required'];
  return Array.isArray(needed) ? (needed as string[]) : [];
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
