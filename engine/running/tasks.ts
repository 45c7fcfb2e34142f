/** Human tasks: opened, given to people, closed. Who may is asked before, in `may-do.ts`. */
import type { Actor } from '../event.js';
import type { TaskRecord, TaskState } from '../outcome.js';
import type { OpenTask, State } from '../state.js';
import { fire } from './clocks.js';
import { doersOf, putDoer } from './doers.js';
import { activationOf, frameOf } from './frames.js';
import type { Run } from './run.js';
import { drop, note, put } from './run.js';

/** Opens a task. */
export function openTask(run: Run, task: OpenTask): void {
  put(run, 'tasks', task.id, task);
  note(run, 'task_opened', { step: task.step });
  touch(run, task);
}

/** Gives a ready task to somebody, with the clocks that this stops or starts. */
export function claimTask(run: Run, task: OpenTask, actor: Actor): OpenTask {
  const claimed: OpenTask = { ...task, state: 'claimed', assignee: actor };
  put(run, 'tasks', task.id, claimed);
  note(run, 'task_claimed', { step: task.step });
  touch(run, claimed);
  fire(run, activationOf(run.draft, task.activation).frame, run.index.steps.get(task.step)?.claimed ?? []);
  return claimed;
}

/** Passes a claimed task on. It has been taken in charge already, so no clock hears of it. */
export function delegateTask(run: Run, task: OpenTask, by: string, to: Actor): void {
  const delegated: OpenTask = { ...task, assignee: to, delegatedBy: by };
  put(run, 'tasks', task.id, delegated);
  note(run, 'task_delegated', { step: task.step, detail: to.name });
  touch(run, delegated);
}

/** Gives a delegated task back to who delegated it. */
export function takeBack(run: Run, task: OpenTask, actor: Actor): void {
  const back: OpenTask = { ...undelegated(task), assignee: actor };
  put(run, 'tasks', task.id, back);
  note(run, 'task_claimed', { step: task.step });
  touch(run, back);
}

function undelegated({ delegatedBy, ...task }: OpenTask): OpenTask {
  void delegatedBy;
  return task;
}

/** Gives a claimed task back to those who may do it. */
export function releaseTask(run: Run, task: OpenTask): OpenTask {
  const ready: OpenTask = { ...undelegated(task), state: 'ready', assignee: null };
  put(run, 'tasks', task.id, ready);
  note(run, 'task_released', { step: task.step });
  touch(run, ready);
  return ready;
}

/** Makes a task a group's (ready, only `not_by` is kept), or a user's (claimed for them); a claimed one is released first. */
export function assignTask(
  run: Run,
  task: OpenTask,
  to: { readonly groups: readonly string[] } | { readonly user: Actor },
): void {
  const ready = task.state === 'claimed' ? releaseTask(run, task) : task;
  note(run, 'task_assigned', { step: task.step, detail: 'user' in to ? to.user.name : to.groups });
  if ('user' in to) {
    claimTask(run, ready, to.user);
    return;
  }
  const given: OpenTask = { ...ready, groups: to.groups, user: null, skills: [], mode: null };
  put(run, 'tasks', task.id, given);
  touch(run, given);
}

/** Whom a task is for, as its definition says. */
export type TaskAddress = Pick<OpenTask, 'groups' | 'user' | 'skills' | 'mode' | 'notBy'>;

/** Makes an open task one for others; who has claimed it keeps it, unless the four-eyes rule has come to bar them. */
export function readdress(run: Run, task: OpenTask, address: TaskAddress): void {
  const given: OpenTask = { ...task, ...address };
  put(run, 'tasks', task.id, given);
  touch(run, given);
  if (given.assignee !== null && barredFrom(run.draft, given).includes(given.assignee.name))
    releaseTask(run, given);
}

/** Notes that what others are shown of a task has changed. */
export function touch(run: Run, task: OpenTask): void {
  run.tasks.set(task.id, record(run, task, task.state, null));
}

/** Takes a task out of the state, done or cancelled. */
export function closeTask(
  run: Run,
  task: OpenTask,
  state: 'done' | 'cancelled',
  outcome: string | null,
): void {
  drop(run, 'tasks', task.id);
  note(run, state === 'done' ? 'task_done' : 'task_cancelled', {
    step: task.step,
    ...(outcome === null ? {} : { detail: outcome }),
  });
  run.tasks.set(task.id, record(run, task, state, outcome));
}

/** Notes who did a task's step last, and tells the open tasks that this bars them from. */
export function noteDoer(run: Run, { step, activation }: OpenTask, by: string): void {
  putDoer(run, frameOf(run.draft, activationOf(run.draft, activation).frame), step, by);
  const { tasks } = run.draft;
  for (const id in tasks) {
    const task = tasks[id];
    if (task?.notBy.includes(step) === true) touch(run, task);
  }
}

/** Those whom the four-eyes rule keeps from a task: who did one of its `not_by` steps last. */
export function barredFrom(state: State, { notBy, activation }: OpenTask): readonly string[] {
  if (notBy.length === 0) return notBy;
  const { frame } = activationOf(state, activation);
  return [...new Set(notBy.flatMap((step) => doersOf(state, frame, step)))];
}

function record(run: Run, task: OpenTask, state: TaskState, outcome: string | null): TaskRecord {
  const { id, step, groups, user, skills, mode, openedAt } = task;
  const ended = state === 'done' || state === 'cancelled';
  return {
    id,
    step,
    title: run.index.steps.get(step)?.step.title ?? step,
    state,
    groups,
    user,
    skills,
    mode,
    notBy: barredFrom(run.draft, task),
    assignee: task.assignee?.name ?? null,
    openedAt,
    endedAt: ended ? run.at : null,
    outcome,
    by: state === 'done' ? (task.assignee?.name ?? null) : null,
  };
}
