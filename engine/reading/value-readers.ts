/** Readers of values, conditions, durations and places in `data`: all that may be, or hold, an expression. */
import type { Condition, SavePath, SetEntry, Value } from '../definition.js';
import type { Json } from '../json.js';
import { readInstant } from '../expressions/instants.js';
import { parseTerm, termPattern } from '../time/term.js';
import { quoted } from './cut-expression.js';
import type { Entry, Node, ScalarNode } from './node.js';
import type { Reading } from './reading.js';
import { entriesOf, named, reader, refuse, unread, type Read, type Reader } from './reader.js';
import { text } from './scalars.js';
import { anyPart, eitherPart, expressionPart, mapPart, patternPart } from './schema-parts.js';
import { nothing, worded, type Worded } from '../wording/worded.js';

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const pathForm = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*(\[\])?$/;

/** A duration written out: in words, or as ISO 8601. */
const writtenTermPart = patternPart(termPattern);

/** A value: literal, or an expression where a text begins with `=`. */
export const value: Reader<Value> = named(
  'value',
  reader(worded`a value or an expression`, (node, reading) => readValue(node, reading)),
);

/** A condition: always an expression, with or without the `=`. */
export const condition: Reader<Condition> = named(
  'condition',
  reader(
    worded`a condition`,
    (node, reading) => {
      if (node.kind === 'scalar' && typeof node.value === 'boolean') return String(node.value);
      if (node.kind !== 'scalar' || typeof node.value !== 'string') {
        return refuse(
          reading,
          node,
          worded`a condition`,
          node.kind === 'map' ? worded`put it in quotes if it begins with {` : nothing,
        );
      }
      return readExpression(node, node.value, reading);
    },
    () => ({ type: ['string', 'boolean'] }),
  ),
);

/** A term: a duration text, an instant, or an expression that gives one of these. */
export const term: Reader<Value> = named(
  'term',
  termReader(worded`a duration such as "4 working hours", an instant, or an expression`, true),
);

/** A duration: a text, or an expression that gives one. */
export const duration: Reader<Value> = named(
  'duration',
  termReader(worded`a duration such as "30 minutes" or "2 working days", or an expression`, false),
);

/** A duration written out, working time or elapsed. */
export const writtenTerm: Reader<string> = named(
  'written_duration',
  reader(
    worded`a duration such as "30 minutes" or "3 working hours"`,
    (node, reading) => {
      const given = termReader(writtenTerm.expects, false).read(node, reading);
      if (given === unread) return unread;
      return 'literal' in given && typeof given.literal === 'string'
        ? given.literal
        : refuse(reading, node, writtenTerm.expects);
    },
    writtenTermPart,
  ),
);

/** An instant: a text, or an expression that gives one. */
export const instant: Reader<Value> = named(
  'instant',
  reader(
    worded`an instant such as 2026-03-09T10:00:00+01:00, or an expression`,
    (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return refuse(reading, node, instant.expects);
      if (node.value.startsWith('=')) return readValue(node, reading);
      if (isInstant(node.value)) return { literal: node.value };
      reading.problem(
        node.at,
        'bad_duration',
        worded`"${node.value}" is not an instant; expected one such as 2026-03-09T10:00:00+01:00, with its zone`,
      );
      return unread;
    },
    eitherPart(expressionPart, patternPart(instantForm.source)),
  ),
);

/** A duration of elapsed time, in milliseconds. */
export const elapsed: Reader<number> = named(
  'elapsed_time',
  reader(
    worded`a duration such as "30 seconds"`,
    (node, reading) => {
      const found = node.kind === 'scalar' && typeof node.value === 'string' ? parseTerm(node.value) : null;
      if (found?.unit === 'elapsed') return found.ms;
      if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return refuse(reading, node, elapsed.expects);
      reading.problem(
        node.at,
        'bad_duration',
        worded`"${node.value}" is no span of elapsed time; expected one such as "30 seconds" or "2 hours"`,
      );
      return unread;
    },
    writtenTermPart,
  ),
);

