/**
 * Delegation: who has a task, or may have it, passes it to another person who may do it by what its step asks for (an
 * assignment may give it to anybody). It stays taken in charge; who delegated it may take it back by a claim.
 */
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import { mayDo, mayHave } from './may-do.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { noteStandIn, takeTask } from './standing-in.js';
import { taskOf } from './task-commands.js';
import { delegateTask } from './tasks.js';
import { faultAt, worded } from '../wording/worded.js';

/** Passes a task on; one that nobody has claimed is claimed first. */
export function delegate(
  run: Run,
  event: Extract<InstanceEvent, { readonly type: 'delegate' }>,
): Refusal | null {
  const task = taskOf(run, event);
  if ('ok' in task) return task;
  const { by, user } = event;
  const refused = mayDo(run.draft, task.id, by) ?? mayHave(run.draft, { ...task, assignee: null }, user);
  if (refused !== null) return refused;
  if (user.name === by.name) {
    const message = worded`${by.name} delegates task ${task.id} (${task.step}) to themselves: name another person.`;
    return refuse('invalid', message, [faultAt('/user', message)]);
  }
  const claimed = takeTask(run, task, by);
  noteStandIn(run, claimed, by);
  delegateTask(run, claimed, by.name, user);
  return null;
}
