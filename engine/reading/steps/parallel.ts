/** `parallel`: branches side by side. */
import type { CompiledBlock } from '../../definition.js';
import type { ParallelStep } from '../../steps/kinds.js';
import {
  entriesOf,
  defaulted,
  readFields,
  reader,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from '../reader.js';
import { insideBlock } from '../reading.js';
import { checkName } from '../scalars.js';
import { condition } from '../value-readers.js';
import { stepKind, type StepKind } from './step-kind.js';
import { eitherPart, keysPart, mapPart, nameKeys, wordsPart } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

type Branch = ParallelStep['branches'][number];

const until: Reader<ParallelStep['until']> = reader(
  worded`all, any, or a condition`,
  (node, reading) => {
    if (node.kind === 'scalar' && (node.value === 'all' || node.value === 'any')) return node.value;
    if (node.kind !== 'scalar') return refuse(reading, node, until.expects);
    const holds = condition.read(node, reading);
    return holds === unread ? unread : { condition: holds };
  },
  eitherPart(wordsPart(['all', 'any']), (of) => of(condition)),
);

function fieldsWith(inside: Reader<CompiledBlock>) {
  return { steps: required(inside, 'its steps, in their order of flow') };
}

/** The kind `parallel`; `steps` reads the block of a branch. */
export function parallelStep(steps: Reader<CompiledBlock>): StepKind {
  const branches = entriesOf(
    worded`branches by name`,
    (entry, reading): Read<Branch> => {
      const sound = checkName(entry.key, entry.keyAt, reading);
      reading.note({ fact: 'branch', name: entry.key, at: entry.keyAt });
      const expects = worded`a map (a branch with steps)`;
      if (entry.value.kind !== 'map') return refuse(reading, entry.value, expects);
      const inside: Reader<CompiledBlock> = reader(steps.expects, (node) =>
        steps.read(node, insideBlock(reading, entry.key)),
      );
      const fields = fieldsWith(inside);
      const values = readFields(entry.value, worded`a branch`, fields, reading, entry.keyAt);
      return values === unread || !sound ? unread : { name: entry.key, block: values.steps };
    },
    mapPart(keysPart(fieldsWith(steps)), nameKeys),
  );
  const some: Reader<readonly Branch[]> = reader(
    branches.expects,
    (node, reading) =>
      node.kind === 'map' && node.entries.length === 0
        ? refuse(reading, node, worded`at least one branch`)
        : branches.read(node, reading),
    branches.part,
  );
  const fields = {
    parallel: required(some, 'the branches, all begun at once'),
    until: defaulted(
      until,
      'all',
      'when it is over: all branches done, any, or what is asked as steps in it finish',
    ),
  };
  return stepKind('parallel', fields, (values, common) => ({
    ...common,
    kind: 'parallel',
    branches: values.parallel,
    until: values.until,
  }));
}
