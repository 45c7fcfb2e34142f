/** Readers of actions, what clocks and handlers do; and of handlers. */
import type { Action, Addressee, CompiledHandler, Value } from '../definition.js';
import { kindEntry } from './kind-keys.js';
import { namesWritten } from './names-written.js';
import { entryOf, type Entry, type MapNode, type Node } from './node.js';
import {
  defaulted,
  entriesOf,
  mapped,
  oneOrMore,
  optional,
  readFields,
  reader,
  record,
  refuse,
  required,
  unread,
  type Fields,
  type Read,
  type Reader,
  type Values,
  named,
} from './reader.js';
import { withMessage, type Reading } from './reading.js';
import { checkName, name, nameOf, number, truth } from './scalars.js';
import { setEntries, term, value } from './value-readers.js';
import {
  anyPart,
  eitherPart,
  expressionPart,
  keysPart,
  listPart,
  mapPart,
  partOf,
  textPart,
} from './schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

/** Names of groups or users: one, a list, or an expression that gives one of these. */
export const people: Reader<Value> = named(
  'people',
  mapped(
    value,
    (given, node, reading) => {
      if (!('literal' in given))
        return 'map' in given
          ? refuse(reading, node, worded`a name, a list of names, or an expression`)
          : given;
      const names = Array.isArray(given.literal) ? given.literal : [given.literal];
      const sound = names.length > 0 && names.every((each) => typeof each === 'string' && each !== '');
      return sound ? given : refuse(reading, node, worded`a name, a list of names, or an expression`);
    },
    eitherPart(textPart, listPart(textPart)),
  ),
);

/** Names of groups, as `people`. */
export const groups: Reader<Value> = named(
  'people',
  mapped(people, (given, node, reading) => {
    for (const each of node.kind === 'list' ? node.items : [node])
      if (each.kind === 'scalar' && typeof each.value === 'string' && !each.value.startsWith('='))
        reading.note({ fact: 'group', name: each.value, at: each.at });
    return given;
  }),
);

/** The step, or `end`, that comes next. */
export const next: Reader<string> = named(
  'next_step',
  mapped(name, (to, node, reading) => {
    reading.note({ fact: 'next', to, at: node.at, block: reading.block });
    return to;
  }),
);

/** A number from `least` to `most`, or an expression that gives one. */
export function numberOrExpression(least: number, most: number): Reader<Value> {
  const plain = number(least, most);
  return reader(
    worded`${plain.expects}, or an expression`,
    (node, reading) => {
      if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.startsWith('='))
        return value.read(node, reading);
      const given = plain.read(node, reading);
      return given === unread ? unread : { literal: given };
    },
    eitherPart(expressionPart, plain.part),
  );
}

/** The parameters of a service: a map whose values may be expressions, or an expression that gives the map. */
export const parameters: Reader<Value> = named(
  'parameters',
  mapped(
    value,
    (given, node, reading) => {
      const sound = node.kind === 'map' || 'expression' in given;
      return sound
        ? given
        : refuse(reading, node, worded`a map of parameters, or an expression that gives one`);
    },
    eitherPart(expressionPart, mapPart(anyPart)),
  ),
);

/** Notes a call to a service, so that its parameters can be checked. */
export function noteCall(node: MapNode, reading: Reading): void {
  const service = entryOf(node, 'do')?.value;
  if (service?.kind !== 'scalar' || typeof service.value !== 'string') return;
  const given = entryOf(node, 'with')?.value;
  const named = given === undefined ? [] : given.kind === 'map' ? given.entries : null;
  reading.note({ fact: 'call', service: service.value, at: service.at, given: named });
  noteTemplates(named?.find((entry) => entry.key === 'template')?.value, reading);
}

/** Notes the templates that a parameter names: by itself, or by the texts in its expression. */
function noteTemplates(node: Node | undefined, reading: Reading): void {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return;
  const { at, value: written } = node;
  const { names } = reading;
  if (!written.startsWith('=')) {
    reading.note({ fact: 'template_use', name: written, at, names, perhaps: false });
    return;
  }
  for (const name of namesWritten(written))
    reading.note({ fact: 'template_use', name, at, names, perhaps: true });
}

const templateName: Reader<string> = named(
  'template_name',
  mapped(nameOf('template'), (used, node, reading) => {
    reading.note({ fact: 'template_use', name: used, at: node.at, names: reading.names, perhaps: false });
    return used;
  }),
);

/** Notes the start of another workflow, named by `key`, so that its data can be checked. */
export function noteStart(node: MapNode, key: 'call' | 'run', reading: Reading): void {
  const workflow = entryOf(node, key)?.value;
  if (workflow?.kind !== 'scalar' || typeof workflow.value !== 'string') return;
  const given = entryOf(node, 'with')?.value;
  const named = given === undefined ? [] : given.kind === 'map' ? given.entries : null;
  reading.note({ fact: 'start', workflow: workflow.value, at: workflow.at, given: named });
}

const addresseeFields = {
  group: optional(groups, 'a group, a list of groups, or an expression'),
  user: optional(people, 'a user, a list of users, or an expression'),
};

interface ActionKind {
  readonly fields: Fields;
  readonly make: (node: MapNode, reading: Reading) => Read<Action>;
}

