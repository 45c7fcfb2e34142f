/** Readers of a contract's service levels and penalties. */
import { nearest } from '../expressions/nearest.js';
import {
  periods,
  type ContractDefinition,
  type Level,
  type Penalty,
  type Threshold,
} from './contract-definition.js';
import { kindEntry } from './kind-keys.js';
import { entryOf, type Entry, type MapNode, type Node } from './node.js';
import { amount, share } from './quantities.js';
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
  type Fields,
  type Read,
  type Reader,
  type Values,
  inReading,
} from './reader.js';
import { withNames, type Reading } from './reading.js';
import { checkName, name, nameOf, number, oneOf, text, title, truth } from './scalars.js';
import { condition } from './value-readers.js';
import { italian } from './texts/italian.js';
import { described, eitherPart, keysPart, mapPart, patternPart } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const codeForm = /^[A-Za-z0-9._-]+$/;

/** The currency, and sums by name. */
export const money: Reader<ContractDefinition['money']> = reader(
  worded`a map (currency, and sums by name)`,
  (node, reading) => {
    if (node.kind !== 'map') return refuse(reading, node, money.expects);
    const sums = node.entries.filter(({ key }) => key !== 'currency');
    const fields = Object.fromEntries(sums.map(({ key }) => [key, required(amount, 'a sum')]));
    const sound = sums.map(({ key, keyAt }) => checkName(key, keyAt, reading));
    const values = readFields(node, worded`money`, { ...fields, currency: ofCurrency }, reading, node.at);
    if (values === unread || sound.includes(false)) return unread;
    const { currency: given, ...rest } = values as { readonly currency: string };
    return { currency: given, sums: rest };
  },
  (of) => ({
    ...keysPart({ currency: ofCurrency })(of),
    additionalProperties: described(of(amount), { en: 'a sum', it: italian['a sum'] }),
  }),
);

const currency = mapped(
  text,
  (given, node, reading) =>
    /^[A-Z]{3}$/.test(given) ? given : refuse(reading, node, worded`a currency such as EUR`),
  patternPart('^[A-Z]{3}$'),
);
const ofCurrency = required(currency, 'its currency');

/** What a shortfall costs. */
export const penalty: Reader<Penalty> = mapped(
  record(worded`a penalty`, {
    for_each: required(oneOf(['point', 'day_late']), 'what is counted; a part counts as one'),
    amount: optional(amount, 'what each costs'),
    permille: optional(number(0, 1_000), 'how many thousandths of a sum each costs'),
    of: optional(name, 'of which of the sums in "money"'),
  }),
  ({ for_each: forEach, amount: fixed, permille, of }, node, reading) => {
    if (fixed !== null && permille === null && of === null) return { forEach, costs: { amount: fixed } };
    if (fixed === null && permille !== null && of !== null) return { forEach, costs: { permille, of } };
    return refuse(reading, node, worded`either "amount", or "permille" and "of"`);
  },
);

const limits = {
  at_least: optional(share, 'the share to be reached'),
  at_most: optional(share, 'the share not to be exceeded'),
};
const common = {
  title: optional(title, 'what people call it'),
  penalty: optional(penalty, "what falling short costs; without it the contract's"),
};
const period = required(oneOf(periods), 'over which period');
const relaxed = defaulted(truth, false, 'true: more volume than expected relaxes it');

/** Conditions of calls see `call`. */
const ofCall: Reader<string> = inReading(condition, (outside) => withNames(outside, ['call']));

const callTest = mapped(
  record(worded`a test`, { met: required(ofCall, 'when a call counts as met'), ...limits }),
  (values, node, reading) => {
    const threshold = thresholdOf(values, node, reading);
    return threshold === unread ? unread : { met: values.met, threshold };
  },
);

const timeTest = mapped(
  record(worded`a test`, {
    during: optional(nameOf('calendar'), 'while this calendar is open'),
    outside: optional(nameOf('calendar'), 'while this calendar is closed'),
    ...limits,
  }),
  (values, node, reading) => {
    const { during, outside } = values;
    if (during !== null && outside !== null)
      return refuse(reading, node, worded`either "during" or "outside"`);
    const threshold = thresholdOf(values, node, reading);
    return threshold === unread
      ? unread
      : { calendar: during ?? outside, inside: outside === null, threshold };
  },
);

/** A kind of level: its keys, and what they make. */
interface LevelKind {
  readonly fields: Fields;
  readonly make: (code: string, node: MapNode, reading: Reading, at: Entry['keyAt']) => Read<Level>;
}

function levelKind<F extends Fields>(
  fields: F,
  make: (values: Values<F>, code: string, node: MapNode, reading: Reading) => Read<Level>,
): LevelKind {
  return {
    fields,
    make: (code, node, reading, at) => {
      const values = readFields(node, worded`this level`, fields, reading, at);
      return values === unread ? unread : make(values, code, node, reading);
    },
  };
}

const clocks = levelKind(
  {
    ...common,
    ...limits,
    share_of: required(oneOf(['clocks']), 'what is counted'),
    period,
    overflow: relaxed,
  },
  (values, code, node, reading) => {
    const threshold = thresholdOf(values, node, reading);
    if (threshold === unread) return unread;
    const { title: shown, penalty: costs, period: over, overflow } = values;
    return { kind: 'share_of_clocks', code, title: shown, penalty: costs, period: over, threshold, overflow };
  },
);

