/** `task`: work for a person. */
import type { Outcome } from '../../steps/kinds.js';
import { groups, next, people } from '../actions.js';
import {
  defaulted,
  entriesOf,
  listOf,
  oneOrMore,
  optional,
  readFields,
  record,
  refuse,
  required,
  unread,
  type Read,
} from '../reader.js';
import type { Node } from '../node.js';
import type { Reading } from '../reading.js';
import { checkName, nameOf, text, title } from '../scalars.js';
import { condition, savePath, setEntries, value } from '../value-readers.js';
import { mapped, named } from '../reader.js';
import { stepKind } from './step-kind.js';
import { keysPart, mapPart, nameKeys } from '../schema-parts.js';
import { worded } from '../../wording/worded.js';

const to = record(worded`to`, {
  group: optional(groups, 'whose task it is: a group, a list of groups, or an expression'),
  user: optional(people, 'whose task it is: a user, a list of users, or an expression'),
  skills: defaulted(oneOrMore(value), [], 'what they have to be able to do'),
  mode: optional(text, 'how they have to be working'),
  not_by: defaulted(oneOrMore(nameOf('step')), [], 'steps whose doers may not do this one'),
});

/** Whoever may work on tasks at all: checking warns of it. */
const anybody = { group: null, user: null, skills: [], mode: null, not_by: [] };

const outcomeFields = {
  title: optional(title, 'what its button says'),
  next: optional(next, 'where it goes on'),
  form: optional(nameOf('form'), "the form of this outcome, in place of the task's"),
  set: defaulted(setEntries, [], 'what is written to data'),
};

const outcomes = entriesOf(
  worded`outcomes by name`,
  (entry, reading): Read<Outcome> => {
    let sound = checkName(entry.key, entry.keyAt, reading);
    if (entry.key === 'claimed') {
      reading.problem(
        entry.keyAt,
        'bad_name',
        worded`no outcome may be called "claimed": clocks read <step>.claimed as the taking of the task; choose another name`,
      );
      sound = false;
    }
    if (entry.value.kind !== 'map')
      return refuse(
        reading,
        entry.value,
        worded`a map (an outcome with title, next, form, set; {} for none of these)`,
      );
    const values = readFields(entry.value, worded`an outcome`, outcomeFields, reading, entry.keyAt);
    return values === unread || !sound ? unread : { name: entry.key, ...values };
  },
  mapPart(keysPart(outcomeFields), nameKeys),
);

const someOutcomes = mapped(outcomes, (found, node, reading) =>
  found.length > 0
    ? found
    : refuse(reading, node, worded`at least one outcome`, worded`leave the key out for the outcome done`),
);

/** Places in `data` to show; `savePath` reads them, without appending. */
const shown = named(
  'shown_place',
  mapped(savePath, ({ path, append }, node, reading) =>
    append
      ? refuse(reading, node, worded`a place in data, without []`)
      : noted(path.join('.'), node, reading),
  ),
);

function noted(path: string, { at }: Node, reading: Reading): string {
  reading.note({ fact: 'shown', path, at });
  return path;
}

const fields = {
  task: required(title, 'what is to be done'),
  to: defaulted(to, anybody, 'who may do it'),
  form: optional(nameOf('form'), 'what its doer fills in'),
  outcomes: defaulted(
    someOutcomes,
    [{ name: 'done', title: null, next: null, form: null, set: [] }],
    'what it can end in',
  ),
  check: defaulted(
    listOf(
      record(worded`a check`, {
        must: required(condition, 'what has to hold'),
        message: required(title, 'what is said if it does not'),
      }),
    ),
    [],
    'what has to hold for the data, beside the form',
  ),
  show: defaulted(listOf(shown), [], 'places in data shown beside the form'),
};

export const taskStep = stepKind('task', fields, (values, common) => {
  const { not_by: notBy, ...addressee } = values.to;
  return {
    ...common,
    title: common.title ?? values.task,
    kind: 'task',
    to: { ...addressee, notBy },
    form: values.form,
    outcomes: values.outcomes,
    checks: values.check,
    show: values.show,
  };
});
