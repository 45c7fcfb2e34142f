import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parsed } from '../../../admin-ui/studio/yaml/parsed.js';
import { removeEntry } from '../../../admin-ui/studio/yaml/remove-entry.js';
import { renameKey } from '../../../admin-ui/studio/yaml/rename-key.js';
import { setValue } from '../../../admin-ui/studio/yaml/set-value.js';
import type { Path } from '../../../admin-ui/studio/yaml/spots.js';
import type { Json } from '../../../engine/json.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const texts = shippedTexts();
const names = texts.map(({ kind, name, text }) => [`${kind} ${name}`, text] as const);

describe('editing a YAML text', () => {
  test.each(names)('%s: each value put where it is already changes nothing', (_name, text) => {
    for (const { path, value } of leavesOf(text)) expect(setValue(text, path, value)).toBe(text);
  });

  test.each(names)('%s: a value changed and changed back leaves every byte as it was', (_name, text) => {
    for (const { path, value } of some(leavesOf(text))) {
      if (typeof value !== 'string' || value.includes('\n')) continue;
      const changed = setValue(text, path, `${value} x`);
      expect(valueAt(changed, path)).toBe(`${value} x`);
      expect(setValue(changed, path, value)).toBe(text);
    }
  });

  test.each(names)('%s: an entry added to each map and taken out again leaves every byte', (_name, text) => {
    for (const path of some(mapsOf(text))) {
      const added = setValue(text, [...path, 'added_here'], 'a text');
      expect(valueAt(added, [...path, 'added_here'])).toBe('a text');
      expect(removeEntry(added, [...path, 'added_here'])).toBe(text);
    }
  });

  test.each(names)(
    '%s: each entry taken out leaves all others as they say',
    (_name, text) => {
      for (const { path } of some(leavesOf(text))) {
        if (path.length < 2 || typeof path.at(-1) === 'number') continue;
        const left = removeEntry(text, path);
        expect(parse(left)).toEqual(pruned(parse(text) as Json, path));
      }
    },
    30_000,
  );

  const rows: readonly [string, string, Path, Json, string][] = [
    ['a text in braces', 'a: {b: c, d: e}\n', ['a', 'b'], 'x, y', 'a: {b: "x, y", d: e}\n'],
    ['a text that keeps its quotes', "a: 'b'\n", ['a'], 'c', "a: 'c'\n"],
    ['a map in place of a text', 'a: b # why\nc: d\n', ['a'], { x: 'y' }, 'a: {x: y} # why\nc: d\n'],
    ['a text in place of lines', 'a: # why\n  b: c\nd: e\n', ['a'], 'x', 'a: x # why\nd: e\n'],
    ['a value where none was', 'a:\nb: c\n', ['a'], 'x', 'a: x\nb: c\n'],
    ['a key into an empty map', 'a: {}\n', ['a', 'b'], 1, 'a: {b: 1}\n'],
    ['a key and all that holds it', 'a: b\n', ['c', 'd'], true, 'a: b\nc: {d: true}\n'],
    ['an item of a list', 'a: [b]\n', ['a', 1], 'c', 'a: [b, c]\n'],
    ['an item on a line', 'a:\n  - b\n', ['a', 1], { c: 'd' }, 'a:\n  - b\n  - {c: d}\n'],
    ['a key at the end without a line break', 'a: b', ['c'], 'd', 'a: b\nc: d'],
    ['a text of two lines', 'a:\n  b: c\n', ['a', 'b'], 'x\ny\n', 'a:\n  b: |\n    x\n    y\n'],
  ];
  test.each(rows)('%s', (_what, text, path, value, expected) => {
    expect(setValue(text, path, value)).toBe(expected);
    expect(valueAt(expected, path)).toEqual(value);
  });

  test('a long map is written line by line, its short ones in braces', () => {
    const value = { title: { it: 'Una cosa da fare', en: 'A thing to do' }, when: 'data.a > 1 '.repeat(10) };
    expect(setValue('a:\n  b: c\n', ['a', 'd'], value)).toBe(
      `a:\n  b: c\n  d:\n    title: {it: Una cosa da fare, en: A thing to do}\n    when: "${value.when}"\n`,
    );
  });

  test('a new key can come before others', () => {
    expect(
      setValue('s:\n  task: x\n  # inside\n  steps: {}\n', ['s', 'save'], 'y', { before: ['steps'] }),
    ).toBe('s:\n  task: x\n  save: y\n  # inside\n  steps: {}\n');
  });

  test('an entry goes with its comments and leaves the heading of its part', () => {
    const text = 'a:\n  # ---- Part ----\n  # of b\n  b: c # end\n  d: e\n';
    expect(removeEntry(text, ['a', 'b'])).toBe('a:\n  # ---- Part ----\n  d: e\n');
  });

  test('the first key of an item goes and leaves the dash', () => {
    expect(removeEntry('a:\n  - b: 1\n    c: 2\n', ['a', 0, 'b'])).toBe('a:\n  - c: 2\n');
  });

  test('the last entry of a map takes the map with it', () => {
    expect(removeEntry('a: b\non:\n  error: {next: c}\n', ['on', 'error', 'next'])).toBe('a: b\n');
  });

  test('a key is renamed in its place', () => {
    expect(renameKey('a: {b: 1} # why\n', ['a', 'b'], 'c[]')).toBe('a: {"c[]": 1} # why\n');
  });
});

interface Leaf {
  readonly path: Path;
  readonly value: Json;
}

/** Of many a part, spread over the text: each one costs a reading of it. */
function some<T>(all: readonly T[]): readonly T[] {
  const stride = Math.ceil(all.length / 60);
  return all.filter((_each, index) => index % stride === 0);
}

function leavesOf(text: string): readonly Leaf[] {
  return leaves(parse(text) as Json, []);
}

function leaves(value: Json, path: Path): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Array.isArray(value)
    ? value.flatMap((item: Json, index) => leaves(item, [...path, index]))
    : Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function mapsOf(text: string): readonly Path[] {
  const maps = new Map<string, Path>();
  for (const { path } of leavesOf(text))
    for (let length = 0; length < path.length; length += 1)
      if (typeof path[length] === 'string')
        maps.set(JSON.stringify(path.slice(0, length)), path.slice(0, length));
  return [...maps.values()];
}

function valueAt(text: string, path: Path): unknown {
  const document = parsed(text);
  expect(document.errors).toEqual([]);
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], document.toJS());
}

/** The value without what is at `path`, and without what that leaves empty. */
function pruned(value: Json, path: Path): Json {
  const [key = '', ...rest] = path;
  const entries = Object.entries(value as object) as (readonly [string, Json])[];
  const left = entries.flatMap(([each, inner]) => {
    if (each !== String(key)) return [[each, inner] as const];
    const within = rest.length === 0 ? [] : pruned(inner, rest);
    return Object.keys(within as object).length === 0 ? [] : [[each, within] as const];
  });
  return Array.isArray(value) ? left.map(([, inner]) => inner) : Object.fromEntries(left);
}
