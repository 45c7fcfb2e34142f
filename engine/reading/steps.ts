/** Readers of steps and of the blocks that they make up. */
import type { CompiledBlock } from '../definition.js';
import type { CompiledStep } from '../steps/kinds.js';
import type { CommonKeys } from './steps/step-kind.js';
import { handlers, next } from './actions.js';
import { stepClock, stepClockFields } from './clocks.js';
import { kindEntry } from './kind-keys.js';
import type { Entry, MapNode } from './node.js';
import {
  defaulted,
  optional,
  readFields,
  reader,
  refuse,
  unread,
  type Fields,
  type Read,
  type Reader,
  type Values,
  named,
} from './reader.js';
import { ofStep, type Reading } from './reading.js';
import { checkName, title } from './scalars.js';
import { hasWhatItSaves } from './steps/result.js';
import { furtherStepKeys, stepKinds } from './steps/list.js';
import { condition, savePath, value } from './value-readers.js';
import { eitherPart, keysPart, mapPart, nameKeys, partOf, type HasPart } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const commonFields = {
  title: optional(title, 'what people call it'),
  when: optional(condition, 'false: the step is skipped'),
  next: optional(next, 'where it goes on; without it the step below'),
  save: optional(savePath, 'where in data its result goes'),
  happened: optional(value, 'the instant it counts as done at'),
  on: defaulted(handlers, [], 'messages and errors while it is active'),
  ...stepClockFields,
};

/** A map of steps, in their order of flow. */
export const steps: Reader<CompiledBlock> = named(
  'steps',
  reader(
    worded`a map of steps by name, in their order of flow`,
    (node, reading) => {
      if (node.kind !== 'map' || node.entries.length === 0) return refuse(reading, node, steps.expects);
      const read = node.entries.map((entry) => step(entry, reading));
      return read.includes(unread) ? unread : { steps: read as CompiledStep[], clocks: [], handlers: [] };
    },
    mapPart(
      partOf(() => stepShape),
      nameKeys,
    ),
  ),
);

const kinds = stepKinds(steps);
const kindKeys = {
  what: worded`a step`,
  known: kinds.map((kind) => kind.key),
  further: furtherStepKeys,
  besides: Object.keys(commonFields),
} as const;

/** A step: the keys of all, and those of its kind. */
const stepShape: HasPart = {
  named: 'step',
  part: eitherPart(...kinds.map(({ fields }) => keysPart({ ...commonFields, ...fields }))),
};

function step(entry: Entry, outside: Reading): Read<CompiledStep> {
  const reading = entry.value.kind === 'map' ? ofStep(outside, entry.key, entry.value) : outside;
  let sound = checkName(entry.key, entry.keyAt, reading);
  if (entry.key === 'end') {
    reading.problem(
      entry.keyAt,
      'bad_name',
      worded`no step may be called "end": next: end ends the instance; choose another name`,
    );
    sound = false;
  }
  reading.note({ fact: 'step', name: entry.key, at: entry.keyAt, block: reading.block });
  if (entry.value.kind !== 'map')
    return refuse(
      reading,
      entry.value,
      worded`a map (a step with one of the keys ${kindKeys.known.join(', ')})`,
    );
  const node = entry.value;
  const said = kindEntry(node, kindKeys, reading, entry.keyAt);
  const kind = kinds.find((each) => each.key === said?.key);
  if (kind === undefined) return unread;
  const values = readFields(node, worded`a step`, { ...commonFields, ...kind.fields }, reading, entry.keyAt);
  if (values === unread) return unread;
  const compiled = kind.compile(values, common(entry, node, values, reading), node, reading);
  if (compiled === unread || !hasWhatItSaves(compiled, node, reading)) return unread;
  return sound ? compiled : unread;
}

function common(
  { key: name, keyAt }: Entry,
  node: MapNode,
  values: Values<typeof commonFields>,
  reading: Reading,
): CommonKeys {
  const shown = values.title ?? (Object.hasOwn(values, 'task') ? (values as Values<Fields>)['task'] : null);
  const { when, next: following, save, happened, on } = values;
  const clock = stepClock({ name, title: shown as typeof values.title, at: keyAt }, node, values, reading);
  return { name, title: values.title, when, next: following, save, happened, handlers: on, clock };
}
