/** Readers of a contract's service levels. */
import { periods, type Level } from './contract-definition.js';
import { callKeys, readCallTests } from './contract-calls.js';
import { penalty } from './contract-money.js';
import { limits, testsOf, thresholdOf } from './contract-thresholds.js';
import { kindEntry } from './kind-keys.js';
import { entryOf, type Entry, type MapNode } from './node.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  optional,
  readFields,
  record,
  refuse,
  required,
  unread,
  type Fields,
  type Read,
  type Reader,
  type Values,
} from './reader.js';
import type { Reading } from './reading.js';
import { name, nameOf, oneOf, title, truth } from './scalars.js';
import { elapsed } from './value-readers.js';
import { eitherPart, keysPart, mapPart } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const codeForm = /^[A-Za-z0-9._-]+$/;

const common = {
  title: optional(title, 'what people call it'),
  penalty: optional(penalty, "what falling short costs; without it the contract's"),
  supplied_by: optional(
    oneOf(['body', 'supplier']),
    'who supplies what it is counted from; without it this system',
  ),
};
const period = required(oneOf(periods), 'over which period');
const relaxed = defaulted(truth, false, 'true: more volume than expected relaxes it');

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
    const { period: over, overflow } = values;
    return { kind: 'share_of_clocks', ...commonOf(code, values), period: over, threshold, overflow };
  },
);

const calls = levelKind(
  {
    ...common,
    ...limits,
    share_of: required(oneOf(['clocks', 'calls']), 'what is counted'),
    ...callKeys,
    period,
    overflow: relaxed,
  },
  (values, code, node, reading) => {
    const found = readCallTests(values, node, reading);
    if (found === unread) return unread;
    const { period: over, among, overflow } = values;
    return { kind: 'share_of_calls', ...commonOf(code, values), period: over, among, ...found, overflow };
  },
);

const uptime = levelKind(
  {
    ...common,
    ...limits,
    uptime: required(name, 'which component is to be up'),
    tests: defaulted(listOf(timeTest), [], 'several thresholds, during and outside of calendars'),
    unknown_after: defaulted(elapsed, 600_000, 'how long the last word of whether it is up holds'),
    unknown: defaulted(oneOf(['left_out', 'down']), 'left_out', 'what time counts as of which nobody told'),
    period,
  },
  (values, code, node, reading) => {
    const { period: over, uptime: component, unknown, unknown_after: unknownAfter } = values;
    const whole: { readonly calendar: string | null; readonly inside: boolean } = {
      calendar: null,
      inside: true,
    };
    const tests = testsOf(values.tests, whole, values, node, reading);
    if (tests === unread) return unread;
    const said = commonOf(code, values);
    return { kind: 'uptime', ...said, component, period: over, tests, unknown, unknownAfter };
  },
);

const each = levelKind(
  { ...common, each: required(oneOf(['clock']), 'what each is measured') },
  (values, code) => ({ kind: 'each_clock', ...commonOf(code, values) }),
);

function commonOf(
  code: string,
  { title: shown, penalty: costs, supplied_by: suppliedBy }: Values<typeof common>,
): Pick<Level, 'code' | 'title' | 'penalty' | 'suppliedBy'> {
  return { code, title: shown, penalty: costs, suppliedBy };
}

const levelKeys = {
  what: worded`a level`,
  known: ['share_of', 'uptime', 'each'],
  further: {},
  besides: [...new Set([clocks, calls, uptime, each].flatMap(({ fields }) => Object.keys(fields)))].filter(
    (key) => !['share_of', 'uptime', 'each'].includes(key),
  ),
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
