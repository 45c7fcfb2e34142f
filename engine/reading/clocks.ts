/** Readers of clocks: those of a `clocks` map, and the one that a step's `within` makes. */
import type { Action, ClockEvent, CompiledClock, Threshold, Title } from '../definition.js';
import { parseTerm } from '../time/term.js';
import { actions } from './actions.js';
import { entryOf, type Entry, type MapNode, type Node, type Position } from './node.js';
import {
  defaulted,
  entriesOf,
  mapped,
  named,
  oneOrMore,
  optional,
  readFields,
  reader,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import { insideClock, type Reading } from './reading.js';
import { checkName, nameOf, text, title } from './scalars.js';
import { condition, term, value } from './value-readers.js';
import { keysPart, mapPart, nameKeys, partOf, textPart, type HasPart } from './schema-parts.js';
import { nothing, worded } from '../wording/worded.js';

type At = CompiledClock['at'][number];
type Every = CompiledClock['every'][number];

const thresholds: Reader<readonly At[]> = entriesOf(
  worded`thresholds such as 75%, 100%, +2 hours, each with its actions`,
  (entry, reading): Read<At> => {
    const threshold = thresholdOf(entry, reading);
    const done = actions.read(entry.value, insideClock(reading));
    return threshold === null || done === unread ? unread : { label: entry.key, threshold, actions: done };
  },
  mapPart(
    partOf(() => actions),
    '^(\\d+(\\.\\d+)?%|[+-].+)$',
  ),
);

const periods: Reader<readonly Every[]> = entriesOf(
  worded`periods, each with its actions`,
  (entry, reading): Read<Every> => {
    const sound = parseTerm(entry.key) !== null;
    if (!sound)
      reading.problem(
        entry.keyAt,
        'bad_duration',
        worded`"${entry.key}" is not a duration; expected one such as "4 working hours"`,
      );
    const done: Read<readonly Action[]> = actions.read(entry.value, insideClock(reading));
    return !sound || done === unread ? unread : { period: entry.key, actions: done };
  },
  mapPart(partOf(() => actions)),
);

const measure: Reader<string> = mapped(text, (code, node, reading) =>
  /^[A-Za-z0-9._-]+$/.test(code)
    ? code
    : refuse(reading, node, worded`the code of a service level (letters, digits, . _ -)`),
);

const event: Reader<ClockEvent> = named(
  'event',
  reader(
    worded`an event such as start, <step>.claimed or message.<name>`,
    (node, reading) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return refuse(reading, node, event.expects);
      if (!node.value.startsWith('=')) return eventOf(node.value, node, reading);
      const at = value.read(node, reading);
      return at === unread ? unread : { on: 'instant', at };
    },
    textPart,
  ),
);

/** The keys of a step's `within` beside the title, which is the step's. */
export const stepClockFields = {
  within: optional(term, 'how long the step may take: makes a clock named like the step'),
  calendar: optional(nameOf('calendar'), "the calendar of the clock; without it the workflow's"),
  measure: optional(measure, 'the service level that the clock feeds'),
  at: defaulted(thresholds, [], 'what is done at shares of the term and before or after its end'),
  every: defaulted(periods, [], 'what is done again and again once the term has expired'),
};

const clockFields = {
  ...stepClockFields,
  title: optional(title, 'what people call it'),
  within: required(term, 'the term, read once a lap'),
  when: optional(condition, 'asked when the clock would start'),
  from: defaulted(oneOrMore(event), [{ on: 'start' }], 'what starts it'),
  until: defaulted(oneOrMore(event), [{ on: 'end' }], 'what stops it'),
  pause: defaulted(oneOrMore(nameOf('step')), [], 'steps during which it stands still'),
};

/** A `clocks` map. */
const clockShape: HasPart = { named: 'clock', part: keysPart(clockFields) };

export const clocks: Reader<readonly CompiledClock[]> = entriesOf(
  worded`clocks by name`,
  (entry, reading): Read<CompiledClock> => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    if (entry.value.kind !== 'map')
      return refuse(reading, entry.value, worded`a map (a clock, with at least "within")`);
    reading.note({ fact: 'clock', name: entry.key, at: entry.keyAt, step: null });
    const values = readFields(entry.value, worded`a clock`, clockFields, reading, entry.keyAt);
    noteTimes(entry.key, entry.value, reading);
    if (values === unread || !sound) return unread;
    return { ...values, name: entry.key, title: values.title ?? entry.key, step: null };
  },
  mapPart(
    partOf(() => clockShape),
    nameKeys,
  ),
);

