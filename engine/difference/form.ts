/** A form: its fields, which must be given, what they may hold, and which are personal. */
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import type { FormDefinition } from '../reading/form.js';
import type { PartSentence } from './sentence.js';
import { namesTurned, plain, say, titled, turned } from './sentence.js';

/** What has changed between two versions of a form. */
export function formSentences(before: FormDefinition, after: FormDefinition): readonly PartSentence[] {
  return [
    ...turned('', { en: 'title', it: 'titolo' }, titled(before.title, '–').it, titled(after.title, '–').it),
    ...schemaSentences(before.schema, after.schema, ''),
    ...turned('ui', { en: 'how it is shown', it: 'presentazione' }, plain(before.ui), plain(after.ui)),
  ];
}

function schemaSentences(before: JsonObject, after: JsonObject, path: string): readonly PartSentence[] {
  const [old, now] = [mapAt(before, 'properties'), mapAt(after, 'properties')];
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const added = Object.keys(now).filter((name) => !Object.hasOwn(old, name));
  const gone = Object.keys(old).filter((name) => !Object.hasOwn(now, name));
  const kept = Object.keys(now).filter((name) => Object.hasOwn(old, name));
  return [
    ...added.map((name) => say(partOf(at(name)), `new field ${at(name)}`, `nuovo campo ${at(name)}`)),
    ...gone.map((name) =>
      say(partOf(at(name)), `field ${at(name)} is gone`, `il campo ${at(name)} non c’è più`),
    ),
    ...namesTurned(
      path === '' ? 'schema' : partOf(path),
      { en: 'must be given', it: 'obbligatori' },
      namesAt(before, 'required').map(at),
      namesAt(after, 'required').map(at),
    ),
    ...kept.flatMap((name) => fieldSentences(old[name] ?? null, now[name] ?? null, at(name))),
    ...otherKeys(before, after, path === '' ? 'schema' : partOf(path), path),
  ];
}

function fieldSentences(before: Json, after: Json, path: string): readonly PartSentence[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const personal = [before['personal'] === true, after['personal'] === true];
    const told =
      personal[0] === personal[1]
        ? []
        : [
            say(
              partOf(path),
              personal[1] === true
                ? `field ${path} is now personal: kept encrypted`
                : `field ${path} is no longer personal`,
              personal[1] === true
                ? `il campo ${path} ora è personale: conservato cifrato`
                : `il campo ${path} non è più personale`,
            ),
          ];
    return [...told, ...schemaSentences(before, after, path)];
  }
  return turned(partOf(path), fieldNamed(path), plain(before), plain(after));
}

const toldApart: ReadonlySet<string> = new Set(['properties', 'required', 'personal']);

function otherKeys(
  before: JsonObject,
  after: JsonObject,
  part: string,
  path: string,
): readonly PartSentence[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    if (toldApart.has(key)) return [];
    const about = path === '' ? { en: key, it: key } : fieldNamed(`${path}, ${key}`);
    return turned(part, about, plain(before[key]), plain(after[key]));
  });
}

function fieldNamed(path: string) {
  return { en: `field ${path}`, it: `campo ${path}` };
}

function mapAt(schema: JsonObject, key: string): JsonObject {
  const value = schema[key];
  return isJsonObject(value) ? value : {};
}

function namesAt(schema: JsonObject, key: string): readonly string[] {
  const value = schema[key];
  return Array.isArray(value)
    ? (value as readonly Json[]).flatMap((name) => (typeof name === 'string' ? [name] : []))
    : [];
}

function partOf(path: string): string {
  return `fields/${path}`;
}
