/** Reader of a simulation: how much arrives, who is there, how long tasks take. Running it is another's. */
import type { JsonObject } from '../json.js';
import { parseDays } from './calendar-week.js';
import { type MapNode, type Node } from './node.js';
import { date, share, span, type Span } from './quantities.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  optional,
  readFields,
  reader,
  record,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import type { Reading } from './reading.js';
import { anyMap, checkName, nameOf, number, text } from './scalars.js';
import { elapsed } from './value-readers.js';
import { eitherPart, keysPart, mapPart, nameKeys } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const more = Number.POSITIVE_INFINITY;

/** Arrivals at one part of a day: hours of the day, and their weight. */
interface DayPart {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** How long a task takes, in milliseconds of work. */
type Effort =
  { readonly constant: number } | { readonly lognormal: { readonly median: number; readonly p90: number } };

/** A simulation as written. Days of the week: Monday is 0; shares of outcomes add up to 1. */
export interface SimulationDefinition {
  readonly simulation: string;
  readonly workflow: string;
  readonly from: string;
  readonly for: Span;
  readonly seed: number;
  readonly arrivals: {
    readonly perDay: number;
    readonly profile: readonly { readonly days: readonly number[]; readonly parts: readonly DayPart[] }[];
    readonly data: readonly { readonly weight: number; readonly data: JsonObject }[];
  };
  readonly staff: readonly {
    readonly group: string;
    readonly people: number;
    readonly calendar: string | null;
  }[];
  readonly tasks: readonly {
    readonly task: string;
    readonly takes: Effort;
    readonly outcomes: { readonly [outcome: string]: number };
  }[];
}

const weight = number(0, more);

const dayParts = entriesOf(
  worded`parts of a day such as "08-19", each with its weight`,
  (entry, reading): Read<DayPart> => {
    const [, from = '', to = ''] = /^(\d{2})-(\d{2})$/.exec(entry.key) ?? [];
    const given = weight.read(entry.value, reading);
    if (from !== '' && Number(from) < Number(to) && Number(to) <= 24)
      return given === unread ? unread : { from: Number(from), to: Number(to), weight: given };
    reading.problem(
      entry.keyAt,
      'wrong_value',
      worded`expected hours such as "08-19", at most to 24, found "${entry.key}"`,
    );
    return unread;
  },
  mapPart(weight.part, '^\\d{2}-\\d{2}$'),
);

const profile = entriesOf(
  worded`days such as mon-fri, each with its parts`,
  (entry, reading) => {
    const days = parseDays(entry.key);
    const parts = dayParts.read(entry.value, reading);
    if (days !== null) return parts === unread ? unread : { days, parts };
    reading.problem(
      entry.keyAt,
      'wrong_value',
      worded`expected days such as mon-fri or sat, found "${entry.key}"`,
    );
    return unread;
  },
  mapPart(dayParts.part),
);

/** What an instance starts with: a form's data, with `weight` beside. */
const startData = mapped(anyMap, ({ weight: given = 1, ...data }, node, reading) =>
  typeof given === 'number' && given >= 0
    ? { weight: given, data }
    : refuse(reading, node, worded`data with a "weight" of at least 0`),
);

const arrivals = mapped(
  record(worded`arrivals`, {
    per_day: required(number(0, more), 'how many arrive on a day, on average'),
    profile: defaulted(profile, [], 'when they arrive; without it evenly'),
    data: defaulted(
      listOf(startData),
      [{ weight: 1, data: {} }],
      'what they start with, each with its weight',
    ),
  }),
  ({ per_day: perDay, ...rest }) => ({ perDay, ...rest }),
);

const staffFields = {
  people: required(number(0, 100_000, true), 'how many they are'),
  calendar: optional(nameOf('calendar'), "when they work; without it the workflow's calendar"),
};

const staff = entriesOf(
  worded`groups, each with its people`,
  (entry, reading) => {
    reading.note({ fact: 'played', of: 'group', name: entry.key, at: entry.keyAt });
    const values = record(worded`staff`, staffFields).read(entry.value, reading);
    return values === unread ? unread : { group: entry.key, ...values };
  },
  mapPart(keysPart(staffFields)),
);

const lognormal = mapped(
  record(worded`lognormal`, {
    median: required(elapsed, 'what half of them take at most'),
    p90: required(elapsed, 'what nine in ten take at most'),
  }),
  (values, node, reading) =>
    values.p90 >= values.median
      ? values
      : refuse(reading, node, worded`a p90 that is no shorter than the median`),
);

const spread = record(worded`takes`, { lognormal: required(lognormal, 'how efforts are spread') });

const effort: Reader<Effort> = reader(
  worded`a duration such as "12 minutes", or {lognormal: {median, p90}}`,
  (node, reading) => {
    if (node.kind === 'map')
      return record(worded`takes`, { lognormal: required(lognormal, 'how efforts are spread') }).read(
        node,
        reading,
      );
    const constant = elapsed.read(node, reading);
    return constant === unread ? unread : { constant };
  },
  eitherPart((of) => of(elapsed), spread.part),
);

/** A share from 0 to 1, or as `90%`. */
const part: Reader<number> = reader(
  worded`a share such as 0.9 or 90%`,
  (node, reading) =>
    (node.kind === 'scalar' && typeof node.value === 'string' ? share : number(0, 1)).read(node, reading),
  eitherPart(share.part, number(0, 1).part),
);

function taskFields(task: string) {
  return {
    takes: required(effort, 'how long it takes'),
    outcomes: defaulted(outcomesOf(task), {}, 'its outcomes, each with its share'),
  };
}

const tasks = entriesOf(
  worded`tasks by name`,
  (entry, reading) => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    reading.note({ fact: 'played', of: 'task', name: entry.key, at: entry.keyAt });
    const values = record(worded`a task`, taskFields(entry.key)).read(entry.value, reading);
    return values === unread || !sound ? unread : { task: entry.key, ...values };
  },
  mapPart(keysPart(taskFields('')), nameKeys),
);

function outcomesOf(task: string): Reader<{ readonly [outcome: string]: number }> {
  const pairs = entriesOf(
    worded`outcomes, each with its share`,
    (entry, reading): Read<readonly [string, number]> => {
      reading.note({ fact: 'played', of: 'outcome', name: `${task}.${entry.key}`, at: entry.keyAt });
      const given = part.read(entry.value, reading);
      return given === unread ? unread : [entry.key, given];
    },
    mapPart(part.part),
  );
  return mapped(pairs, (found, node: Node, reading) => {
    const sum = found.reduce((all, [, each]) => all + each, 0);
    return found.length === 0 || Math.abs(sum - 1) < 1e-6
      ? Object.fromEntries(found)
      : refuse(reading, node, worded`shares that add up to 1, not to ${Number(sum.toFixed(6))}`);
  });
}

export const simulationFields = {
  simulation: required(text, 'what is simulated, in a sentence'),
  workflow: required(nameOf('workflow'), 'which workflow'),
  from: required(date, 'its first day'),
  for: required(span, 'how long, such as "4 weeks"'),
  seed: defaulted(number(0, Number.MAX_SAFE_INTEGER, true), 1, 'the same seed gives the same run'),
  arrivals: required(arrivals, 'how much arrives, when, and with what'),
  staff: defaulted(staff, [], 'who is there, by group'),
  tasks: defaulted(tasks, [], 'how long tasks take, and what they end in'),
};

/** Reads a simulation; null, and problems, where it can't be read. */
export function readSimulation(node: MapNode, reading: Reading): SimulationDefinition | null {
  const values = readFields(node, worded`a simulation`, simulationFields, reading, node.at);
  return values === unread ? null : values;
}
