/** Readers of single values: texts, numbers, names, titles. */
import type { Json, JsonObject } from '../json.js';
import type { Title } from '../definition.js';
import { nearest } from '../expressions/nearest.js';
import type { Named } from './fact.js';
import { plainOf, type Position } from './node.js';
import type { Reading } from './reading.js';
import { mapped, named, reader, refuse, unread, type Read, type Reader } from './reader.js';
import { eitherPart, mapPart, nameKeys, patternPart, textPart, wordsPart } from './schema-parts.js';
import { nothing, worded } from '../wording/worded.js';

const nameForm = /^[a-z][a-z0-9_]*$/;
const languageForm = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/** A text that isn't empty. Numbers and the like are not turned into texts: they may be a slip. */
export const text: Reader<string> = reader(
  worded`a text`,
  (node, reading) => {
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value;
    const hint =
      node.kind === 'scalar' && node.value !== null && node.value !== ''
        ? worded`put it in quotes: "${node.source}"`
        : nothing;
    return refuse(reading, node, worded`a text`, hint);
  },
  textPart,
);

/** The name of a group: which there are, and who belongs to them, the organisation knows. */
export const groupName: Reader<string> = mapped(text, (group, { at }, reading) => {
  reading.note({ fact: 'group', name: group, at });
  return group;
});

/** True or false. */
export const truth: Reader<boolean> = reader(
  worded`true or false`,
  (node, reading) =>
    node.kind === 'scalar' && typeof node.value === 'boolean'
      ? node.value
      : refuse(reading, node, worded`true or false`),
  () => ({ type: 'boolean' }),
);

/** A number from `least` to `most`. */
export function number(least: number, most: number, whole = false): Reader<number> {
  const range =
    most === Number.POSITIVE_INFINITY ? worded`of at least ${least}` : worded`from ${least} to ${most}`;
  const expects = whole ? worded`a whole number ${range}` : worded`a number ${range}`;
  return reader(
    expects,
    (node, reading) => {
      const value = node.kind === 'scalar' ? node.value : null;
      const fits =
        typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
      return fits ? value : refuse(reading, node, expects);
    },
    () => ({
      type: whole ? 'integer' : 'number',
      minimum: least,
      ...(most === Number.POSITIVE_INFINITY ? {} : { maximum: most }),
    }),
  );
}

/** One of a few words, with the nearest proposed for another. */
export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  const expects = worded`one of ${words.join(', ')}`;
  return reader(
    expects,
    (node, reading) => {
      const found = node.kind === 'scalar' ? node.value : null;
      const word = words.find((each) => each === found);
      if (word !== undefined) return word;
      const near = typeof found === 'string' ? nearest(found, words) : null;
      return refuse(reading, node, expects, near === null ? nothing : worded`did you mean "${near}"?`);
    },
    wordsPart(words),
  );
}

/** Any JSON. */
export const anything: Reader<Json> = reader(worded`any value`, (node) => plainOf(node));

/** Any map of JSON. */
export const anyMap: Reader<JsonObject> = reader(
  worded`a map`,
  (node, reading) =>
    node.kind === 'map' ? (plainOf(node) as JsonObject) : refuse(reading, node, worded`a map`),
  () => ({ type: 'object' }),
);

/** A name being given, of the form `[a-z][a-z0-9_]*`. */
export const name: Reader<string> = named(
  'name',
  reader(
    worded`a name`,
    (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return refuse(reading, node, worded`a name (a to z, 0 to 9, _)`);
      return checkName(node.value, node.at, reading) ? node.value : unread;
    },
    patternPart(nameKeys),
  ),
);

/** True for a well-formed name; reports one that isn't. */
export function checkName(value: string, at: Position, reading: Reading): boolean {
  if (nameForm.test(value)) return true;
  const way = nameFrom(value);
  const hint = way === null ? nothing : worded`; "${way}" would do`;
  reading.problem(
    at,
    'bad_name',
    worded`"${value}" is not a name; expected a small letter, then small letters, digits and _${hint}`,
    way ?? undefined,
  );
  return false;
}

/** A name being used: what it names has to exist. */
export function nameOf(of: Named): Reader<string> {
  return named(
    `${of}_name`,
    mapped(name, (value, node, reading) => {
      reading.note({ fact: 'name', of, name: value, at: node.at });
      return value;
    }),
  );
}

/** A title: a text, or a map by language. */
export const title: Reader<Title> = named(
  'title',
  reader(
    worded`a title (a text, or texts by language)`,
    (node, reading) => {
      if (node.kind !== 'map')
        return node.kind === 'scalar' ? text.read(node, reading) : refuse(reading, node, title.expects);
      if (node.entries.length === 0)
        return refuse(reading, node, worded`a text by language, such as {it: Segnalazione, en: Ticket}`);
      const texts: [string, Read<string>][] = node.entries.map((entry) => {
        if (languageForm.test(entry.key)) return [entry.key, text.read(entry.value, reading)];
        reading.problem(
          entry.keyAt,
          'unknown_key',
          worded`"${entry.key}" is not a language; expected a code of two or three letters, such as it or en`,
        );
        return [entry.key, unread];
      });
      return texts.some(([, each]) => each === unread)
        ? unread
        : (Object.fromEntries(texts) as { [language: string]: string });
    },
    eitherPart(textPart, mapPart(textPart, languageForm.source)),
  ),
);

function nameFrom(value: string): string | null {
  const made = value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .replace(/_+$/, '');
  return nameForm.test(made) ? made : null;
}
