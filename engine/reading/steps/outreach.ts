/** `outreach`: works a contact list. */
import type { Value } from '../../definition.js';
import type { OutreachStep } from '../../steps/kinds.js';
import { groups, numberOrExpression } from '../actions.js';
import { channels } from '../dispositions.js';
import { entryOf, type MapNode, type Node } from '../node.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  oneOrMore,
  optional,
  reader,
  record,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from '../reader.js';
import type { Reading } from '../reading.js';
import { checkName, name, nameOf, number, oneOf, text, truth } from '../scalars.js';
import { condition, value, writtenTerm } from '../value-readers.js';
import { stepKind } from './step-kind.js';
import { eitherPart, expressionPart } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

/** A name, or an expression that gives one; `inner` reads a name that is written out. */
function nameOrExpression(inner: Reader<string>): Reader<Value> {
  return reader(
    worded`${inner.expects}, or an expression that gives one`,
    (node, reading) => {
      if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.startsWith('='))
        return value.read(node, reading);
      const given = inner.read(node, reading);
      return given === unread ? unread : { literal: given };
    },
    eitherPart(expressionPart, (of) => of(inner)),
  );
}

const retry = record(worded`retry`, {
  after: required(writtenTerm, 'how long until the next attempt'),
  outcomes: optional(listOf(name), 'after which outcomes; without it after all that are not final'),
});

const appointments = record(worded`appointments`, {
  count_as_attempt: defaulted(truth, true, 'false: an attempt that ends in an appointment is not counted'),
});

const perMs = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

const rate: Reader<NonNullable<OutreachStep['rate']>> = mapped(text, (given, node, reading) => {
  const [, count, unit] = /^([1-9]\d{0,8}) per (second|minute|hour|day)$/.exec(given) ?? [];
  return unit === undefined
    ? refuse(reading, node, worded`a rate such as "600 per hour", by second, minute, hour or day`)
    : { count: Number(count), perMs: perMs[unit as keyof typeof perMs] };
});

const to = record(worded`to`, {
  group: optional(groups, 'who works the list: a group, a list of groups, or an expression'),
  skills: defaulted(oneOrMore(value), [], 'what they have to be able to do'),
});

const quotas = mapped(
  entriesOf(
    worded`values, each with how many are wanted`,
    (entry, reading): Read<readonly [string, number]> => {
      const count = number(0, Number.MAX_SAFE_INTEGER, true).read(entry.value, reading);
      return count === unread ? unread : [entry.key, count];
    },
  ),
  (pairs): { readonly [value: string]: number } => Object.fromEntries(pairs),
);

const quota = mapped(
  entriesOf(worded`fields of the list, each with its quotas`, (entry, reading) => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    const given = quotas.read(entry.value, reading);
    return given === unread || !sound ? unread : ([entry.key, given] as const);
  }),
  (pairs): OutreachStep['quota'] => Object.fromEntries(pairs),
);

const templateName = mapped(nameOf('template'), (used, node, reading) => {
  const names = [...reading.names, { name: 'contact', messages: [], of: 'invited' } as const];
  reading.note({ fact: 'template_use', name: used, at: node.at, names, perhaps: false });
  return used;
});

const fields = {
  outreach: required(oneOf(channels), 'the channel'),
  list: optional(nameOrExpression(text), 'the contact list'),
  questionnaire: optional(nameOrExpression(nameOf('questionnaire')), 'what is asked'),
  dispositions: optional(
    nameOf('dispositions'),
    'what an attempt can end in; without it any outcome is final',
  ),
  template: optional(templateName, 'what is sent; channels email and fax'),
  attachments: optional(value, 'channel fax: the PDF documents that follow the cover, by their ids'),
  recording: optional(value, 'channel recorded: the WAV file that is played, by its id'),
  attempts: defaulted(numberOrExpression(1, 1_000), { literal: 1 }, 'how often a contact is tried'),
  retry: optional(retry, 'when a contact is tried again'),
  appointments: defaulted(appointments, { count_as_attempt: true }, 'how appointments are counted'),
  hours: optional(nameOf('calendar'), 'only while this calendar is open'),
  rate: optional(rate, 'at most how many in how long'),
  to: defaulted(to, { group: null, skills: [] }, 'who works the list'),
  quota: defaulted(quota, {}, 'how many are wanted of whom'),
  counts: optional(nameOrExpression(name), "what it counts as against the contract's limits"),
  form: optional(nameOf('form'), 'channel task: what is filled in for each contact'),
  call: optional(nameOf('workflow'), 'channel workflow: what is called for each contact'),
  until: optional(condition, 'ends it, whatever is left'),
};

export const outreachStep = stepKind('outreach', fields, (values, common, node, reading) => {
  const { outreach: channel, appointments: counted, form, call, ...rest } = values;
  noteTerms(node, reading, common.name);
  const needed = { list: channel !== 'web', form: channel === 'task', call: channel === 'workflow' };
  const missing = [
    ...(needed.list && values.list === null ? ['"list" (the contacts)'] : []),
    ...(needed.form && form === null ? ['"form" (what is filled in)'] : []),
    ...(needed.call && call === null ? ['"call" (the workflow)'] : []),
    ...(channel === 'recorded' && values.recording === null ? ['"recording" (what is played)'] : []),
    ...(channel === 'web' && values.until === null ? ['"until" (nothing else ends it)'] : []),
  ];
  const strange = [
    ...(channel !== 'fax' && values.attachments !== null ? ['attachments'] : []),
    ...(channel !== 'recorded' && values.recording !== null ? ['recording'] : []),
    ...(!needed.form && form !== null ? ['form'] : []),
    ...(!needed.call && call !== null ? ['call'] : []),
  ];
  const at = entryOf(node, 'outreach')?.value.at ?? node.at;
  for (const key of missing)
    reading.problem(at, 'missing_key', worded`an outreach by ${channel} needs the key ${key}; add it`);
  for (const key of strange) {
    const keyAt = entryOf(node, key)?.keyAt ?? at;
    reading.problem(
      keyAt,
      'unknown_key',
      worded`an outreach by ${channel} has no key "${key}"; leave it out`,
    );
  }
  if (missing.length > 0 || strange.length > 0) return unread;
  const step: OutreachStep = {
    ...common,
    ...rest,
    kind: 'outreach',
    channel,
    appointmentsCount: counted.count_as_attempt,
    form,
    call,
  };
  return step;
});

function noteTerms(node: MapNode, reading: Reading, clock: string): void {
  const again = entryOf(node, 'retry')?.value;
  const after: Node | undefined = again?.kind === 'map' ? entryOf(again, 'after')?.value : undefined;
  const hours = entryOf(node, 'hours')?.value;
  const calendar = hours?.kind === 'scalar' && typeof hours.value === 'string' ? hours.value : null;
  if (after?.kind === 'scalar' && typeof after.value === 'string')
    reading.note({ fact: 'term', text: after.value, at: after.at, calendar, clock });
}
