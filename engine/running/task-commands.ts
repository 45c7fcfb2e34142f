/** Claim, release, assign. */
import type { InstanceEvent } from '../event.js';
import type { Refusal } from '../outcome.js';
import type { OpenTask } from '../state.js';
import { tooEarly } from './instants.js';
import { mayDo, mayHave, openTaskOf } from './may-do.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { noteStandIn, standsInFor, takeTask } from './standing-in.js';
import { assignTask, releaseTask, takeBack } from './tasks.js';
import { faultAt, worded } from '../wording/worded.js';

type Of<Type extends InstanceEvent['type']> = Extract<InstanceEvent, { readonly type: Type }>;

/** The open task that a command is about, once it is sure that the command doesn't precede it. */
export function taskOf(run: Run, event: InstanceEvent & { readonly task: string }): OpenTask | Refusal {
  const task = openTaskOf(run.draft, event.task);
  if ('ok' in task) return task;
  return tooEarly(event, task.openedAt, () => worded`the opening of task ${task.id} (${task.step})`) ?? task;
}

/** Takes a ready task; or back, by who delegated it. */
export function claim(run: Run, event: Of<'claim'>): Refusal | null {
  const task = taskOf(run, event);
  if ('ok' in task) return task;
  if (task.delegatedBy === event.by.name) {
    takeBack(run, task, event.by);
    return null;
  }
  const refused = mayDo(run.draft, event.task, event.by);
  if (refused !== null) return refused;
  if (task.assignee?.name === event.by.name)
    return refuse('conflict', worded`Task ${task.id} (${task.step}) is claimed by ${event.by.name} already.`);
  noteStandIn(run, takeTask(run, task, event.by), event.by);
  return null;
}

/** Gives a claimed task back: by who has it, or by who may act for all. */
export function release(run: Run, event: Of<'release'>): Refusal | null {
  const task = taskOf(run, event);
  if ('ok' in task) return task;
  if (task.assignee === null)
    return refuse('conflict', worded`Task ${task.id} (${task.step}) is not claimed by anybody.`);
  if (task.assignee.name !== event.by.name && !event.by.any && standsInFor(task, event.by) === null) {
    return refuse(
      'forbidden',
      worded`Task ${task.id} (${task.step}) is claimed by ${task.assignee.name}, who alone may release it.`,
    );
  }
  releaseTask(run, task);
  noteStandIn(run, task, event.by);
  return null;
}

/** Gives a task to a group or to a user; who may give is the host's matter. */
export function assign(run: Run, event: Of<'assign'>): Refusal | null {
  const task = taskOf(run, event);
  if ('ok' in task) return task;
  const { group, user } = event;
  if ((group === null) === (user === null)) {
    const message = worded`Name either a group or a user to assign to.`;
    return refuse('invalid', message, [faultAt('/group', message), faultAt('/user', message)]);
  }
  if (user !== null) {
    // Whom a task is given may have it whatever group or mode it is for; the four-eyes rule holds all the same.
    const refused = mayHave(run.draft, { ...task, groups: [], user: null, skills: [], mode: null }, user);
    if (refused !== null) return refused;
    assignTask(run, task, { user });
  } else if (group !== null) {
    assignTask(run, task, { groups: [group] });
  }
  return null;
}
