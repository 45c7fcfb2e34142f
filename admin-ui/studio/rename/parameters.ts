/** Parameters that name a definition: of services, and of steps that choose one by an expression. */
import type { Fact } from '../../../engine/reading/fact.js';
import { entryOf, type Node, type ScalarNode } from '../../../engine/reading/node.js';
import type { Definition } from '../../../engine/reading/tree.js';

/** Those of a call: a template to be sent, the contract that a notice counts for. */
export function parametersOf({
  service,
  given,
}: Pick<Extract<Fact, { readonly fact: 'call' }>, 'service' | 'given'>) {
  return (given ?? []).flatMap(({ key, value }) => {
    const kind = key === 'template' || (service === 'notice_count' && key === 'contract') ? key : null;
    return kind === null || value.kind !== 'scalar' ? [] : [{ kind, node: value }];
  });
}

/** The same in a scenario, which says with what a service is expected to be called. */
export function parametersExpected({ kind, node }: Definition) {
  const visit = (inner: Node): ReturnType<typeof parametersOf> => {
    if (inner.kind === 'scalar') return [];
    if (inner.kind === 'list') return inner.items.flatMap(visit);
    return inner.entries.flatMap(({ key, value }) => {
      if (key !== 'called' || value.kind !== 'map') return visit(value);
      return value.entries.flatMap(({ key: service, value: call }) => {
        const given = call.kind === 'map' ? entryOf(call, 'with')?.value : undefined;
        return given?.kind === 'map' ? parametersOf({ service, given: given.entries }) : [];
      });
    });
  };
  return kind === 'scenario' ? visit(node) : [];
}

/** The expressions that give a name, with the kind of what they name. */
export function choosing({ facts, node }: Definition): ReadonlyMap<ScalarNode, string> {
  const found = new Map<ScalarNode, string>();
  for (const fact of facts)
    if (fact.fact === 'call') for (const each of parametersOf(fact)) found.set(each.node, each.kind);
  const visit = (inner: Node): void => {
    if (inner.kind === 'list') inner.items.forEach(visit);
    if (inner.kind !== 'map') return;
    const asked = entryOf(inner, 'outreach') === null ? null : entryOf(inner, 'questionnaire');
    if (asked?.value.kind === 'scalar') found.set(asked.value, 'questionnaire');
    for (const { value } of inner.entries) visit(value);
  };
  visit(node);
  return found;
}
