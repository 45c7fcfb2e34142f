/** `send`: a message to another instance. */
import { parameters } from '../actions.js';
import { entryOf } from '../node.js';
import { optional, record, required } from '../reader.js';
import { name, nameOf } from '../scalars.js';
import { value } from '../value-readers.js';
import { stepKind } from './step-kind.js';
import { worded } from '../../wording/worded.js';

const receiver = record(worded`to`, {
  workflow: required(nameOf('workflow'), 'the workflow of the instance'),
  key: required(value, 'the key of the instance'),
});

const fields = {
  send: required(name, 'the message'),
  to: optional(receiver, 'whom to; without it every workflow that the message starts'),
  with: optional(parameters, 'what it carries'),
};

export const sendStep = stepKind('send', fields, (values, common, node, reading) => {
  const { send: message, to, with: data } = values;
  const written = entryOf(node, 'send')?.value;
  const given = entryOf(node, 'with')?.value;
  const entries = given === undefined ? [] : given.kind === 'map' ? given.entries : null;
  if (written !== undefined)
    reading.note({ fact: 'sent', message, workflow: to?.workflow ?? null, at: written.at, given: entries });
  return { ...common, kind: 'send', message, to, with: data };
});
