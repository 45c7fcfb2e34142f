/** Reader of a workflow. */
import type { CompiledMessage, CompiledWorkflow, StartEvery } from '../definition.js';
import type { WhenClosed } from '../time/occurrences.js';
import { handlers, numberOrExpression, parameters } from './actions.js';
import { clocks } from './clocks.js';
import { cron } from './cron.js';
import {
  defaulted,
  entriesOf,
  inReading,
  listOf,
  optional,
  readFields,
  record,
  refuse,
  required,
  unread,
  type Read,
} from './reader.js';
import { withSchedule, type Reading } from './reading.js';
import type { MapNode } from './node.js';
import { channels } from './channels.js';
import { checkName, groupName, name, nameOf, oneOf, title, truth } from './scalars.js';
import { steps } from './steps.js';
import { value } from './value-readers.js';
import { keysPart, mapPart, nameKeys } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const groups = listOf(groupName);

const everyFields = {
  cron: required(cron, 'when, in five fields: minute, hour, day, month, day of the week'),
  calendar: optional(nameOf('calendar'), 'in whose zone and hours, if not the workflow’s'),
  closed: defaulted(
    oneOf(['shift', 'skip'] as const),
    'shift',
    'an instant at which the calendar is closed: `shift` moves it to the next opening, `skip` leaves it out',
  ),
  with: optional(
    inReading(parameters, withSchedule),
    'the data that it starts with; `now` is the instant for which it starts',
  ),
};

const start = record(worded`start`, {
  groups: defaulted(groups, [], 'who may start it'),
  public: defaulted(truth, false, 'true: anybody, by the web form'),
  again: optional(nameOf('message'), 'the message that a start with a key in use becomes'),
  channels: defaulted(channels, [], 'which channels start it, and with what'),
  every: optional(record(worded`every`, everyFields), 'when it starts by itself'),
  message: optional(name, 'the message that starts it, with its data'),
});

const from = record(worded`from`, { groups: required(groups, 'who may send it') });

const messageFields = {
  title: optional(title, 'what its button says; without it there is no button'),
  form: optional(nameOf('form'), 'what it carries'),
  from: optional(from, 'who may send it; without it who has the right'),
};

const messages = entriesOf(
  worded`messages by name`,
  (entry, reading): Read<CompiledMessage> => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    if (entry.value.kind !== 'map')
      return refuse(
        reading,
        entry.value,
        worded`a map (a message with title, form, from; {} for none of these)`,
      );
    const values = readFields(entry.value, worded`a message`, messageFields, reading, entry.keyAt);
    if (values === unread || !sound) return unread;
    return { name: entry.key, title: values.title, form: values.form, groups: values.from?.groups ?? null };
  },
  mapPart(keysPart(messageFields), nameKeys),
);

const migrate = entriesOf(
  worded`steps of older versions and where they go`,
  (entry, reading): Read<readonly [string, string]> => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    const to = nameOf('step').read(entry.value, reading);
    return to === unread || !sound ? unread : [entry.key, to];
  },
  mapPart(name.part, nameKeys),
);

export const workflowFields = {
  workflow: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  data: optional(nameOf('form'), 'the form of what an instance starts with'),
  calendar: optional(nameOf('calendar'), 'the calendar of working time'),
  key: optional(value, 'unique among the running instances'),
  summary: optional(value, 'one line that tells instances apart'),
  priority: defaulted(numberOrExpression(0, 100), { literal: 50 }, '0 to 100, higher first'),
  start: defaulted(
    start,
    { groups: [], public: false, again: null, channels: [], every: null, message: null },
    'who or what starts an instance',
  ),
  see: defaulted(
    record(worded`see`, { groups: required(groups, 'who may see it') }),
    { groups: [] },
    'who may see an instance beside its doers',
  ),
  dimensions: optional(
    record(worded`dimensions`, {
      service: optional(name, 'the field that says its service'),
      language: optional(name, 'the field that says its language'),
      body: optional(name, 'the field that says for which body'),
    }),
    'which fields of its data tell its contacts apart in reports; without it, those of the same name',
  ),
  messages: defaulted(messages, [], 'who may send what'),
  clocks: defaulted(clocks, [], 'its deadlines'),
  steps: required(steps, 'its steps, in their order of flow'),
  on: defaulted(handlers, [], 'what messages and errors do, whatever is active'),
  migrate: defaulted(migrate, [], 'where instances of older versions go'),
};

/** Reads a workflow; null, and problems, where it can't be read. */
export function readWorkflow(node: MapNode, reading: Reading): CompiledWorkflow | null {
  const values = readFields(node, worded`a workflow`, workflowFields, reading, node.at);
  if (values === unread) return null;
  const { workflow, title: shown, data, calendar, key, summary, priority, see } = values;
  const { groups: starters, public: open, again, channels: arrivals, message, every } = values.start;
  const byItself = {
    ...(message === null ? {} : { message }),
    ...(every === null ? {} : { every: compiledEvery(every) }),
  };
  return {
    format: 1,
    name: workflow,
    title: shown ?? workflow,
    data,
    calendar,
    key,
    summary,
    priority,
    start: { groups: starters, public: open, again, channels: arrivals, ...byItself },
    see,
    ...(values.dimensions === null ? {} : { dimensions: told(values.dimensions) }),
    messages: values.messages,
    body: { ...values.steps, clocks: values.clocks, handlers: values.on },
    migrate: Object.fromEntries(values.migrate),
  };
}

/** What is so without a word is left out, so that a version published before keeps its hash. */
function compiledEvery({ closed, ...every }: StartEvery & { readonly closed: WhenClosed }): StartEvery {
  return closed === 'shift' ? every : { ...every, closed };
}

function told(dimensions: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(dimensions).flatMap(([name, field]) => (field === null ? [] : [[name, field]])),
  );
}
