/** Reader of a contract: parties, money, volumes, service levels and what falling short of them costs. */
import type { ContractDefinition } from './contract-definition.js';
import { periods } from './contract-definition.js';
import { levels } from './contract-levels.js';
import { cap, money, penalty, sumUsed } from './contract-money.js';
import { entryOf, type MapNode } from './node.js';
import { amount, date, points, share, span } from './quantities.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  oneOrMore,
  optional,
  readFields,
  record,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import type { Reading } from './reading.js';
import { checkName, groupName, name, nameOf, number, oneOf, title } from './scalars.js';
import { mapPart, nameKeys } from './schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

const more = Number.POSITIVE_INFINITY;

/** A map by free names, each value read by `inner`. */
function byName<T>(what: Worded, inner: Reader<T>): Reader<{ readonly [name: string]: T }> {
  const pairs = entriesOf(
    what,
    (entry, reading): Read<readonly [string, T]> => {
      const sound = checkName(entry.key, entry.keyAt, reading);
      const value = inner.read(entry.value, reading);
      return value === unread || !sound ? unread : [entry.key, value];
    },
    mapPart(inner.part, nameKeys),
  );
  return mapped(pairs, (found) => Object.fromEntries(found));
}

const months = mapped(listOf(number(0, 100)), (found, node, reading) => {
  const sum = found.reduce((all, each) => all + each, 0);
  return found.length === 12 && Math.abs(sum - 100) < 1e-6
    ? found.map((each) => each / 100)
    : refuse(reading, node, worded`twelve shares, January first, that add up to 100`);
});

const expected = mapped(
  record(worded`an expected volume`, {
    per: required(oneOf(periods), 'of which period'),
    volume: required(number(0, more), 'how many'),
    by_month: optional(months, 'how a year spreads over its months, in hundredths'),
    counted: defaulted(
      oneOrMore(oneOf(['calls', 'contacts'])),
      ['calls', 'contacts'],
      'what came is counted in calls, in contacts by other channels, or both',
    ),
  }),
  ({ by_month: byMonth, ...rest }) => ({ ...rest, byMonth }),
);

const overflow = mapped(
  record(worded`overflow`, {
    of: required(name, 'which of the expected volumes'),
    beyond: required(share, 'how much more is borne without relief'),
    for_each: required(share, 'for each so much more …'),
    relax_by: required(points, '… thresholds are lowered by so much'),
    rounded: defaulted(oneOf(['down', 'up', 'nearest']), 'down', 'how a part of a step is counted'),
  }),
  ({ for_each: forEach, relax_by: relaxBy, ...rest }) => ({ ...rest, forEach, relaxBy }),
);

const limit = mapped(
  record(worded`a limit`, { at_most: required(number(0, more, true), 'how many over the whole contract') }),
  ({ at_most: atMost }) => ({ atMost }),
);

export const contractFields = {
  contract: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  parties: required(
    record(worded`parties`, {
      body: required(groupName, 'the group of the body that pays'),
      supplier: required(groupName, 'the group of the supplier'),
    }),
    'whose contract it is',
  ),
  signed: optional(date, 'when it was signed'),
  from: required(date, 'the day from which it holds'),
  to: optional(date, 'its last day; without it, it holds until another follows'),
  follows: optional(nameOf('contract'), 'the contract that it follows, without a gap'),
  calendar: required(nameOf('calendar'), 'service time'),
  money: required(money, 'the currency, and sums that penalties refer to'),
  workflows: required(listOf(nameOf('workflow')), 'the workflows whose clocks count'),
  expected: defaulted(byName(worded`volumes by name`, expected), {}, 'the volumes that were agreed on'),
  overflow: optional(overflow, 'the relief when more comes than expected'),
  limits: defaulted(byName(worded`limits by name`, limit), {}, 'how many of a kind the contract covers'),
  notices: optional(
    record(worded`notices`, {
      final: required(number(1, 1_000, true), 'how many final notices …'),
      within: required(span, '… within which time …'),
      penalty: required(amount, '… cost how much'),
    }),
    'what repeated formal notices cost',
  ),
  prices: defaulted(byName(worded`prices by name`, amount), {}, 'what a unit costs'),
  penalty: optional(penalty, 'what a shortfall costs, unless its level says otherwise'),
  cap: defaulted(oneOrMore(cap), [], 'the most that penalties cost together'),
  report: optional(
    record(worded`report`, {
      every: required(span, 'how often'),
      to: required(listOf(groupName), 'to which groups'),
      formats: defaulted(listOf(oneOf(['xlsx', 'csv', 'pdf'])), ['xlsx', 'pdf'], 'in which formats'),
    }),
    'the report of its levels',
  ),
  levels: defaulted(levels, [], 'its service levels, by code'),
};

/** Reads a contract; null, and problems, where it can't be read. */
export function readContract(node: MapNode, reading: Reading): ContractDefinition | null {
  const values = readFields(node, worded`a contract`, contractFields, reading, node.at);
  if (values === unread) return null;
  checkDates(node, values, reading);
  checkUses(node, values, reading);
  return values;
}

function checkDates(node: MapNode, { from, to }: ContractDefinition, reading: Reading): void {
  if (to === null || from <= to) return;
  const message = worded`the contract ends on ${to}, before it begins on ${from}; expected a later day: change one of them`;
  reading.problem(entryOf(node, 'to')?.value.at ?? node.at, 'wrong_value', message);
}

/** What overflow and penalties refer to has to be among the volumes and sums. */
function checkUses(node: MapNode, contract: ContractDefinition, reading: Reading): void {
  const volumes = Object.keys(contract.expected);
  const relief = entryOf(node, 'overflow')?.value;
  const place = (relief?.kind === 'map' ? entryOf(relief, 'of')?.value.at : undefined) ?? node.at;
  const { overflow: over } = contract;
  if (over !== null && !volumes.includes(over.of)) {
    const message = worded`there is no expected volume "${over.of}"; "expected" has ${volumes.join(', ') || worded`none`}`;
    reading.problem(place, 'unknown_name', message);
  }
  const levelsAt = entryOf(node, 'levels')?.value;
  for (const level of levelsAt?.kind === 'map' ? levelsAt.entries : []) {
    const relaxed = level.value.kind === 'map' ? entryOf(level.value, 'overflow') : null;
    if (relaxed === null || over !== null) continue;
    const message = worded`"${level.key}" is relaxed by overflow, and the contract has no "overflow"; add it, or leave this out`;
    reading.problem(relaxed.keyAt, 'missing_key', message);
  }
  sumUsed(node, Object.keys(contract.money.sums), reading);
}
