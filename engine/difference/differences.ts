/** What has changed between two trees, definition by definition: adding a kind means adding a file and a line here. */
import type { Bodies } from '../reading/kinds.js';
import { plainOf } from '../reading/node.js';
import type { Definition, Tree } from '../reading/tree.js';
import { calendarSentences } from './calendar.js';
import { decisionSentences } from './decision.js';
import { formSentences } from './form.js';
import { leafSentences } from './leaves.js';
import type { PartSentence, Sentence } from './sentence.js';
import { say } from './sentence.js';
import { templateSentences } from './template.js';
import { workflowSentences } from './workflow.js';

type Compare<Body> = (before: Body, after: Body) => readonly PartSentence[];

/** Kinds that are left out compare their YAML, place by place. */
const comparisons: { readonly [K in keyof Bodies]?: Compare<Bodies[K]> } = {
  workflow: workflowSentences,
  calendar: calendarSentences,
  form: formSentences,
  decision: decisionSentences,
  template: templateSentences,
};

/** The sentences, in the order of kind and name. Definitions whose texts are the same are passed over; comments and layout say nothing. */
export function differencesOf(before: Tree, after: Tree): readonly Sentence[] {
  const keys = [...new Set([...before.byName.keys(), ...after.byName.keys()])].sort();
  return keys.flatMap((key) => {
    const [old, now] = [before.byName.get(key), after.byName.get(key)];
    if (old?.text === now?.text) return [];
    const definition = key.replace(' ', '/');
    return sentencesOf(old, now).map((sentence) => ({ definition, ...sentence }));
  });
}

function sentencesOf(before: Definition | undefined, after: Definition | undefined): readonly PartSentence[] {
  if (before === undefined || after === undefined) {
    const { kind, name } = before ?? after ?? { kind: '', name: '' };
    return before === undefined
      ? [say('', `new ${kind} ${name}`, `nuovo ${kind} ${name}`)]
      : [say('', `${kind} ${name} is gone`, `${kind} ${name} non c’è più`)];
  }
  const compare = Object.hasOwn(comparisons, after.kind)
    ? (comparisons[after.kind] as Compare<unknown> | undefined)
    : undefined;
  if (compare === undefined || before.body === null || after.body === null)
    return leafSentences(plainOf(before.node), plainOf(after.node));
  return compare(before.body, after.body);
}
