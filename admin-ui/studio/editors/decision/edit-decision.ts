/** Changes of a decision's text: rules, columns, policy. Pure. */
import type { CompiledDecision } from '../../../../engine/definition.js';
import { isJsonObject, type Json } from '../../../../engine/json.js';
import { moveEntry } from '../../yaml/move-entry.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { setValue } from '../../yaml/set-value.js';
import { outputsOf, resultOf, writtenValue } from './results.js';

/** The key under which a rule says what it says. */
function saysOf({ when }: CompiledDecision['rules'][number]): 'then' | 'else' {
  return when === null ? 'else' : 'then';
}

/** The text with another condition for a rule. */
export function withCondition(text: string, { rules }: CompiledDecision, at: number, when: string): string {
  return rules[at]?.when === when ? text : setValue(text, ['rules', at, 'when'], when);
}

/** The text with another result of a rule; `output` null: where rules say one thing. */
export function withResult(
  text: string,
  { rules }: CompiledDecision,
  at: number,
  output: string | null,
  typed: string,
): string {
  const rule = rules[at];
  if (rule === undefined) return text;
  const path = ['rules', at, saysOf(rule), ...(output === null ? [] : [output])];
  if (typed.trim() === '' && output !== null) return removeOutput(text, rule, path);
  return setValue(text, path, resultOf(typed));
}

/** A rule's last output stays, empty: without it the rule would say nothing. */
function removeOutput(
  text: string,
  rule: CompiledDecision['rules'][number],
  path: (string | number)[],
): string {
  const said = writtenValue(rule.then);
  const isLast = isJsonObject(said) && Object.keys(said).length === 1;
  return isLast ? setValue(text, path, '') : removeEntry(text, path);
}

/** The text with another rule, the last one before the `else`. */
export function withRule(text: string, decision: CompiledDecision): string {
  const { rules, inputs } = decision;
  const otherwise = rules.findIndex(({ when }) => when === null);
  const [input = 'true'] = Object.keys(inputs);
  const when = inputs[input]?.type === 'string' ? `${input} == ""` : 'false';
  const added = setValue(text, ['rules', rules.length], { when, then: saysNothing(decision) });
  return otherwise === -1 ? added : moveEntry(added, ['rules', rules.length], otherwise);
}

/** The text with an `else`, the last rule. */
export function withElse(text: string, decision: CompiledDecision): string {
  return setValue(text, ['rules', decision.rules.length], { else: saysNothing(decision) });
}

/** What a new rule says: every output that there is, still empty. */
function saysNothing(decision: CompiledDecision): Json {
  const outputs = outputsOf(decision);
  return outputs === null ? '' : Object.fromEntries(outputs.map((each) => [each, '']));
}

/** The text without a rule; the only one stays. */
export function withoutRule(text: string, { rules }: CompiledDecision, at: number): string {
  return rules.length === 1 ? text : removeEntry(text, ['rules', at]);
}

/** The text with a rule one place up or down; an `else` stays last. */
export function withRuleMoved(text: string, { rules }: CompiledDecision, at: number, by: 1 | -1): string {
  const other = rules[at + by];
  if (other === undefined || other.when === null || rules[at]?.when === null) return text;
  return moveEntry(text, ['rules', at], at + by);
}

/** The text with another input. */
export function withInput(text: string, name: string, type: string): string {
  return setValue(text, ['inputs', name], type, { before: ['policy', 'rules'] });
}

/** The text with another output, empty in each rule; rules that say one thing are left alone. */
export function withOutput(text: string, decision: CompiledDecision, name: string): string {
  if (outputsOf(decision) === null) return text;
  return decision.rules.reduce((so, rule, at) => setValue(so, ['rules', at, saysOf(rule), name], ''), text);
}

/** The text with another policy. */
export function withPolicy(text: string, policy: string): string {
  return setValue(text, ['policy'], policy, { before: ['rules'] });
}
