/** Readers of levels of calls: when a call counts as met, by a condition or by one of the formulas in use. */
import {
  callFormulas,
  callsCountAs,
  type CallFormula,
  type CallTest,
  type Level,
} from './contract-definition.js';
import { limits, testsOf, thresholdOf } from './contract-thresholds.js';
import { entryOf, type MapNode, type Node } from './node.js';
import {
  defaulted,
  inReading,
  listOf,
  mapped,
  optional,
  record,
  refuse,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import { withNames, type Reading } from './reading.js';
import { oneOf } from './scalars.js';
import { condition, elapsed } from './value-readers.js';
import { worded } from '../wording/worded.js';

type CallLevel = Extract<Level, { readonly kind: 'share_of_calls' }>;

/** Conditions of calls see `call`. */
const ofCall: Reader<string> = inReading(condition, (outside) => withNames(outside, ['call']));

const howMet = {
  met: optional(ofCall, 'when a call counts as met'),
  formula: optional(oneOf(callFormulas), 'by which formula the share answered in time is counted'),
  within: optional(elapsed, 'of a formula: a wait of at most so long is in time'),
  under: optional(elapsed, 'of a formula: a wait of less than that is in time'),
  short: optional(elapsed, 'of a formula: abandoned after at most so long counts as short'),
};

interface HowMet {
  readonly met: string | null;
  readonly formula: CallFormula['name'] | null;
  readonly within: number | null;
  readonly under: number | null;
  readonly short: number | null;
}

const callTest: Reader<CallTest> = mapped(
  record(worded`a test`, { ...howMet, ...limits }),
  (values, node, reading): Read<CallTest> => {
    const how = howOf(values, node, reading);
    if (how === unread) return unread;
    if (how === null) return refuse(reading, node, worded`a test with "met" or "formula"`);
    const threshold = thresholdOf(values, node, reading);
    return threshold === unread ? unread : { ...how, threshold };
  },
);

const usual: CallLevel['counts'] = {
  callBack: 'left_out',
  voicemail: 'left_out',
  flowedOut: 'left_out',
  lost: 'abandoned',
};

function countAs(otherwise: keyof CallLevel['counts'], about: Parameters<typeof defaulted>[2]) {
  return defaulted<(typeof callsCountAs)[number]>(oneOf(callsCountAs), usual[otherwise], about);
}

const counts = mapped(
  record(worded`what calls count as`, {
    call_back: countAs('callBack', 'who took the offer to be called back'),
    voicemail: countAs('voicemail', 'who left a voice message'),
    flowed_out: countAs('flowedOut', 'who left the queue for elsewhere'),
    lost: countAs('lost', 'of whose end the switch said nothing'),
  }),
  ({ call_back: callBack, flowed_out: flowedOut, ...rest }) => ({ callBack, flowedOut, ...rest }),
);

/** Keys of a level of calls, beside those that all shares have. */
export const callKeys = {
  among: optional(ofCall, 'which calls are looked at; without it all, in a formula those that waited'),
  ...howMet,
  tests: defaulted(listOf(callTest), [], 'several thresholds, each with its own "met" or "formula"'),
  counts: optional(counts, 'what calls count as in formulas that were neither answered nor abandoned'),
};

/** The tests of a level of calls, and what its other calls count as. */
export function readCallTests(
  values: HowMet & {
    readonly tests: readonly CallTest[];
    readonly counts: CallLevel['counts'] | null;
    readonly at_least: number | null;
    readonly at_most: number | null;
  },
  node: MapNode,
  reading: Reading,
): Read<Pick<CallLevel, 'tests' | 'counts'>> {
  const single = values.tests.length > 0 ? null : howOf(values, node, reading);
  if (single === unread) return unread;
  const tests = testsOf<How>(values.tests, single, values, node, reading);
  if (tests === unread) return unread;
  if (values.counts !== null && !tests.some((test) => 'formula' in test))
    return blamed(
      node,
      'counts',
      worded`"counts" is asked by formulas alone; leave it out, or name a "formula"`,
      reading,
    );
  return { tests, counts: values.counts ?? usual };
}

type How = { readonly met: string } | { readonly formula: CallFormula };

/** Null where a map says neither a condition nor a formula. */
function howOf(values: HowMet, node: Node, reading: Reading): Read<How | null> {
  const { met, formula: name, within, under, short } = values;
  if (name === null) {
    const stray = within !== null ? 'within' : under !== null ? 'under' : short !== null ? 'short' : null;
    if (stray !== null)
      return blamed(
        node,
        stray,
        worded`"${stray}" belongs to a formula; name one ("formula"), or leave it out`,
        reading,
      );
    return met === null ? null : { met };
  }
  if (met !== null)
    return blamed(
      node,
      'met',
      worded`the formula says which calls are met; expected no "met" beside it: leave it out`,
      reading,
      'two_kinds',
    );
  if ((within === null) === (under === null))
    return refuse(reading, node, worded`a formula with either "within" or "under"`);
  const asksShort = name === 'short_abandons_met' || name === 'short_abandons_left_out';
  if (asksShort !== (short !== null)) {
    return asksShort
      ? refuse(reading, node, worded`a formula with "short": after how long abandoning counts as short`)
      : blamed(node, 'short', worded`${name} does not ask for "short"; leave it out`, reading);
  }
  const ms = within ?? under ?? 0;
  if (short !== null && short > ms)
    return blamed(
      node,
      'short',
      worded`"short" is longer than the time to answer; expected a shorter span`,
      reading,
    );
  return { formula: { name, within: { ms, inclusive: within !== null }, short } };
}

function blamed(
  node: Node,
  key: string,
  message: Parameters<Reading['problem']>[2],
  reading: Reading,
  code: Parameters<Reading['problem']>[1] = 'wrong_value',
): typeof unread {
  const entry = node.kind === 'map' ? entryOf(node, key) : null;
  reading.problem(entry?.keyAt ?? node.at, code, message);
  return unread;
}
