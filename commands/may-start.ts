/** Who may start instances of a workflow: the groups it names, and whoever has the right to act for all. */
import type { Program } from '../engine/definition.js';
import type { Actor } from '../engine/event.js';
import type { Refusal } from '../engine/outcome.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

/** Why `actor` may not start an instance; null when they may. Channels and programs (no actor) were let in at their door. */
export function refuseStart({ workflow }: Program, actor: Actor | null): Refusal | null {
  if (actor === null || actor.any || workflow.start.groups.some((group) => actor.groups.includes(group)))
    return null;
  const groups = workflow.start.groups.join(', ') || worded`none, only who has the right to start any`;
  return refused(
    'forbidden',
    worded`${actor.name} may not start ${workflow.name}: its groups are ${groups}.`,
  );
}
