/** Every step can be come to. */
import type { Check } from './checking.js';
import { reachableSteps } from './flow.js';
import { nothing, worded } from '../../wording/worded.js';

export const checkUnreachableSteps: Check = ({ workflows, error }) => {
  for (const { definition, flow, places } of workflows) {
    const reachable = reachableSteps(flow);
    for (const [name, { above }] of flow.steps) {
      const at = places.get(name);
      if (reachable.has(name) || at === undefined) continue;
      const why = above === null ? nothing : worded` ("${above}" above it goes elsewhere)`;
      error(
        definition,
        at,
        'unreachable_step',
        worded`no way leads to the step "${name}"${why}; expected a next that names it: add one, or leave the step out`,
      );
    }
  }
};