/** A place in `data`: `a.b`, or `a.b[]` to append. */
export const savePath: Reader<SavePath> = named(
  'place',
  reader(
    worded`a place in data such as answer.text, or list[] to append`,
    (node, reading) => {
      const path = text.read(node, reading);
      if (path === unread) return unread;
      return toPath(path) ?? refuse(reading, node, savePath.expects, worded`leave out "data." and "="`);
    },
    patternPart(pathForm.source),
  ),
);

/** Assignments: a map of places in `data` and their values. */
export const setEntries: Reader<readonly SetEntry[]> = named(
  'assignments',
  entriesOf(
    worded`places in data and their values`,
    (entry: Entry, reading): Read<SetEntry> => {
      const path = toPath(entry.key);
      const given = readValue(entry.value, reading);
      if (path !== null) return given === unread ? unread : { path, value: given };
      reading.problem(entry.keyAt, 'wrong_value', worded`expected ${savePath.expects}, found "${entry.key}"`);
      return unread;
    },
    mapPart(anyPart, pathForm.source),
  ),
);

/** True for an instant written out, with its zone, that exists. */
export function isInstant(written: string): boolean {
  return instantForm.test(written) && readInstant(written, null) !== null;
}

function termReader(expects: Worded, instants: boolean): Reader<Value> {
  return reader(
    expects,
    (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') return refuse(reading, node, expects);
      if (node.value.startsWith('=')) return readValue(node, reading);
      if (parseTerm(node.value) !== null || (instants && isInstant(node.value)))
        return { literal: node.value };
      reading.problem(
        node.at,
        'bad_duration',
        worded`"${node.value}" is not a duration; expected ${expects}`,
      );
      return unread;
    },
    eitherPart(expressionPart, writtenTermPart, ...(instants ? [patternPart(instantForm.source)] : [])),
  );
}

function readValue(node: Node, reading: Reading): Read<Value> {
  if (node.kind === 'scalar') {
    if (typeof node.value !== 'string' || !node.value.startsWith('=')) return { literal: node.value };
    const expression = readExpression(node, node.value, reading);
    return expression === unread ? unread : { expression };
  }
  if (node.kind === 'list') {
    const list = node.items.map((item) => readValue(item, reading));
    if (list.includes(unread)) return unread;
    const values = list as Value[];
    return values.every(isLiteral) ? { literal: values.map((each) => each.literal) } : { list: values };
  }
  const entries = node.entries.map((entry) => [entry.key, readValue(entry.value, reading)] as const);
  if (entries.some(([, each]) => each === unread)) return unread;
  const values = entries as (readonly [string, Value])[];
  const literals = values.flatMap(([key, each]) => (isLiteral(each) ? [[key, each.literal] as const] : []));
  return literals.length === values.length
    ? { literal: Object.fromEntries(literals) }
    : { map: Object.fromEntries(values) };
}

function isLiteral(each: Value): each is { readonly literal: Json } {
  return 'literal' in each;
}

function readExpression(node: ScalarNode, written: string, reading: Reading): Read<string> {
  const lead = /^=?\s*/.exec(written)?.[0].length ?? 0;
  const source = written.slice(lead).trimEnd();
  if (source === '') {
    reading.problem(
      node.at,
      'bad_expression',
      worded`the expression is empty; expected one such as "= data.subject"`,
    );
    return unread;
  }
  if (node.cutByComment) {
    const shown = quoted(`${written} #…`);
    reading.problem(
      node.at,
      'expression_cut',
      worded`YAML takes what follows " #" as a comment; put the whole expression in quotes: ${shown} (or two blanks before a comment)`,
    );
    return unread;
  }
  const { names, block } = reading;
  reading.note({ fact: 'expression', source, node, skipped: lead, names, block });
  return source;
}

function toPath(written: string): SavePath | null {
  if (!pathForm.test(written) || written.includes('__proto__')) return null;
  const append = written.endsWith('[]');
  return { path: (append ? written.slice(0, -2) : written).split('.'), append };
}
