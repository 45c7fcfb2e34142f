/** Readers of the moves of a play: adding a move means adding a line here, and one where it is made (`make-move.ts`). */
import { calendarFields, readCalendar } from '../reading/calendar.js';
import { nodeAt, type Position } from '../reading/node.js';
import {
  defaulted,
  mapped,
  named,
  optional,
  reader,
  record,
  refuse,
  required,
  unread,
  type Fields,
  type Reader,
  type Values,
} from '../reading/reader.js';
import type { Reading } from '../reading/reading.js';
import { anyMap, anything, name, number, text, truth } from '../reading/scalars.js';
import { isInstant } from '../reading/value-readers.js';
import { needsCalendar, parseTerm } from '../time/term.js';
import type { About } from '../reading/texts/italian.js';
import type { Move } from './scenario.js';
import { eitherPart, keysPart, textPart } from '../reading/schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

/** An instant written out. */
export const instantAt: Reader<number> = named(
  'instant_written',
  reader(
    worded`an instant such as 2026-03-09T10:00:00+01:00`,
    (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return refuse(reading, node, instantAt.expects);
      if (isInstant(node.value)) return Date.parse(node.value);
      const message = worded`"${node.value}" is not an instant; expected one such as 2026-03-09T10:00:00+01:00, with its zone`;
      reading.problem(node.at, 'bad_duration', message);
      return unread;
    },
    textPart,
  ),
);

const sent = {
  by: optional(text, 'who does it'),
  occurred_at: optional(instantAt, 'when it happened, if earlier'),
  refused: defaulted(truth, false, 'true: the play goes on only if it is refused'),
};

const item = optional(number(1, 1_000_000, true), 'which of several, counted from 1');
const ofTask = { task: required(played('task'), 'which task'), item, ...sent };
const ofStep = { step: required(played('incident'), 'where the incident is'), ...sent };

const advanceTo = record(worded`advance`, { to: required(instantAt, 'up to which instant') });

const advance: Reader<Move> = reader(
  worded`a duration such as "3 working hours", or {to: instant}`,
  (node, reading) => {
    if (node.kind === 'map') {
      const read = advanceTo.read(node, reading);
      return read === unread ? unread : { kind: 'advance', by: null, to: read.to };
    }
    if (node.kind !== 'scalar' || typeof node.value !== 'string')
      return refuse(reading, node, advance.expects);
    const term = parseTerm(node.value);
    if (term === null) {
      reading.problem(
        node.at,
        'bad_duration',
        worded`"${node.value}" is not a duration; expected ${advance.expects}`,
      );
      return unread;
    }
    if (needsCalendar(term))
      reading.note({ fact: 'played', of: 'working_time', name: node.value, at: node.at });
    return { kind: 'advance', by: term, to: null };
  },
  eitherPart(textPart, advanceTo.part),
);

const stepOrEnd: Reader<string> = mapped(text, (value, node, reading) => {
  if (value !== 'end') noted(reading, 'step', value, node.at);
  return value;
});

/** What each move is, for editors. */
export const moveAbouts = {
  advance: 'how much time passes; all that falls due on the way happens',
  claim: 'somebody takes a task',
  release: 'somebody gives a task back',
  assign: 'a task is given to a group or a user',
  delegate: 'whoever has a task hands it on',
  complete: 'somebody completes a task',
  message: 'a message comes in',
  retry: 'an incident is tried again',
  resolve: 'an incident is settled by hand',
  contact: 'an attempt at a contact of a list',
  cancel: 'the instance is cancelled',
  move: 'the instance is moved to another step',
  publish_calendar: 'a new version of a calendar, for running instances too',
} as const satisfies { readonly [K in Move['kind']]: About };

