/** `next` names a step of its own block or of one around it, or `end`. */
import type { Check } from './checking.js';
import { unknownName } from './unknown-names.js';
import { factsOf } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkNextTargets: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    const blocks = new Map(factsOf(definition, 'step').map((step) => [step.name, step.block]));
    for (const { to, at, block } of factsOf(definition, 'next')) {
      if (to === 'end') continue;
      const target = blocks.get(to);
      if (target === undefined) unknownName(checking, definition, at, 'step', to, [...blocks.keys(), 'end']);
      else if (target.some((part, index) => part !== block[index])) {
        const message = worded`"${to}" is a step inside another block; expected a step of this block or of one around it: go to the step that holds the block`;
        checking.error(definition, at, 'next_out_of_reach', message);
      }
    }
  }
};
