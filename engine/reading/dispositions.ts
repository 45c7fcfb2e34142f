/** Reader of dispositions: what an attempt to reach a contact can end in. */
import type { CompiledDisposition, CompiledDispositions } from '../definition.js';
import { entryOf, type MapNode } from './node.js';
import {
  defaulted,
  entriesOf,
  mapped,
  optional,
  readFields,
  refuse,
  required,
  unread,
  type Read,
} from './reader.js';
import type { Reading } from './reading.js';
import { checkName, name, oneOf, text, title, truth } from './scalars.js';
import { writtenTerm } from './value-readers.js';
import { keysPart, mapPart, nameKeys } from './schema-parts.js';
import { worded } from '../wording/worded.js';

/** The ways in which contacts are worked. */
export const channels = ['phone', 'email', 'web', 'fax', 'recorded', 'task', 'workflow'] as const;

/** A code of AAPOR's standard definitions, such as 2.11. */
const aapor = mapped(text, (code, node, reading) =>
  /^[1-4]\.\d{1,3}$/.test(code)
    ? code
    : refuse(reading, node, worded`a code of AAPOR in quotes, such as "2.11"`),
);

const outcomeFields = {
  title: optional(title, 'what people call it'),
  rolls_up: optional(name, 'the group of outcomes that it counts in; without it itself'),
  aapor: optional(aapor, "its code in AAPOR's standard definitions"),
  final: defaulted(truth, false, 'true: the contact is not tried again'),
  skill: optional(text, 'the skill that whoever tries again has to have'),
  retry_after: optional(writtenTerm, 'how long until the next attempt'),
  awaits_answer: defaulted(
    truth,
    false,
    'true: after the last attempt the contact stays open until it answers, or the outreach ends',
  ),
};

const outcomes = entriesOf(
  worded`outcomes by name`,
  (entry, reading): Read<CompiledDisposition> => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    if (entry.value.kind !== 'map')
      return refuse(
        reading,
        entry.value,
        worded`a map (an outcome with rolls_up, aapor, final, skill, retry_after)`,
      );
    const values = readFields(entry.value, worded`an outcome`, outcomeFields, reading, entry.keyAt);
    if (values === unread || !sound) return unread;
    const again = entryOf(entry.value, 'retry_after') ?? entryOf(entry.value, 'skill');
    if (values.final && again !== null && again.key === 'retry_after') {
      const message = worded`"${entry.key}" is final, so nobody tries again; leave out "final" or "retry_after"`;
      reading.problem(again.keyAt, 'wrong_value', message);
      return unread;
    }
    if (values.final && values.awaits_answer) {
      const message = worded`"${entry.key}" is final, so nothing is awaited; leave out "final" or "awaits_answer"`;
      reading.problem(entry.keyAt, 'wrong_value', message);
      return unread;
    }
    return {
      name: entry.key,
      title: values.title,
      rollsUp: values.rolls_up ?? entry.key,
      aapor: values.aapor,
      final: values.final,
      skill: values.skill,
      retryAfter: values.retry_after,
      ...(values.awaits_answer ? { awaitsAnswer: true } : {}),
    };
  },
  mapPart(keysPart(outcomeFields), nameKeys),
);

export const dispositionsFields = {
  dispositions: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  channel: optional(oneOf(channels), 'the channel that they are for; without it any'),
  outcomes: required(
    mapped(outcomes, (found, node, reading) =>
      found.some(({ final }) => final)
        ? found
        : refuse(
            reading,
            node,
            worded`at least one outcome with "final: true"`,
            worded`else no contact is ever done`,
          ),
    ),
    'what an attempt can end in',
  ),
};

/** Reads dispositions; null, and problems, where they can't be read. */
export function readDispositions(node: MapNode, reading: Reading): CompiledDispositions | null {
  const values = readFields(node, worded`dispositions`, dispositionsFields, reading, node.at);
  if (values === unread) return null;
  return {
    name: values.dispositions,
    title: values.title,
    channel: values.channel,
    outcomes: values.outcomes,
  };
}
