/** Reader of an expectation: one subject at most with its facts, and facts of the instance. */
import type { MapNode, Node, Position } from '../reading/node.js';
import {
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
  type Read,
  type Reader,
} from '../reading/reader.js';
import type { Reading } from '../reading/reading.js';
import { anyMap, number, oneOf, text, truth } from '../reading/scalars.js';
import { parseTerm } from '../time/term.js';
import { byService } from './read-answers.js';
import { instantAt, played } from './read-moves.js';
import type { CalledTimes, Expect, ExpectedMeasure, Lines, Subject } from './scenario.js';
import { eitherPart, keysPart, mapPart, textPart } from '../reading/schema-parts.js';
import { worded } from '../wording/worded.js';

const times = number(0, 1_000_000, true);
const item = optional(number(1, 1_000_000, true), 'which of several, counted from 1');
const by = optional(text, 'who has done it, or has it');

const calls = record(worded`calls`, {
  times: optional(times, 'how often'),
  with: optional(anyMap, 'with what'),
});

const calledTimes: Reader<Omit<CalledTimes, 'service'>> = reader(
  worded`how often, or {times, with}`,
  (node, reading) => {
    if (node.kind === 'map') return calls.read(node, reading);
    const count = times.read(node, reading);
    return count === unread ? unread : { times: count, with: null };
  },
  eitherPart(times.part, calls.part),
);

const measureFields = {
  code: required(played('measure'), 'the code of the service level'),
  met: optional(truth, 'whether its clock was met'),
  days_late: optional(number(0, 100_000, true), 'how many days late'),
};

const measure: Reader<ExpectedMeasure> = reader(
  worded`a map (measure with the keys code, met, days_late)`,
  (node, reading) => {
    const read = record(worded`measure`, measureFields).read(node, reading);
    return read === unread ? unread : { code: read.code, met: read.met, daysLate: read.days_late };
  },
  keysPart(measureFields),
);

const byOutcome: Reader<{ readonly [name: string]: number }> = mapped(
  entriesOf(
    worded`outcomes and how many`,
    ({ key, value }, reading): Read<readonly [string, number]> => {
      const count = times.read(value, reading);
      return count === unread ? unread : [key, count];
    },
    mapPart(times.part),
  ),
  (pairs) => Object.fromEntries(pairs),
);

const notified: Reader<{ readonly [name: string]: number }> = reader(
  worded`a map (groups or users and how often)`,
  (node, reading) => {
    if (node.kind !== 'map') return refuse(reading, node, notified.expects);
    const counts = node.entries.map(({ key, keyAt, value }) => {
      reading.note({ fact: 'played', of: 'addressee', name: key, at: keyAt });
      return [key, times.read(value, reading)] as const;
    });
    return counts.some(([, count]) => count === unread)
      ? unread
      : (Object.fromEntries(counts) as { [name: string]: number });
  },
  mapPart(times.part),
);

const progress = record(worded`progress`, {
  step: required(played('outreach'), 'which outreach'),
  done: optional(times, 'how many contacts are done'),
  open: optional(times, 'how many are not'),
  outcomes: optional(byOutcome, 'how many by outcome'),
});

const ofInstance = {
  priority: optional(number(0, 100), 'the priority'),
  data: optional(anyMap, 'what the data hold, among others'),
  called: optional(
    byService(worded`services and how often`, calledTimes),
    'which services were called, and how often',
  ),
  notified: optional(notified, 'who was notified, and how often'),
  incident: optional(played('incident'), 'the step that an incident stands at'),
  ended: optional(played('end'), 'the outcome it ended with'),
  running: optional(truth, 'whether it still runs'),
  measure: optional(measure, 'whether a service level was met'),
  progress: optional(progress, 'how far a contact list has come'),
};

/** Elapsed time of a clock: in its own measure, so working or not is all one. */
const span: Reader<number> = reader(
  worded`a duration such as "1 working hour"`,
  (node, reading) => {
    const term = node.kind === 'scalar' && typeof node.value === 'string' ? parseTerm(node.value) : null;
    if (term !== null && 'ms' in term) return term.ms;
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return refuse(reading, node, span.expects);
    reading.problem(
      node.at,
      'bad_duration',
      worded`"${node.value}" is no span of time; expected ${span.expects}, in hours and minutes`,
    );
    return unread;
  },
  textPart,
);