/** The clock that a step's keys make: null without `within`, which its other keys need. */
export function stepClock(
  step: { readonly name: string; readonly title: Title | null; readonly at: Position },
  node: MapNode,
  values: { readonly within: CompiledClock['within'] | null } & Pick<
    CompiledClock,
    'calendar' | 'measure' | 'at' | 'every'
  >,
  reading: Reading,
): CompiledClock | null {
  const { within, calendar, measure: level, at, every } = values;
  if (within === null) {
    const orphan = node.entries.find((entry) => ['calendar', 'measure', 'at', 'every'].includes(entry.key));
    if (orphan !== undefined)
      reading.problem(
        orphan.keyAt,
        'missing_key',
        worded`"${orphan.key}" needs a clock; expected "within" beside it: add it, or leave "${orphan.key}" out`,
      );
    return null;
  }
  noteTimes(step.name, node, reading);
  reading.note({ fact: 'clock', name: step.name, at: step.at, step: step.name });
  return {
    name: step.name,
    title: step.title ?? step.name,
    step: step.name,
    within,
    calendar,
    when: null,
    from: [{ on: 'entered', step: step.name }],
    until: [{ on: 'done', step: step.name }],
    pause: [],
    measure: level,
    at,
    every,
  };
}

function thresholdOf(entry: Entry, reading: Reading): Threshold | null {
  const share = /^(\d+(?:\.\d+)?)%$/.exec(entry.key)?.[1];
  if (share !== undefined && Number(share) <= 100) return { share: Number(share) / 100 };
  const [, sign, offset] = /^([+-])\s*(.+)$/.exec(entry.key) ?? [];
  if (offset !== undefined && parseTerm(offset) !== null) return { offset, before: sign === '-' };
  const hint = share === undefined ? nothing : worded`; what comes after the end is written as +2 hours`;
  reading.problem(
    entry.keyAt,
    'bad_duration',
    worded`"${entry.key}" is not a threshold; expected a share such as 75%, or -30 minutes, +2 working hours${hint}`,
  );
  return null;
}

function eventOf(written: string, node: Node, reading: Reading): Read<ClockEvent> {
  if (written === 'start' || written === 'end') return { on: written };
  const [first = '', second, ...more] = written.split('.');
  const form = /^[a-z][a-z0-9_]*$/;
  if (!form.test(first) || (second !== undefined && !form.test(second)) || more.length > 0) {
    reading.problem(
      node.at,
      'bad_event',
      worded`"${written}" is not an event of a clock; expected start, end, <step>, <step>.claimed, <step>.done, <step>.<outcome>, message.<name> or "= instant"`,
    );
    return unread;
  }
  if (first === 'message' && second !== undefined) return { on: 'message', message: second };
  reading.note({ fact: 'name', of: 'step', name: first, at: node.at });
  if (second === undefined) return { on: 'entered', step: first };
  if (second === 'claimed' || second === 'done') return { on: second, step: first };
  return { on: 'outcome', step: first, outcome: second };
}

/** Notes the durations of a clock and its calendar, for the checks of working time, and its events. */
function noteTimes(clock: string, node: MapNode, reading: Reading): void {
  const calendarNode = entryOf(node, 'calendar')?.value;
  const calendar =
    calendarNode?.kind === 'scalar' && typeof calendarNode.value === 'string' ? calendarNode.value : null;
  const note = (text: unknown, at: Node['at']) => {
    if (typeof text === 'string') reading.note({ fact: 'term', text, at, calendar, clock });
  };
  const within = entryOf(node, 'within')?.value;
  if (within?.kind === 'scalar') note(within.value, within.at);
  for (const key of ['at', 'every']) {
    const map = entryOf(node, key)?.value;
    if (map?.kind === 'map')
      for (const entry of map.entries) note(entry.key.replace(/^[+-]\s*/, ''), entry.keyAt);
  }
  if (calendar !== null && calendarNode !== undefined)
    reading.note({ fact: 'clock_calendar', clock, name: calendar, at: calendarNode.at });
  for (const of of ['from', 'until'] as const) {
    const given = entryOf(node, of)?.value;
    const events = given?.kind === 'list' ? given.items : given === undefined ? [] : [given];
    for (const each of events)
      if (each.kind === 'scalar' && typeof each.value === 'string')
        reading.note({ fact: 'event', clock, of, text: each.value, at: each.at });
  }
}
