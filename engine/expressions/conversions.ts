/** CEL's conversions between types, and `size`. Every number is a JSON number: `int` cuts the fraction off. */
import type { Callable } from './callable.js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import { finite, joinable } from './operators.js';
import type { RunValue } from './run-value.js';
import { Instant, sizeOf, textOf, typeName } from './run-value.js';

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const whole = /^[+-]?\d+$/;

function number(value: RunValue, form: RegExp, at: At): number {
  if (typeof value === 'number') return value;
  if (value instanceof Instant) return value.ms / 1000;
  if (typeof value !== 'string') throw failed(`${typeName(value)} can't be made a number`, at);
  if (!form.test(value)) throw failed('this text is no number', at);
  return finite(Number(value), at);
}

function int([value = null]: readonly RunValue[], at: At): number {
  return Math.trunc(number(value, whole, at));
}

const truths: { readonly [text: string]: boolean } = {
  '1': true,
  t: true,
  true: true,
  TRUE: true,
  True: true,
  '0': false,
  f: false,
  false: false,
  FALSE: false,
  False: false,
};

function bool(value: RunValue, at: At): boolean {
  if (typeof value === 'boolean') return value;
  const result = typeof value === 'string' && Object.hasOwn(truths, value) ? truths[value] : undefined;
  if (result === undefined) throw failed(`${typeName(value)} can't be made true or false`, at);
  return result;
}

function string(value: RunValue, at: At): string {
  const text = joinable(value);
  if (text === null) throw failed(`${typeName(value)} can't be made a text`, at);
  return text;
}

export const conversions: { readonly [name: string]: Callable } = {
  int: { counts: [1], shown: 'int("42")', call: (given, _run, at) => int(given, at) },
  uint: {
    counts: [1],
    shown: 'uint("42")',
    call: (given, _run, at) => {
      const result = int(given, at);
      if (result < 0) throw failed('uint() takes no number below 0', at);
      return result;
    },
  },
  double: {
    counts: [1],
    shown: 'double("4.2")',
    call: ([value = null], _run, at) => number(value, decimal, at),
  },
  string: { counts: [1], shown: 'string(data.n)', call: ([value = null], _run, at) => string(value, at) },
  bool: { counts: [1], shown: 'bool("true")', call: ([value = null], _run, at) => bool(value, at) },
  dyn: { counts: [1], shown: 'dyn(x)', call: ([value = null]) => value },
};

export const sizes: { readonly [name: string]: Callable } = {
  size: {
    counts: [1],
    shown: 'size(data.list)',
    call: ([value = null], _run, at) => {
      const text = textOf(value);
      if (text !== null) return characters(text);
      const size = sizeOf(value);
      if (size === null) throw failed(`size needs a text, a list or a map, not ${typeName(value)}`, at);
      return size;
    },
  },
};

/** Characters of a text as people count them in CEL: code points, not the halves of a pair. */
function characters(text: string): number {
  let count = 0;
  for (const character of text) count += character.length > 0 ? 1 : 0;
  return count;
}