function actionKind<F extends Fields>(fields: F, make: (values: Values<F>) => Action): ActionKind {
  return {
    fields,
    make: (node, reading) => {
      const values = readFields(node, worded`this action`, fields, reading, node.at);
      return values === unread ? unread : make(values);
    },
  };
}

const notifyFields = {
  ...addresseeFields,
  assignee: defaulted(truth, false, 'true: whoever has the task, its group while nobody has'),
  template: optional(templateName, 'the text to send'),
};

const retimeFields = {
  clock: required(nameOf('clock'), 'the clock'),
  within: required(term, 'its new term'),
};
const retime = mapped(record(worded`retime`, retimeFields), (values, node, reading) => {
  const within = node.kind === 'map' ? entryOf(node, 'within')?.value : undefined;
  if (within?.kind === 'scalar' && typeof within.value === 'string') {
    reading.note({ fact: 'term', text: within.value, at: within.at, calendar: null, clock: values.clock });
  }
  return values;
});

/** Each kind of action, by its key. */
const actionKinds: { readonly [key: string]: ActionKind } = {
  notify: actionKind(
    { notify: required(addressed(worded`notify`, record(worded`notify`, notifyFields)), 'who is told') },
    ({ notify: { group, user, assignee, template } }) => ({
      kind: 'notify',
      to: { group, user },
      assignee,
      template,
    }),
  ),
  priority: actionKind(
    { priority: required(numberOrExpression(0, 100), 'the priority from now on') },
    ({ priority }) => ({ kind: 'priority', value: priority }),
  ),
  raise_priority: actionKind(
    { raise_priority: required(numberOrExpression(-100, 100), 'what is added to the priority') },
    (values) => ({ kind: 'raise_priority', by: values.raise_priority }),
  ),
  assign: actionKind(
    {
      assign: required(
        addressed(worded`assign`, record(worded`assign`, addresseeFields)),
        'who has the open tasks from now on',
      ),
    },
    ({ assign }) => ({ kind: 'assign', to: assign }),
  ),
  set: actionKind({ set: required(setEntries, 'what is written to data') }, ({ set }) => ({
    kind: 'set',
    entries: set,
  })),
  do: actionKind(
    { do: required(nameOf('service'), 'the service'), with: optional(parameters, 'its parameters') },
    (values) => ({ kind: 'do', service: values.do, with: values.with }),
  ),
  run: actionKind(
    {
      run: required(nameOf('workflow'), 'the workflow that starts; nobody waits for it'),
      with: optional(parameters, 'the data that it starts with'),
    },
    (values) => ({ kind: 'run', workflow: values.run, with: values.with }),
  ),
  retime: actionKind({ retime: required(retime, 'the clock and its new term') }, (values) => ({
    kind: 'retime',
    ...values.retime,
  })),
  next: actionKind({ next: required(next, 'where it goes on') }, (values) => ({
    kind: 'next',
    next: values.next,
  })),
};

const actionKeys = {
  what: worded`an action`,
  known: Object.keys(actionKinds),
  further: {},
  besides: ['with'],
} as const;

const action: Reader<Action> = reader(
  worded`an action such as {notify: {group: supervisors}}`,
  (node, reading) => {
    if (node.kind !== 'map') return refuse(reading, node, action.expects);
    const kind = kindEntry(node, actionKeys, reading);
    const found = kind === null ? undefined : actionKinds[kind.key];
    if (found === undefined) return unread;
    if (kind?.key === 'do') noteCall(node, reading);
    if (kind?.key === 'run') noteStart(node, 'run', reading);
    return found.make(node, reading);
  },
  eitherPart(...Object.values(actionKinds).map(({ fields }) => keysPart(fields))),
);

/** One action or a list of them. */
export const actions: Reader<readonly Action[]> = oneOrMore(named('action', action));

/** Handlers: a map of messages and errors, each with what is done. */
export const handlers: Reader<readonly CompiledHandler[]> = entriesOf(
  worded`messages and errors, each with its actions`,
  (entry: Entry, reading): Read<CompiledHandler> => {
    const on = handled(entry, reading);
    const done = actions.read(
      entry.value,
      withMessage(reading, on !== null && 'message' in on ? [on.message] : []),
    );
    return on === null || done === unread ? unread : { on, actions: done };
  },
  mapPart(
    partOf(() => actions),
    '^(error(\\.[a-z][a-z0-9_]*)?|[a-z][a-z0-9_]*)$',
  ),
);

function handled(entry: Entry, reading: Reading): CompiledHandler['on'] | null {
  if (entry.key === 'error') return { error: null };
  if (entry.key.startsWith('error.')) {
    const code = entry.key.slice('error.'.length);
    return checkName(code, entry.keyAt, reading) ? { error: code } : null;
  }
  return checkName(entry.key, entry.keyAt, reading) ? { message: entry.key } : null;
}

/** Refuses an action that addresses nobody. */
function addressed<T extends Addressee>(what: Worded, inner: Reader<T>): Reader<T> {
  return mapped(inner, (to, node: Node, reading) => {
    const somebody = to.group !== null || to.user !== null || ('assignee' in to && to.assignee === true);
    if (somebody) return to;
    reading.problem(
      node.at,
      'missing_key',
      worded`${what} says nobody; expected a group or a user: add group or user`,
    );
    return unread;
  });
}