const calls = levelKind(
  {
    ...common,
    ...limits,
    share_of: required(oneOf(['clocks', 'calls']), 'what is counted'),
    among: optional(ofCall, 'which calls are looked at; without it all'),
    met: optional(ofCall, 'when a call counts as met'),
    tests: defaulted(listOf(callTest), [], 'several thresholds, each with its own "met"'),
    period,
    overflow: relaxed,
  },
  (values, code, node, reading) => {
    const { title: shown, penalty: costs, period: over, among, met, overflow } = values;
    const tests = testsOf(values.tests, met === null ? null : { met }, values, node, reading);
    if (tests === unread) return unread;
    return {
      kind: 'share_of_calls',
      code,
      title: shown,
      penalty: costs,
      period: over,
      among,
      tests,
      overflow,
    };
  },
);

const uptime = levelKind(
  {
    ...common,
    ...limits,
    uptime: required(name, 'which component is to be up'),
    tests: defaulted(listOf(timeTest), [], 'several thresholds, during and outside of calendars'),
    period,
  },
  (values, code, node, reading) => {
    const { title: shown, penalty: costs, period: over, uptime: component } = values;
    const whole: { readonly calendar: string | null; readonly inside: boolean } = {
      calendar: null,
      inside: true,
    };
    const tests = testsOf(values.tests, whole, values, node, reading);
    if (tests === unread) return unread;
    return { kind: 'uptime', code, title: shown, penalty: costs, component, period: over, tests };
  },
);

const each = levelKind(
  { ...common, each: required(oneOf(['clock']), 'what each is measured') },
  ({ title: shown, penalty: costs }, code) => ({ kind: 'each_clock', code, title: shown, penalty: costs }),
);

const levelKeys = {
  what: worded`a level`,
  known: ['share_of', 'uptime', 'each'],
  further: {},
  besides: ['title', 'period', 'at_least', 'at_most', 'among', 'met', 'tests', 'overflow', 'penalty'],
} as const;

/** Service levels by their codes. */
export const levels: Reader<readonly Level[]> = entriesOf(
  worded`service levels by code`,
  (entry, reading): Read<Level> => {
    const sound = codeForm.test(entry.key);
    if (!sound) {
      const message = worded`"${entry.key}" is no code of a service level; expected letters, digits, points, _ and -`;
      reading.problem(entry.keyAt, 'bad_name', message);
    }
    if (entry.value.kind !== 'map')
      return refuse(reading, entry.value, worded`a map (a level with share_of, uptime or each)`);
    const said = kindEntry(entry.value, levelKeys, reading, entry.keyAt);
    if (said === null) return unread;
    const level = kindOf(said).make(entry.key, entry.value, reading, entry.keyAt);
    if (level === unread || !sound) return unread;
    reading.note({ fact: 'level', code: entry.key, at: entry.keyAt, of: level.kind });
    return countsRightly(level, entry.value, reading) ? level : unread;
  },
  mapPart(
    eitherPart(...[clocks, calls, uptime, each].map(({ fields }) => keysPart(fields))),
    codeForm.source,
  ),
);

function kindOf({ key, value }: Entry): LevelKind {
  if (key === 'uptime') return uptime;
  if (key === 'each') return each;
  return value.kind === 'scalar' && value.value === 'clocks' ? clocks : calls;
}

/** Shares fall short by points, single clocks by days. */
function countsRightly({ kind, code, penalty: costs }: Level, node: MapNode, reading: Reading): boolean {
  if (costs === null || (costs.forEach === 'day_late') === (kind === 'each_clock')) return true;
  const at = entryOf(node, 'penalty')?.value.at ?? node.at;
  const right = kind === 'each_clock' ? 'day_late' : 'point';
  const message = worded`"${code}" is not measured in ${costs.forEach}; expected for_each: ${right}`;
  reading.problem(at, 'wrong_value', message);
  return false;
}

/** The tests of a level; `single` with the level's own threshold where it has no list of them. */
function testsOf<T extends object>(
  tests: readonly (T & { readonly threshold: Threshold })[],
  single: T | null,
  own: { readonly at_least: number | null; readonly at_most: number | null },
  node: MapNode,
  reading: Reading,
): Read<readonly (T & { readonly threshold: Threshold })[]> {
  if (tests.length === 0) {
    if (single === null) return refuse(reading, node, worded`a level with "met", or with "tests"`);
    const threshold = thresholdOf(own, node, reading);
    return threshold === unread ? unread : [{ ...single, threshold }];
  }
  const second = node.entries.find(({ key }) => ['met', 'at_least', 'at_most'].includes(key));
  if (second === undefined) return tests;
  const message = worded`"tests" has its own thresholds; expected no "${second.key}" beside it: leave it out`;
  reading.problem(second.keyAt, 'two_kinds', message);
  return unread;
}

function thresholdOf(
  {
    at_least: atLeast,
    at_most: atMost,
  }: { readonly at_least: number | null; readonly at_most: number | null },
  node: Node,
  reading: Reading,
): Read<Threshold> {
  if (atLeast !== null && atMost === null) return { atLeast };
  if (atMost !== null && atLeast === null) return { atMost };
  return refuse(reading, node, worded`a threshold: either "at_least" or "at_most"`);
}

/** Reports every `of` of a penalty that names no sum of `money`. */
export function sumUsed(node: Node, sums: readonly string[], reading: Reading): void {
  if (node.kind === 'scalar') return;
  const inner = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  for (const each of inner) sumUsed(each, sums, reading);
  const of =
    node.kind === 'map' && entryOf(node, 'permille') !== null ? entryOf(node, 'of')?.value : undefined;
  if (of?.kind !== 'scalar' || typeof of.value !== 'string' || sums.includes(of.value)) return;
  const near = nearest(of.value, sums);
  const way =
    near === null ? worded`"money" has ${sums.join(', ') || worded`none`}` : worded`did you mean "${near}"?`;
  reading.problem(
    of.at,
    'unknown_name',
    worded`there is no sum "${of.value}" in "money"; ${way}`,
    near ?? undefined,
  );
}
