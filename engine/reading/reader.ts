/**
 * Readers: small values that say what they expect of a node and turn it into a typed value. Maps are declared by their keys, so
 * that the keys, and what each means, are data. A reader that can't read reports why and gives `unread`; the map around it goes on
 * with its other keys, so that one run tells all that is wrong.
 */
import { nearest } from '../expressions/nearest.js';
import type { About } from './texts/italian.js';
import type { ShapeName } from './texts/shapes.js';
import { anyPart, eitherPart, keysPart, listPart, mapPart, type SchemaPart } from './schema-parts.js';
import { describe, type Entry, type MapNode, type Node, type Position } from './node.js';
import type { Reading } from './reading.js';
import { asSaid, nothing, worded, type Worded } from '../wording/worded.js';

export const unread = Symbol('unread');
export type Read<T> = T | typeof unread;

export interface Reader<T> {
  /** What it takes, for messages: `a duration`, `true or false`. */
  readonly expects: Worded;
  readonly read: (node: Node, reading: Reading) => Read<T>;
  /** What it takes, as JSON Schema. */
  readonly part: SchemaPart;
  readonly named?: ShapeName;
}

/** A key of a map: how its value is read, and what the map has without it. */
export interface Field<T> {
  readonly about: About;
  readonly reader: Reader<T>;
  readonly absent: { readonly value: T } | 'required';
}

export type Fields = { readonly [key: string]: Field<unknown> };
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A key that has to be there. */
export function required<T>(reader: Reader<T>, about: About): Field<T> {
  return { about, reader, absent: 'required' };
}

/** A key that may be left out, which gives null. */
export function optional<T>(reader: Reader<T>, about: About): Field<T | null> {
  return { about, reader, absent: { value: null } };
}

/** A key that may be left out, which gives `value`. */
export function defaulted<T>(reader: Reader<T>, value: T, about: About): Field<T> {
  return { about, reader, absent: { value } };
}

/** A reader of one kind of node, by a function that gives `unread` for a value that isn't it. */
export function reader<T>(
  expects: Worded,
  take: (node: Node, reading: Reading) => Read<T>,
  part: SchemaPart = anyPart,
): Reader<T> {
  return { expects, read: take, part };
}

/** The same reader, kept once in the schema of the language under this name. */
export function named<T>(name: ShapeName, inner: Reader<T>): Reader<T> {
  return { ...inner, named: name };
}

/** The same reader, where another reading is given to it. */
export function inReading<T>(inner: Reader<T>, turn: (reading: Reading) => Reading): Reader<T> {
  return { ...inner, read: (node, outside) => inner.read(node, turn(outside)) };
}

/** Reports that `node` isn't what is expected. */
export function refuse(reading: Reading, node: Node, expects: Worded, hint: Worded = nothing): typeof unread {
  const way = hint === nothing ? nothing : worded`: ${hint}`;
  reading.problem(node.at, 'wrong_value', worded`expected ${expects}, found ${describe(node)}${way}`);
  return unread;
}

/** Turns what a reader gives into something else. */
export function mapped<T, U>(
  inner: Reader<T>,
  turn: (value: T, node: Node, reading: Reading) => Read<U>,
  part: SchemaPart = inner.part,
): Reader<U> {
  return reader(
    inner.expects,
    (node, reading) => {
      const value = inner.read(node, reading);
      return value === unread ? unread : turn(value, node, reading);
    },
    part,
  );
}

/** Reads a map with declared keys; `what` names it in messages, such as `a clock`. */
export function record<F extends Fields>(what: Worded, fields: F): Reader<Values<F>> {
  return reader(
    worded`a map (${what})`,
    (node, reading) => {
      if (node.kind !== 'map')
        return refuse(reading, node, worded`a map (${what} with the keys ${keyList(fields)})`);
      return readFields(node, what, fields, reading, node.at);
    },
    keysPart(fields),
  );
}

/** Reads the keys of a map by their fields; a missing key is blamed on `at`. */
export function readFields<F extends Fields>(
  node: MapNode,
  what: Worded,
  fields: F,
  reading: Reading,
  at: Position,
): Read<Values<F>> {
  let whole = true;
  const values: { [key: string]: unknown } = {};
  for (const entry of node.entries) {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
    if (field === undefined) {
      unknownKey(reading, entry, what, Object.keys(fields));
      whole = false;
      continue;
    }
    const value = field.reader.read(entry.value, reading);
    if (value === unread) whole = false;
    else values[entry.key] = value;
  }
  for (const [key, field] of Object.entries(fields)) {
    if (node.entries.some((entry) => entry.key === key)) continue;
    if (field.absent !== 'required') values[key] = field.absent.value;
    else {
      reading.problem(
        at,
        'missing_key',
        worded`${what} needs the key "${key}" (${asSaid(field.about)}): expected ${field.reader.expects}; add it`,
      );
      whole = false;
    }
  }
  return whole ? (values as Values<F>) : unread;
}

/** Reports a key that isn't known, with the nearest that is. */
export function unknownKey(reading: Reading, entry: Entry, what: Worded, known: readonly string[]): void {
  const near = nearest(entry.key, known);
  const way = near === null ? worded`known keys: ${known.join(', ')}` : worded`did you mean "${near}"?`;
  reading.problem(
    entry.keyAt,
    'unknown_key',
    worded`${what} has no key "${entry.key}"; ${way}`,
    near ?? undefined,
  );
}

/** Reads a list, every item by `item`. */
export function listOf<T>(item: Reader<T>): Reader<readonly T[]> {
  return reader(
    worded`a list, each item ${item.expects}`,
    (node, reading) => {
      if (node.kind !== 'list') return refuse(reading, node, worded`a list, each item ${item.expects}`);
      const items = node.items.map((each) => item.read(each, reading));
      return items.includes(unread) ? unread : (items as T[]);
    },
    (of) => listPart(() => of(item))(of),
  );
}

/** Reads one item or a list of them. */
export function oneOrMore<T>(item: Reader<T>): Reader<readonly T[]> {
  const list = listOf(item);
  return reader(
    worded`${item.expects}, or a list`,
    (node, reading) => {
      if (node.kind === 'list') return list.read(node, reading);
      const value = item.read(node, reading);
      return value === unread ? unread : [value];
    },
    (of) => eitherPart(() => of(item), list.part)(of),
  );
}

/** Reads a map whose keys are free, each entry by `entry`, in written order; `part` is the schema of the whole. */
export function entriesOf<T>(
  what: Worded,
  entry: (entry: Entry, reading: Reading) => Read<T>,
  part: SchemaPart = mapPart(anyPart),
): Reader<readonly T[]> {
  return reader(
    worded`a map (${what})`,
    (node, reading) => {
      if (node.kind !== 'map') return refuse(reading, node, worded`a map (${what})`);
      const values = node.entries.map((each) => entry(each, reading));
      return values.includes(unread) ? unread : (values as T[]);
    },
    part,
  );
}

function keyList(fields: Fields): string {
  return Object.keys(fields).join(', ');
}
