import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../app/definition-files.js';
import { allKinds, languageReference, languageSchema, readTree } from '../../../engine/reading.js';
import { italian } from '../../../engine/reading/texts/italian.js';
import { shapes } from '../../../engine/reading/texts/shapes.js';
import type { Json, JsonObject } from '../../../engine/json.js';

const folders = ['definitions', 'test/scenarios/definitions', 'test/support/kill/definitions'];
const files = folders.flatMap((folder) => readFolder(folder));
const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
const validate = ajv.compile(languageSchema(null));
const stranger = 'zz_stranger';

/** Where a map stands in a definition. */
type Path = readonly (string | number)[];

function mapsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json, at) => mapsIn(item, [...path, at]));
  return [
    path,
    ...Object.entries(value as JsonObject).flatMap(([key, item]) => mapsIn(item, [...path, key])),
  ];
}

/** The definition with a key that nothing knows, in one of its maps. */
function withStranger(value: Json, [step, ...rest]: Path): Json {
  if (step === undefined) return { ...(value as JsonObject), [stranger]: { [stranger]: 1 } };
  if (Array.isArray(value))
    return value.map((item: Json, at) => (at === step ? withStranger(item, rest) : item));
  const map = value as JsonObject;
  return { ...map, [step]: withStranger(map[step] ?? null, rest) };
}

/** All schemas inside of a schema that propose a default. */
function proposing(schema: Json): readonly JsonObject[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap((each: Json) => proposing(each));
  const { description, default: given } = schema as JsonObject;
  return typeof description === 'string' && given !== undefined ? [schema as JsonObject, ...inner] : inner;
}

/** All files of the richer kinds, and some of the ticket's many scenarios. */
function oneOfEach(all: typeof files): typeof files {
  return all.filter(({ path }, at) => !path.includes('ticket/scenarios/') || at % 8 === 0);
}

describe('the JSON Schema of the language', () => {
  it.each(files.map(({ path, text }) => [path, text] as const))('takes %s', (_path, text) => {
    validate(parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is a sound schema of each kind, too', () => {
    for (const kind of allKinds) expect(() => ajv.compile(languageSchema(kind))).not.toThrow();
  }, 60_000);

  // One walk for both ways: what the readers refuse the schema refuses, what they take it takes.
  it('refuses an unknown key wherever the readers do, and nothing that they take', () => {
    const missed: string[] = [];
    for (const { path, text } of oneOfEach(files)) {
      const plain = parse(text) as Json;
      for (const at of mapsIn(plain)) {
        const changed = withStranger(plain, at);
        const { problems } = readTree([{ path, text: JSON.stringify(changed) }]);
        const told = problems.some(
          ({ code, message }) => code === 'unknown_key' && message.includes(stranger),
        );
        const taken = validate(changed);
        if ((told && taken) || (problems.length === 0 && !taken)) missed.push(`${path}: ${at.join('.')}`);
      }
    }
    expect(missed).toEqual([]);
  }, 240_000);

  it('says of each key what it is for, in English and in Italian', () => {
    const schema = languageSchema('workflow') as {
      readonly properties: { readonly [key: string]: JsonObject };
    };
    expect(schema.properties['calendar']).toMatchObject({
      description: 'the calendar of working time',
      'x-it': "il calendario dell'orario di servizio",
    });
    for (const each of Object.values(schema.properties)) {
      expect([typeof each['description'], typeof each['x-it']]).toEqual(['string', 'string']);
    }
  });

  it('proposes no default that it would refuse', () => {
    const schema = languageSchema(null);
    const wrong = proposing(schema).filter(
      (each) => !ajv.validate({ ...each, $defs: schema['$defs'] }, each['default']),
    );
    expect(proposing(schema).length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

describe('the texts of the language', () => {
  it('are all in use', () => {
    const written = JSON.stringify(languageSchema(null));
    const unused = Object.entries(italian).filter(([, it]) => !written.includes(JSON.stringify(it)));
    expect(unused.map(([en]) => en)).toEqual([]);
    expect(Object.values(shapes).filter(({ it }) => !written.includes(JSON.stringify(it)))).toEqual([]);
  });

  it.each(['en', 'it'] as const)(
    'make docs/reference/language-reference.%s.md, which is current (npm run -s sportello -- schema --reference)',
    (language) => {
      const kept = readFileSync(`docs/reference/language-reference.${language}.md`, 'utf8');
      expect(languageReference(language)).toBe(kept);
    },
  );
});