const subjects = {
  step: {
    step: required(played('step'), 'which step'),
    state: optional(oneOf(['none', 'active', 'done', 'skipped', 'cancelled']), 'its state'),
    by,
    item,
  },
  task: {
    task: required(played('task'), 'which task'),
    state: optional(oneOf(['ready', 'claimed', 'done', 'cancelled']), 'its state'),
    to: optional(oneOrMore(text), 'the groups or the user that it is for'),
    by,
    item,
  },
  clock: {
    clock: required(played('clock'), 'which clock'),
    state: optional(oneOf(['pending', 'running', 'paused', 'met', 'breached', 'cancelled']), 'its state'),
    due: optional(instantAt, 'when it is due'),
    elapsed: optional(span, 'how much of its time has passed'),
    breached: optional(truth, 'whether it has expired'),
  },
} as const;

const kinds = ['step', 'task', 'clock'] as const;

/** An expectation. */
export const expectation: Reader<Expect> = reader(
  worded`a map (what is expected)`,
  (node, reading) =>
    node.kind === 'map' ? expectOf(node, reading) : refuse(reading, node, expectation.expects),
  eitherPart(...[{}, ...Object.values(subjects)].map((own) => keysPart({ ...own, ...ofInstance }))),
);

function expectOf(node: MapNode, reading: Reading): Read<Expect> {
  const said = node.entries.filter(({ key }) => kinds.some((kind) => kind === key));
  const [first, second] = said;
  if (second !== undefined && first !== undefined) {
    const message = worded`"${second.key}" is a second subject beside "${first.key}"; expected one: make two expectations of it`;
    reading.problem(second.keyAt, 'two_kinds', message);
    return unread;
  }
  if (node.entries.length === 0) return nothing(node, reading);
  const found = readAs(kinds.find((kind) => kind === first?.key) ?? null, node, reading);
  return found === unread ? unread : { ...found, lines: linesOf(node) };
}

function readAs(
  kind: (typeof kinds)[number] | null,
  node: MapNode,
  reading: Reading,
): Read<Omit<Expect, 'lines'>> {
  const at: Position = node.at;
  switch (kind) {
    case null: {
      const read = readFields(
        node,
        worded`an expectation without step, task or clock`,
        ofInstance,
        reading,
        at,
      );
      return read === unread ? unread : { ...instanceFacts(read), subject: null };
    }
    case 'step': {
      const read = readFields(
        node,
        worded`an expectation of a step`,
        { ...subjects.step, ...ofInstance },
        reading,
        at,
      );
      if (read === unread) return unread;
      const subject: Subject = { kind, step: read.step, state: read.state, by: read.by, item: read.item };
      return { ...instanceFacts(read), subject };
    }
    case 'task': {
      const read = readFields(
        node,
        worded`an expectation of a task`,
        { ...subjects.task, ...ofInstance },
        reading,
        at,
      );
      if (read === unread) return unread;
      const { task, state, to } = read;
      return { ...instanceFacts(read), subject: { kind, task, state, to, by: read.by, item: read.item } };
    }
    case 'clock': {
      const read = readFields(
        node,
        worded`an expectation of a clock`,
        { ...subjects.clock, ...ofInstance },
        reading,
        at,
      );
      if (read === unread) return unread;
      const { clock, state, due, elapsed, breached } = read;
      return { ...instanceFacts(read), subject: { kind, clock, state, due, elapsed, breached } };
    }
  }
}

type OfInstance = Omit<Expect, 'lines' | 'subject' | 'called'> & {
  readonly called: readonly (readonly [string, Omit<CalledTimes, 'service'>])[] | null;
};

function instanceFacts(read: OfInstance): Omit<Expect, 'lines' | 'subject'> {
  const {
    priority,
    data,
    called,
    notified: told,
    incident,
    ended,
    running,
    measure: measured,
    progress: come,
  } = read;
  return {
    priority,
    data,
    called: called === null ? null : called.map(([service, count]) => ({ service, ...count })),
    notified: told,
    incident,
    ended,
    running,
    measure: measured,
    progress: come,
  };
}

function linesOf(node: MapNode): Lines {
  return Object.fromEntries(node.entries.map(({ key, keyAt }) => [key, keyAt.line]));
}

function nothing(node: Node, reading: Reading): typeof unread {
  const known = [...kinds, ...Object.keys(ofInstance)].join(', ');
  reading.problem(
    node.at,
    'missing_key',
    worded`expected something to look at, found an empty map; expected one of ${known}`,
  );
  return unread;
}
