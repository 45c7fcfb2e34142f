/** `wait`: for a time, until an instant, or for a message. */
import type { WaitStep } from '../../steps/kinds.js';
import { next } from '../actions.js';
import { kindEntry } from '../kind-keys.js';
import type { Node } from '../node.js';
import {
  oneOrMore,
  optional,
  readFields,
  reader,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from '../reader.js';
import { withMessage, type Reading } from '../reading.js';
import { name } from '../scalars.js';
import { condition, duration, instant } from '../value-readers.js';
import { stepKind } from './step-kind.js';
import { eitherPart, keysPart, partOf } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

const messageFields = {
  message: required(oneOrMore(name), 'the message, or a list: the first that comes'),
  where: optional(condition, 'which message matches; it sees "message"'),
  for: optional(duration, 'how long it waits at most'),
  else: optional(next, 'where it goes on when that time has run out'),
};

const untilFields = { until: required(instant, 'the instant') };

const waitKeys = {
  what: worded`a wait`,
  known: ['until', 'message'],
  further: {},
  besides: ['where', 'for', 'else'],
} as const;

const awaited: Reader<WaitStep['wait']> = reader(
  worded`a duration, {until: instant} or {message: name}`,
  (node, reading) => {
    if (node.kind === 'list') return refuse(reading, node, awaited.expects);
    if (node.kind === 'scalar') {
      noteTerm(node, reading);
      const time = duration.read(node, reading);
      return time === unread ? unread : { for: time };
    }
    const kind = kindEntry(node, waitKeys, reading);
    if (kind === null) return unread;
    if (kind.key === 'until')
      return readFields(node, worded`a wait until an instant`, untilFields, reading, node.at);
    for (const entry of node.entries) if (entry.key === 'for') noteTerm(entry.value, reading);
    const values = readFields(
      node,
      worded`a wait for a message`,
      messageFields,
      withMessage(reading, textsOf(kind.value)),
      node.at,
    );
    if (values === unread) return unread;
    return messageWait(values, node, reading);
  },
  eitherPart(
    partOf(() => duration),
    keysPart(untilFields),
    keysPart(messageFields),
  ),
);

export const waitStep = stepKind(
  'wait',
  { wait: required(awaited, 'what is waited for') },
  ({ wait }, common) => ({ ...common, kind: 'wait', wait }),
);

function messageWait(
  {
    message,
    ...rest
  }: { readonly message: readonly string[] } & Omit<
    Extract<WaitStep['wait'], { readonly messages: unknown }>,
    'messages'
  >,
  node: Node,
  reading: Reading,
): Read<WaitStep['wait']> {
  if (message.length === 0) return refuse(reading, node, worded`at least one message`);
  if (rest.else !== null && rest.for === null) {
    reading.problem(
      node.at,
      'missing_key',
      worded`"else" says where to go when the time has run out; expected "for" beside it: add it, or leave "else" out`,
    );
    return unread;
  }
  return { messages: message, ...rest };
}

function textsOf(node: Node): readonly string[] {
  const nodes = node.kind === 'list' ? node.items : [node];
  return nodes.flatMap((each) =>
    each.kind === 'scalar' && typeof each.value === 'string' ? [each.value] : [],
  );
}

function noteTerm(node: Node, reading: Reading): void {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return;
  reading.note({ fact: 'term', text: node.value, at: node.at, calendar: null, clock: null });
}
