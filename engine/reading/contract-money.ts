/** Readers of a contract's money: its currency, its sums, and what shortfalls cost. */
import { nearest } from '../expressions/nearest.js';
import { capSpans, type Cap, type ContractDefinition, type Penalty } from './contract-definition.js';
import { entryOf, type Node } from './node.js';
import { amount } from './quantities.js';
import {
  defaulted,
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
import { checkName, name, number, oneOf, text } from './scalars.js';
import { italian } from './texts/italian.js';
import { described, keysPart, patternPart } from './schema-parts.js';
import { worded } from '../wording/worded.js';

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

interface Said {
  readonly amount: number | null;
  readonly permille: number | null;
  readonly of: string | null;
}

const ofSum = optional(name, 'of which of the sums in "money"');

/** An amount, or thousandths of a sum: one of both. */
function costsOf(
  { amount: fixed, permille, of }: Said,
  node: Node,
  reading: Reading,
): Read<Penalty['costs']> {
  if (fixed !== null && permille === null && of === null) return { amount: fixed };
  if (fixed === null && permille !== null && of !== null) return { permille, of };
  return refuse(reading, node, worded`either "amount", or "permille" and "of"`);
}

/** What a shortfall costs. */
export const penalty: Reader<Penalty> = mapped(
  record(worded`a penalty`, {
    for_each: required(oneOf(['point', 'day_late']), 'what is counted; a part counts as one'),
    amount: optional(amount, 'what each costs'),
    permille: optional(number(0, 1_000), 'how many thousandths of a sum each costs'),
    of: ofSum,
  }),
  ({ for_each: forEach, ...values }, node, reading) => {
    const costs = costsOf(values, node, reading);
    return costs === unread ? unread : { forEach, costs };
  },
);

/** The most that penalties cost together. */
export const cap: Reader<Cap> = mapped(
  record(worded`a cap`, {
    per: defaulted(
      oneOf(capSpans),
      'period',
      'over what it holds: each period, each calendar year, the whole contract',
    ),
    amount: optional(amount, 'so much'),
    permille: optional(number(0, 1_000), 'so many thousandths of a sum'),
    of: ofSum,
  }),
  ({ per, ...values }, node, reading) => {
    const costs = costsOf(values, node, reading);
    return costs === unread ? unread : { per, costs };
  },
);

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
