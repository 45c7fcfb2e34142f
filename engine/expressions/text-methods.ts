/** Methods of texts, and `join` of a list of them. `indexOf` and `substring` count UTF-16 units, as the library's do. */
import type { Callable } from './callable.js';
import { textArgument, wholeArgument } from './callable.js';
import { spend } from './code.js';
import type { At } from './expression-error.js';
import { failed } from './expression-error.js';
import { bounded } from './operators.js';
import type { RunValue } from './run-value.js';
import { itemsOf, textOf, typeName } from './run-value.js';

function ofText(shown: string, call: (text: string) => RunValue): Callable {
  return { counts: [1], shown, call: (given, _run, at) => call(textArgument(given, 0, at)) };
}

function ofTwoTexts(shown: string, call: (text: string, other: string) => RunValue): Callable {
  return {
    counts: [2],
    shown,
    call: (given, _run, at) => call(textArgument(given, 0, at), textArgument(given, 1, at)),
  };
}

function position(given: readonly RunValue[], index: number, text: string, at: At): number {
  const place = wholeArgument(given, index, at);
  if (place >= 0 && place <= text.length) return place;
  throw failed('the position is outside the text', at);
}

export const textMethods: { readonly [name: string]: Callable } = {
  startsWith: ofTwoTexts('data.code.startsWith("A")', (text, other) => text.startsWith(other)),
  endsWith: ofTwoTexts('data.code.endsWith("A")', (text, other) => text.endsWith(other)),
  contains: ofTwoTexts('data.code.contains("A")', (text, other) => text.includes(other)),
  lowerAscii: ofText('data.code.lowerAscii()', (text) =>
    text.replace(/[A-Z]+/g, (part) => part.toLowerCase()),
  ),
  upperAscii: ofText('data.code.upperAscii()', (text) =>
    text.replace(/[a-z]+/g, (part) => part.toUpperCase()),
  ),
  trim: ofText('data.code.trim()', (text) => text.trim()),
  indexOf: {
    counts: [2, 3],
    shown: 'data.code.indexOf("-")',
    call: (given, _run, at) => {
      const [text, sought] = [textArgument(given, 0, at), textArgument(given, 1, at)];
      return text.indexOf(sought, given.length > 2 ? position(given, 2, text, at) : 0);
    },
  },
  lastIndexOf: {
    counts: [2, 3],
    shown: 'data.code.lastIndexOf("-")',
    call: (given, _run, at) => {
      const [text, sought] = [textArgument(given, 0, at), textArgument(given, 1, at)];
      return text.lastIndexOf(sought, given.length > 2 ? position(given, 2, text, at) : text.length);
    },
  },
  substring: {
    counts: [2, 3],
    shown: 'data.code.substring(0, 3)',
    call: (given, _run, at) => {
      const text = textArgument(given, 0, at);
      const start = position(given, 1, text, at);
      const end = given.length > 2 ? position(given, 2, text, at) : text.length;
      if (end < start) throw failed('the end is before the start', at);
      return text.slice(start, end);
    },
  },
  split: {
    counts: [2, 3],
    shown: 'data.tags.split(",")',
    call: (given, run, at) => {
      const separator = textArgument(given, 1, at);
      const parts = textArgument(given, 0, at).split(separator);
      spend(run, parts.length, at);
      const most = given.length > 2 ? wholeArgument(given, 2, at) : -1;
      if (most < 0 || parts.length <= most) return parts;
      return most === 0 ? [] : [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)];
    },
  },
  join: {
    counts: [1, 2],
    shown: 'data.names.join(", ")',
    call: (given, run, at) => {
      const items = itemsOf(given[0] ?? null);
      if (items === null) throw failed(`join needs a list of texts, not ${typeName(given[0] ?? null)}`, at);
      spend(run, items.length, at);
      const texts = items.map((item) => {
        const text = textOf(item);
        if (text === null) throw failed(`join needs a list of texts, and an item is ${typeName(item)}`, at);
        return text;
      });
      return bounded(texts.join(given.length > 1 ? textArgument(given, 1, at) : ''), run, at);
    },
  },
};
