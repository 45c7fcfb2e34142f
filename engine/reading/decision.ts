/** Reader of a decision: a table of rules over named inputs. */
import type { CompiledDecision, DecisionInputs } from '../definition.js';
import { entryOf, type MapNode, type Node } from './node.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  optional,
  readFields,
  reader,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import type { Reading } from './reading.js';
import { checkName, name, oneOf, title } from './scalars.js';
import { condition, value } from './value-readers.js';
import { eitherPart, keysPart, mapPart, nameKeys } from './schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

type Rule = CompiledDecision['rules'][number];

/** The words for what an input is, each with its schema. */
const inputTypes = {
  string: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  array: { type: 'array' },
  object: { type: 'object' },
} as const satisfies DecisionInputs;

type InputType = keyof typeof inputTypes;
const inputType = oneOf(Object.keys(inputTypes) as InputType[]);

const inputs: Reader<DecisionInputs> = mapped(
  entriesOf(
    worded`inputs by name, each with its type`,
    (entry, reading): Read<readonly [string, DecisionInputs[string]]> => {
      const sound = checkName(entry.key, entry.keyAt, reading);
      const type = inputType.read(entry.value, reading);
      return type === unread || !sound ? unread : [entry.key, inputTypes[type]];
    },
    mapPart(inputType.part, nameKeys),
  ),
  (pairs) => Object.fromEntries(pairs),
);

const elseFields = { else: required(value, 'what it says when no other rule fits') };
const ruleFields = {
  when: required(condition, 'when the rule fits'),
  then: required(value, 'what it says then'),
};

const rule: Reader<Rule> = reader(
  worded`a rule: {when, then}, or last {else}`,
  (node, reading) => {
    if (node.kind !== 'map') return refuse(reading, node, rule.expects);
    if (entryOf(node, 'else') !== null) {
      const values = readFields(node, worded`the last rule`, elseFields, reading, node.at);
      return values === unread ? unread : { when: null, then: values.else };
    }
    return readFields(node, worded`a rule`, ruleFields, reading, node.at);
  },
  eitherPart(keysPart(ruleFields), keysPart(elseFields)),
);

export const decisionFields = {
  decision: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  inputs: defaulted(inputs, {}, 'what it is given, each with its type'),
  policy: defaulted(
    oneOf(['first', 'unique', 'collect']),
    'first',
    'which of the rules that fit speaks: the first, the only one, or all',
  ),
  rules: required(
    mapped(listOf(rule), (rules, node, reading) =>
      rules.length > 0 ? rules : refuse(reading, node, worded`at least one rule`),
    ),
    'the rules, in the order in which they are tried',
  ),
};

/** Reads a decision; null, and problems, where it can't be read. */
export function readDecision(node: MapNode, reading: Reading): CompiledDecision | null {
  const values = readFields(node, worded`a decision`, decisionFields, reading, node.at);
  if (values === unread) return null;
  const { decision, title: shown, policy, rules } = values;
  const written = entryOf(node, 'rules')?.value;
  if (written?.kind === 'list') checkRules(policy, rules, written.items, reading);
  return { name: decision, title: shown, inputs: values.inputs, policy, rules };
}

/** A rule that others leave nothing to is a slip: what stands below an `else`, and a condition that stands above already. */
function checkRules(
  policy: CompiledDecision['policy'],
  rules: readonly Rule[],
  nodes: readonly Node[],
  reading: Reading,
): void {
  const seen = new Map<string, number>();
  let taken: Worded | null = null;
  for (const [at, { when }] of rules.entries()) {
    const node = nodes[at];
    if (node === undefined) continue;
    const above = when === null ? undefined : seen.get(when);
    if (taken !== null) {
      never(node, worded`${taken}, so this rule can never fit; move it up, or leave it out`, reading);
    } else if (above !== undefined && policy !== 'collect') {
      const why =
        policy === 'first'
          ? worded`this one can never fit`
          : worded`the two always fit together, and the policy is unique`;
      never(node, worded`rule ${above} has the same condition, so ${why}; change one of them`, reading);
    }
    if (when !== null && above === undefined) seen.set(when, at + 1);
    if (when === null) taken ??= worded`rule ${at + 1} is the "else"`;
    if (when === 'true' && policy === 'first') taken ??= worded`rule ${at + 1} always fits`;
  }
}

function never(node: Node, message: Worded, reading: Reading): void {
  reading.problem(node.at, 'rule_never_fits', message);
}
