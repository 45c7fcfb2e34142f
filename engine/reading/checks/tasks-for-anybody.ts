/** A task that is nobody's is everybody's, and whoever may do a step may see the instance: better said than forgotten. */
import type { Check } from './checking.js';
import { worded } from '../../wording/worded.js';

export const checkTasksForAnybody: Check = ({ workflows, warning }) => {
  for (const { definition, flow, places } of workflows) {
    for (const [name, { step }] of flow.steps) {
      const at = places.get(name);
      if (step.kind !== 'task' || step.to.group !== null || step.to.user !== null || at === undefined)
        continue;
      warning(
        definition,
        at,
        'task_for_anybody',
        worded`anybody may do the task "${name}", and see what is in it; say who with "to"`,
      );
    }
  }
};
