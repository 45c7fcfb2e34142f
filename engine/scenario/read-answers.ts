/** Readers of a scenario's users and of its services' answers. */
import type { Entry } from '../reading/node.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  named,
  optional,
  reader,
  record,
  refuse,
  unread,
  type Read,
  type Reader,
} from '../reading/reader.js';
import type { Reading } from '../reading/reading.js';
import { anything, checkName, number, text } from '../reading/scalars.js';
import type { Named } from '../reading/fact.js';
import type { ScenarioAnswer, ScenarioAnswers, ScenarioUser } from './scenario.js';
import { eitherPart, listPart, mapPart, partOf } from '../reading/schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

type Pairs<T> = Reader<readonly (readonly [string, T])[]>;

/** A map by names of the tree's services. */
export function byService<T>(what: Worded, inner: Reader<T>): Pairs<T> {
  return pairs(what, inner, 'service');
}

const user = mapped(
  record(worded`a user`, {
    groups: defaulted(listOf(text), [], 'the groups that they belong to'),
    skills: defaulted(listOf(text), [], 'what they are skilled in'),
  }),
  ({ groups, skills }, node, reading): ScenarioUser => {
    const list = node.kind === 'map' ? node.entries.find(({ key }) => key === 'groups')?.value : undefined;
    if (list?.kind === 'list')
      groups.forEach((name, at) =>
        reading.note({ fact: 'played', of: 'group', name, at: list.items[at]?.at ?? list.at }),
      );
    return { groups, skills };
  },
);

/** The users of a scenario, by name. */
export const users = pairs(worded`users by name`, user, null);

const answer: Reader<ScenarioAnswer> = named(
  'service_answer',
  reader(
    worded`an answer ({result} or {error, times})`,
    (node, reading) => {
      if (node.kind !== 'map') return refuse(reading, node, answer.expects);
      const failing = node.entries.some(({ key }) => key === 'error');
      if (failing) {
        const read = errorAnswer.read(node, reading);
        return read === unread || read.error === null ? unread : { error: read.error, times: read.times };
      }
      const read = resultAnswer.read(node, reading);
      return read === unread ? unread : { result: read.result };
    },
    eitherPart(
      partOf(() => errorAnswer),
      partOf(() => resultAnswer),
    ),
  ),
);

const errorAnswer = record(worded`an answer`, {
  error: optional(text, 'the code of the error'),
  times: optional(number(1, 1_000_000, true), 'how often it fails so'),
});

const resultAnswer = record(worded`an answer`, {
  result: defaulted(anything, {}, 'what the service gives'),
});

const answers: Reader<ScenarioAnswers> = reader(
  worded`an answer, or a list of them`,
  (node, reading) => {
    if (node.kind !== 'list') {
      const one = answer.read(node, reading);
      return one === unread ? unread : { every: true, answers: [one] };
    }
    const several = listOf(answer).read(node, reading);
    return several === unread ? unread : { every: false, answers: several };
  },
  eitherPart(
    partOf(() => answer),
    listPart(partOf(() => answer)),
  ),
);

/** The answers of a scenario's services, by service. */
export const services = byService(worded`answers by service`, answers);

function pairs<T>(what: Worded, inner: Reader<T>, of: Extract<Named, 'service'> | null): Pairs<T> {
  return entriesOf(
    what,
    (entry: Entry, reading: Reading): Read<readonly [string, T]> => {
      // Users are people of the organisation: their names are not ours to form.
      const sound = of === null || checkName(entry.key, entry.keyAt, reading);
      if (of !== null && sound) reading.note({ fact: 'name', of, name: entry.key, at: entry.keyAt });
      const value = inner.read(entry.value, reading);
      return value === unread || !sound ? unread : [entry.key, value];
    },
    mapPart(inner.part),
  );
}
