/** A human task: open until somebody completes it. Claiming, completing and the rest are commands, in `running/`. */
import type { CompiledForm, Condition, Program, SetEntry, StepCommon, Title, Value } from '../definition.js';
import { entry } from '../running/entry.js';
import { namesOf } from '../running/names.js';
import type { Run } from '../running/run.js';
import { openTask, readdress, type TaskAddress } from '../running/tasks.js';
import type { StepKind } from './step-kind.js';

export interface Outcome {
  readonly name: string;
  readonly title: Title | null;
  readonly next: string | null;
  readonly form: string | null;
  readonly set: readonly SetEntry[];
}

export interface TaskStep extends StepCommon {
  readonly kind: 'task';
  readonly to: {
    readonly group: Value | null;
    readonly user: Value | null;
    readonly skills: readonly Value[];
    readonly mode: string | null;
    readonly notBy: readonly string[];
  };
  readonly form: string | null;
  readonly outcomes: readonly Outcome[];
  readonly checks: readonly { readonly must: Condition; readonly message: Title }[];
  readonly show: readonly string[];
}

/** The outcome of a task that names none. */
const done: Outcome = { name: 'done', title: null, next: null, form: null, set: [] };

/** The outcomes that a task can have; `done` alone where it names none. */
export function outcomesOf(step: TaskStep): readonly Outcome[] {
  return step.outcomes.length === 0 ? [done] : step.outcomes;
}

/** The form that a task's data must satisfy with this outcome; null: any data will do. */
export function formOf(program: Program, step: TaskStep, outcome: Outcome): CompiledForm | null {
  const name = outcome.form ?? step.form;
  return name === null ? null : (entry(program.forms, name) ?? null);
}

export const task: StepKind<TaskStep> = {
  enter(here) {
    const { run, step, frame, activation } = here;
    openTask(run, {
      id: `${run.draft.instance.id}.${activation.id}`,
      activation: activation.id,
      step: step.name,
      state: 'ready',
      ...addressOf(run, frame.id, step),
      assignee: null,
      openedAt: run.at,
    });
    return { to: 'stand', wait: { dueAt: null } };
  },
  /** Whom it was assigned to stays, save where the definition has come to address others. */
  renewed({ run, step, frame, activation }, before) {
    const id = `${run.draft.instance.id}.${activation.id}`;
    const open = entry(run.draft.tasks, id);
    if (open !== undefined && JSON.stringify(before.to) !== JSON.stringify(step.to))
      readdress(run, open, addressOf(run, frame.id, step));
    return null;
  },
};

function addressOf(run: Run, frame: string, { name, to }: TaskStep): TaskAddress {
  const users = namesOf(run, frame, to.user, `the user of ${name}`);
  return {
    groups: namesOf(run, frame, to.group, `the group of ${name}`),
    user: users[0] ?? null,
    skills: to.skills.flatMap((skill) => namesOf(run, frame, skill, `a skill of ${name}`)),
    mode: to.mode,
    notBy: to.notBy,
  };
}
