/** `choose`: the first branch whose condition holds. */
import type { ChooseStep } from '../../steps/kinds.js';
import type { CompiledBlock } from '../../definition.js';
import { next } from '../actions.js';
import type { Node } from '../node.js';
import {
  optional,
  readFields,
  reader,
  refuse,
  required,
  unknownKey,
  unread,
  type Read,
  type Reader,
} from '../reader.js';
import { insideBlock, type Reading } from '../reading.js';
import { condition } from '../value-readers.js';
import { stepKind, type StepKind } from './step-kind.js';
import { eitherPart, keysPart, listPart } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

type Branch = ChooseStep['branches'][number];

/** The kind `choose`; `steps` reads the block of a branch that has one. */
export function chooseStep(steps: Reader<CompiledBlock>): StepKind {
  const branches: Reader<readonly Branch[]> = reader(
    worded`a list of branches: {when, next}, {when, steps}, last {else: step}`,
    (node, reading) => {
      if (node.kind !== 'list' || node.items.length === 0) return refuse(reading, node, branches.expects);
      const read = node.items.map((item, index) =>
        branch(item, index === node.items.length - 1, insideBlock(reading, index), reading, steps),
      );
      return read.includes(unread) ? unread : (read as Branch[]);
    },
    listPart(eitherPart(keysPart(branchFields(steps)), keysPart(elseFields))),
  );
  return stepKind(
    'choose',
    { choose: required(branches, 'the branches, in the order in which they are tried') },
    (values, common) => ({
      ...common,
      kind: 'choose',
      branches: values.choose,
    }),
  );
}

const elseFields = { else: required(next, 'where it goes on') };

function branchFields(inside: Reader<CompiledBlock>) {
  return {
    when: required(condition, 'when this branch is taken'),
    next: optional(next, 'where it goes on'),
    steps: optional(inside, 'the steps of this branch'),
  };
}

function branch(
  node: Node,
  last: boolean,
  inside: Reading,
  reading: Reading,
  steps: Reader<CompiledBlock>,
): Read<Branch> {
  if (node.kind !== 'map')
    return refuse(reading, node, worded`a branch: {when, next}, {when, steps}, or last {else: step}`);
  const otherwise = node.entries.find((entry) => entry.key === 'else');
  if (otherwise !== undefined) {
    if (!last) {
      reading.problem(
        otherwise.keyAt,
        'wrong_value',
        worded`"else" is the last branch: what stands below it would never be tried; move it to the end`,
      );
      return unread;
    }
    const values = readFields(node, worded`the last branch`, elseFields, reading, node.at);
    return values === unread ? unread : { when: null, next: values.else, block: null };
  }
  const stepsInside: Reader<CompiledBlock> = reader(steps.expects, (inner) => steps.read(inner, inside));
  const fields = branchFields(stepsInside);
  const known = Object.keys(fields);
  const stranger = node.entries.find((entry) => !known.includes(entry.key));
  if (stranger !== undefined) {
    unknownKey(reading, stranger, worded`a branch`, [...known, 'else']);
    return unread;
  }
  const [, second] = node.entries.filter((entry) => entry.key === 'next' || entry.key === 'steps');
  if (second !== undefined) {
    reading.problem(
      second.keyAt,
      'two_kinds',
      worded`a branch goes on by "next" or by "steps"; expected one of them: leave out "${second.key}"`,
    );
    return unread;
  }
  const values = readFields(node, worded`a branch`, fields, reading, node.at);
  if (values === unread) return unread;
  if (values.next !== null || values.steps !== null)
    return { when: values.when, next: values.next, block: values.steps };
  reading.problem(
    node.at,
    'missing_step_kind',
    worded`a branch needs "next" or "steps"; add where it goes on`,
  );
  return unread;
}
