/** What a person who does a task is shown: its outcomes, each with its form. */
import type { CompiledForm, Program, Title } from '../definition.js';
import { formOf, outcomesOf, type TaskStep } from '../steps/task.js';
import { indexOf } from './program-index.js';

export interface TaskForms {
  readonly title: Title;
  readonly outcomes: readonly {
    readonly name: string;
    readonly title: Title | null;
    readonly form: CompiledForm | null;
  }[];
  /** Places in the data that are shown with the task. */
  readonly show: readonly string[];
}

/** The outcomes and forms of a task's step; null for a step that is no task of the workflow. */
export function taskForms(program: Program, step: string): TaskForms | null {
  const found = indexOf(program).steps.get(step)?.step;
  if (found?.kind !== 'task') return null;
  const task = found as TaskStep;
  const outcomes = outcomesOf(task).map((outcome) => ({
    name: outcome.name,
    title: outcome.title,
    form: formOf(program, task, outcome),
  }));
  return { title: task.title ?? step, outcomes, show: task.show };
}
