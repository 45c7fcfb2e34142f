/**
 * Standing in: who is away has a substitute, whom the host names with the command. What is the absent one's by name is the
 * substitute's to do, whatever group or skill it asks for; the log says for whom. Who comes back takes it back by a claim.
 */
import type { Actor } from '../event.js';
import type { OpenTask } from '../state.js';
import { note, put, type Run } from './run.js';
import { claimTask, touch } from './tasks.js';

/** Whose task it is that the actor would do in their place; null if it is nobody's for whom they stand in. */
export function standsInFor(task: OpenTask, actor: Actor): string | null {
  const holder = task.assignee?.name ?? task.user;
  return holder !== null && actor.standsInFor?.includes(holder) === true ? holder : null;
}

/** The task in the hands of who does it: claimed if it is free, taken over from whom they stand in for. */
export function takeTask(run: Run, task: OpenTask, actor: Actor): OpenTask {
  const away = standsInFor(task, actor);
  const theirs = away === null ? task : { ...task, delegatedBy: away };
  if (task.state === 'ready') return claimTask(run, theirs, actor);
  if (away === null) return task;
  const taken: OpenTask = { ...theirs, assignee: actor };
  put(run, 'tasks', task.id, taken);
  touch(run, taken);
  return taken;
}

/** Notes for whom something was done with a task, if it was done in another's place. */
export function noteStandIn(run: Run, task: OpenTask, actor: Actor): void {
  const { delegatedBy } = task;
  const taken = delegatedBy !== undefined && actor.standsInFor?.includes(delegatedBy) === true;
  const away = standsInFor(task, actor) ?? (taken ? delegatedBy : null);
  if (away !== null) note(run, 'stood_in', { step: task.step, detail: away });
}