/** The reader of each move. */
export const moves: { readonly [K in Move['kind']]: Reader<Move> } = {
  advance,
  claim: move(worded`claim`, ofTask, (read) => ({ kind: 'claim', ...taskOf(read) })),
  release: move(worded`release`, ofTask, (read) => ({ kind: 'release', ...taskOf(read) })),
  assign: move(
    worded`assign`,
    { ...ofTask, to: required(played('addressee'), 'to which group or user') },
    (read) => ({
      kind: 'assign',
      to: read.to,
      ...taskOf(read),
    }),
  ),
  delegate: move(worded`delegate`, { ...ofTask, to: required(text, 'to which user') }, (read) => ({
    kind: 'delegate',
    to: read.to,
    ...taskOf(read),
  })),
  complete: mapped(
    record(worded`complete`, {
      ...ofTask,
      outcome: optional(name, 'its outcome'),
      data: defaulted(anyMap, {}, 'what is filled in'),
    }),
    (read, node, reading): Move => {
      const at =
        node.kind === 'map' ? node.entries.find(({ key }) => key === 'outcome')?.value.at : undefined;
      if (read.outcome !== null && !read.refused && at !== undefined)
        reading.note({ fact: 'played', of: 'outcome', name: `${read.task}.${read.outcome}`, at });
      return { kind: 'complete', outcome: read.outcome, data: read.data, ...taskOf(read) };
    },
  ),
  message: mapped(
    record(worded`message`, {
      name: required(name, 'which message'),
      id: optional(text, 'its id: the same id is taken once'),
      data: defaulted(anything, {}, 'what it carries'),
      ...sent,
    }),
    (read, node, reading): Move => {
      const at = node.kind === 'map' ? node.entries.find(({ key }) => key === 'name')?.value.at : undefined;
      if (!read.refused && at !== undefined)
        reading.note({ fact: 'played', of: 'message', name: read.name, at });
      return { kind: 'message', name: read.name, id: read.id, data: read.data, ...sentOf(read) };
    },
  ),
  retry: move(worded`retry`, ofStep, (read) => ({ kind: 'retry', step: read.step, ...sentOf(read) })),
  resolve: move(
    worded`resolve`,
    { ...ofStep, result: defaulted(anything, {}, 'the result in its place') },
    (read) => ({
      kind: 'resolve',
      step: read.step,
      result: read.result,
      ...sentOf(read),
    }),
  ),
  contact: mapped(
    record(worded`contact`, {
      step: required(played('outreach'), 'which outreach'),
      row: required(number(1, 10_000_000, true), 'which row of the list, counted from 1'),
      outcome: required(name, 'what the attempt ended in'),
      data: defaulted(anyMap, {}, 'what it gave; "appointment": when to try again'),
      ...sent,
    }),
    (read, node, reading): Move => {
      const at =
        node.kind === 'map' ? node.entries.find(({ key }) => key === 'outcome')?.value.at : undefined;
      if (!read.refused && at !== undefined)
        reading.note({ fact: 'played', of: 'disposition', name: `${read.step}.${read.outcome}`, at });
      const { step, row, outcome, data } = read;
      return { kind: 'contact', step, row, outcome, data, ...sentOf(read) };
    },
  ),
  cancel: move(worded`cancel`, { reason: optional(text, 'why'), ...sent }, (read) => ({
    kind: 'cancel',
    reason: read.reason,
    ...sentOf(read),
  })),
  move: move(
    worded`move`,
    {
      from: required(played('step'), 'the step that it is moved from'),
      to: required(stepOrEnd, 'the step that it is moved to, or end'),
      item,
      ...sent,
    },
    (read) => ({ kind: 'move', from: read.from, to: read.to, item: read.item, ...sentOf(read) }),
  ),
  publish_calendar: named(
    'new_calendar',
    reader(
      worded`a calendar, as in its file`,
      (node, reading) => {
        if (node.kind !== 'map') return refuse(reading, node, worded`a calendar, as in its file`);
        const calendar = readCalendar(node, reading);
        const { at } = nodeAt(node, '/calendar');
        if (calendar !== null) reading.note({ fact: 'name', of: 'calendar', name: calendar.calendar, at });
        return calendar === null ? unread : { kind: 'publish_calendar', calendar };
      },
      keysPart(calendarFields),
    ),
  ),
};

/** A name of something in the workflow that is played: a check looks whether it is there. */
export function played(
  of: 'step' | 'task' | 'clock' | 'outreach' | 'incident' | 'addressee' | 'measure' | 'end',
): Reader<string> {
  return mapped(text, (value, node, reading) => {
    noted(reading, of, value, node.at);
    return value;
  });
}

function noted(reading: Reading, of: Parameters<typeof played>[0], value: string, at: Position): void {
  reading.note({ fact: 'played', of, name: value, at });
}

function move<F extends Fields>(what: Worded, fields: F, turn: (read: Values<F>) => Move): Reader<Move> {
  return mapped(record(what, fields), turn);
}

function sentOf(read: Values<typeof sent>) {
  return { by: read.by, occurredAt: read.occurred_at, refused: read.refused };
}

function taskOf(read: Values<typeof ofTask>) {
  return { task: read.task, item: read.item, ...sentOf(read) };
}
