/** An outreach goes by dispositions of its channel, and tries again after outcomes that these have and that aren't final. */
import { nearest } from '../../expressions/nearest.js';
import { entryOf, type MapNode, type Node } from '../node.js';
import { findDefinition } from '../tree.js';
import type { Check } from './checking.js';
import { worded } from '../../wording/worded.js';

export const checkOutreach: Check = ({ tree, workflows, error }) => {
  for (const { definition, flow } of workflows) {
    for (const [name, { step }] of flow.steps) {
      if (step.kind !== 'outreach' || step.dispositions === null) continue;
      const dispositions = findDefinition(tree, 'dispositions', step.dispositions)?.body ?? null;
      const node = stepNode(definition.node, name);
      if (dispositions === null || node === null) continue;
      const said = entryOf(node, 'dispositions')?.value ?? node;
      if (dispositions.channel !== null && dispositions.channel !== step.channel) {
        const message = worded`"${step.dispositions}" is for the channel ${dispositions.channel}, and "${name}" is an outreach by ${step.channel}; expected dispositions for ${step.channel}`;
        error(definition, said.at, 'wrong_value', message);
      }
      const awaiting = dispositions.outcomes.find(({ awaitsAnswer }) => awaitsAnswer === true);
      if (awaiting !== undefined && step.until === null) {
        const message = worded`after "${awaiting.name}" contacts stay open until they answer, so "${name}" needs the key "until"; add it`;
        error(definition, said.at, 'missing_key', message);
      }
      const known = dispositions.outcomes.flatMap(({ name: outcome, rollsUp, final }) =>
        final ? [] : [outcome, rollsUp],
      );
      for (const { outcome, at } of outcomesIn(node)) {
        if (known.includes(outcome)) continue;
        const near = nearest(outcome, known);
        const way =
          near === null
            ? worded`it has ${[...new Set(known)].join(', ') || worded`none`}`
            : worded`did you mean "${near}"?`;
        const message = worded`"${step.dispositions}" has no outcome "${outcome}" after which a contact could be tried again; ${way}`;
        error(definition, at, 'unknown_name', message, near);
      }
    }
  }
};

function outcomesIn(node: MapNode): readonly { readonly outcome: string; readonly at: Node['at'] }[] {
  const retry = entryOf(node, 'retry')?.value;
  const list = retry?.kind === 'map' ? entryOf(retry, 'outcomes')?.value : undefined;
  return list?.kind === 'list'
    ? list.items.flatMap((item) =>
        item.kind === 'scalar' && typeof item.value === 'string'
          ? [{ outcome: item.value, at: item.at }]
          : [],
      )
    : [];
}

/** The node of a step, wherever its block stands. */
function stepNode(node: Node, name: string): MapNode | null {
  if (node.kind === 'scalar') return null;
  const inner = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  const own = node.kind === 'map' ? entryOf(node, name)?.value : undefined;
  if (own?.kind === 'map' && entryOf(own, 'outreach') !== null) return own;
  for (const each of inner) {
    const found = stepNode(each, name);
    if (found !== null) return found;
  }
  return null;
}
