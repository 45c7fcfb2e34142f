/** Who may claim and complete a task: all that `to` asks for, and never who did one of its `not_by` steps. */
import type { Actor } from '../event.js';
import type { Refusal } from '../outcome.js';
import type { OpenTask, State } from '../state.js';
import { refuse } from './refusal.js';
import { standsInFor } from './standing-in.js';
import { barredFrom } from './tasks.js';
import { both, either, worded, type Worded } from '../wording/worded.js';

/** Why the actor may not do the task now; null when they may. */
export function mayDo(state: State, taskId: string, actor: Actor): Refusal | null {
  const task = openTaskOf(state, taskId);
  if ('ok' in task) return task;
  const { assignee } = task;
  if (assignee !== null && assignee.name !== actor.name && standsInFor(task, actor) === null) {
    return refuse(
      'conflict',
      worded`Task ${taskId} (${task.step}) is claimed by ${assignee.name}; ${actor.name} can have it once it is released or assigned.`,
    );
  }
  return mayHave(state, task, actor);
}

/** Why the actor may not have the task, whoever has it now; null when they may. One to whom it is assigned may. */
export function mayHave(state: State, task: OpenTask, actor: Actor): Refusal | null {
  const forbid = (why: Worded): Refusal =>
    refuse('forbidden', worded`${actor.name} may not do task ${task.id} (${task.step}): ${why}.`);
  if (barredFrom(state, task).includes(actor.name))
    return forbid(worded`who did ${either(task.notBy)} may not do this one too`);
  if (actor.any || task.assignee?.name === actor.name || standsInFor(task, actor) !== null) return null;
  if (task.user !== null && task.user !== actor.name) return forbid(worded`it is for ${task.user}`);
  if (task.groups.length > 0 && !task.groups.some((group) => actor.groups.includes(group))) {
    return forbid(worded`it is for the group ${either(task.groups)}`);
  }
  const lacking = task.skills.filter((skill) => !actor.skills.includes(skill));
  if (lacking.length > 0) return forbid(worded`it takes the skill ${both(lacking)}`);
  return task.mode === null || actor.modes === undefined || actor.modes.includes(task.mode)
    ? null
    : forbid(worded`it is for who works ${task.mode}, which ${actor.name} does not now`);
}

/** An open task of an instance, or why there is none with this id. */
export function openTaskOf(state: State, taskId: string): OpenTask | Refusal {
  const task = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
  if (task !== undefined) return task;
  const prefix = `${state.instance.id}.`;
  const number = taskId.startsWith(prefix) ? Number(taskId.slice(prefix.length)) : Number.NaN;
  return Number.isInteger(number) && number > 0 && number <= state.counter
    ? refuse('conflict', worded`Task ${taskId} is no longer open: it has been done or cancelled.`)
    : refuse('not_found', worded`There is no task ${taskId} in instance ${state.instance.id}.`);
}
