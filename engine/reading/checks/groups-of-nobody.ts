/** A task of a group that nobody belongs to is done by nobody. Only where the organisation is known: a tree alone doesn't tell. */
import { nearest } from '../../expressions/nearest.js';
import type { Check } from './checking.js';
import { factsOf } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkGroupsOfNobody: Check = ({ tree, peopled, warning }) => {
  if (peopled === null) return;
  for (const definition of tree.definitions) {
    const told = new Set<string>();
    for (const { name, at } of factsOf(definition, 'group')) {
      if (peopled.has(name) || told.has(name)) continue;
      told.add(name);
      const near = nearest(name, [...peopled]);
      const way =
        near === null ? worded`add a member to it, or name another group` : worded`did you mean "${near}"?`;
      warning(definition, at, 'group_of_nobody', worded`nobody belongs to the group "${name}"; ${way}`, near);
    }
  }
};
