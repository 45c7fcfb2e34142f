/** `end`: ends the instance with an outcome. */
import type { Value } from '../../definition.js';
import { reader, required, unread, type Reader } from '../reader.js';
import { name } from '../scalars.js';
import { value } from '../value-readers.js';
import { stepKind } from './step-kind.js';
import { eitherPart, expressionPart } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

const outcome: Reader<Value> = reader(
  worded`an outcome (a name, or an expression that gives one)`,
  (node, reading) => {
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.startsWith('='))
      return value.read(node, reading);
    const given = name.read(node, reading);
    return given === unread ? unread : { literal: given };
  },
  eitherPart(expressionPart, name.part),
);

export const endStep = stepKind(
  'end',
  { end: required(outcome, 'the outcome of the instance') },
  ({ end }, common) => ({
    ...common,
    kind: 'end',
    outcome: end,
  }),
);
