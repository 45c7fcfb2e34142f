/** `each`: steps once for every item of a list. */
import type { CompiledBlock, Value } from '../../definition.js';
import { mostAtOnce } from '../../steps/each.js';
import type { EachStep } from '../../steps/kinds.js';
import { entryOf, type MapNode } from '../node.js';
import {
  defaulted,
  mapped,
  named,
  optional,
  reader,
  refuse,
  required,
  unread,
  type Reader,
  inReading,
} from '../reader.js';
import { insideBlock, withItem, type Reading } from '../reading.js';
import { name, number } from '../scalars.js';
import { condition, value } from '../value-readers.js';
import { stepKind, type StepKind } from './step-kind.js';
import { eitherPart, wordsPart } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

const list: Reader<Value> = named(
  'list',
  mapped(value, (given, node, reading) => {
    const sound = 'literal' in given ? Array.isArray(given.literal) : !('map' in given);
    return sound ? given : refuse(reading, node, worded`a list, or an expression that gives one`);
  }),
);

const taken = ['data', 'steps', 'clocks', 'instance', 'index', 'message', 'now'];

const as: Reader<string> = mapped(name, (given, node, reading) => {
  if (!taken.includes(given)) return given;
  const message = worded`"${given}" is what expressions call something else; choose another name for the item`;
  reading.problem(node.at, 'bad_name', message);
  return unread;
});

const atMost = number(1, mostAtOnce, true);
const atOnce: Reader<EachStep['atOnce']> = reader(
  worded`${atMost.expects}, or all`,
  (node, reading) => {
    if (node.kind === 'scalar' && node.value === 'all') return 'all';
    return node.kind === 'scalar' && typeof node.value === 'number'
      ? atMost.read(node, reading)
      : refuse(reading, node, atOnce.expects);
  },
  eitherPart(wordsPart(['all']), atMost.part),
);

/** The kind `each`; `steps` reads its block. */
export function eachStep(steps: Reader<CompiledBlock>): StepKind {
  const fields = {
    each: required(list, 'the list'),
    as: defaulted(as, 'item', 'what an item is called inside'),
    steps: required(inItem(steps), 'the steps for every item'),
    at_once: defaulted(atOnce, 1, 'how many items are worked on at once'),
    until: optional(inItem(condition), 'ends it early; asked as each item ends, inside that'),
    collect: optional(inItem(value), 'what each finished item gives to "save", in the order of the items'),
  };
  return stepKind('each', fields, (values, common, node, reading) => {
    if (common.save !== null && values.collect === null) {
      const at = node.entries.find(({ key }) => key === 'save')?.keyAt ?? node.at;
      const message = worded`"save" of an each takes what "collect" says; expected "collect" beside it: add it, or leave "save" out`;
      reading.problem(at, 'missing_key', message);
      return unread;
    }
    const { each, as: called, steps: block, at_once: atOnceGiven, until, collect } = values;
    return { ...common, kind: 'each', list: each, as: called, block, atOnce: atOnceGiven, until, collect };
  });
}

/** Reads what stands inside an item: expressions see it there. */
function inItem<T>(inner: Reader<T>): Reader<T> {
  return inReading(inner, (reading) => {
    const names = reading.step === null ? [] : itemNames(reading.step.node, reading);
    return withItem(insideBlock(reading, 'each'), names);
  });
}

function itemNames(node: MapNode, reading: Reading): Reading['names'] {
  const textOf = (key: string): string | null => {
    const found = entryOf(node, key)?.value;
    return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : null;
  };
  const source = /^=(.*)$/s.exec(textOf('each') ?? '')?.[1]?.trim() ?? null;
  const items = source === null ? null : { source, names: reading.names };
  return [
    { name: textOf('as') ?? 'item', messages: [], of: 'item', items },
    { name: 'index', messages: [], of: 'index' },
  ];
}
