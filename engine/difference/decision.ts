/** A decision table: its inputs, policy and rules. */
import type { CompiledDecision } from '../definition.js';
import type { PartSentence } from './sentence.js';
import { namesTurned, say, turned, written } from './sentence.js';

/** What has changed between two versions of a decision. */
export function decisionSentences(
  before: CompiledDecision,
  after: CompiledDecision,
): readonly PartSentence[] {
  const inputs = (of: CompiledDecision) =>
    Object.entries(of.inputs).map(([name, type]) => `${name}: ${JSON.stringify(type).replaceAll('"', '')}`);
  const [old, now] = [before.rules.map(rule), after.rules.map(rule)];
  const added = now.filter((text) => !old.includes(text));
  const gone = old.filter((text) => !now.includes(text));
  const kept = (texts: readonly string[], others: readonly string[]) =>
    texts.filter((text) => others.includes(text));
  const reordered = kept(old, now).join('\n') !== kept(now, old).join('\n');
  return [
    ...turned('policy', { en: 'policy', it: 'regola di scelta' }, before.policy, after.policy),
    ...namesTurned('inputs', { en: 'inputs', it: 'ingressi' }, inputs(before), inputs(after)),
    ...added.map((text) => say('rules', `new rule: ${text}`, `nuova regola: ${text}`)),
    ...gone.map((text) => say('rules', `rule gone: ${text}`, `regola tolta: ${text}`)),
    ...(reordered
      ? [say('rules', 'the rules are in another order', 'le regole sono in un altro ordine')]
      : []),
  ];
}

function rule({ when, then }: CompiledDecision['rules'][number]): string {
  return `${when ?? 'else'} → ${written(then)}`;
}
