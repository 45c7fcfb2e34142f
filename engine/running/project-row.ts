/** What lists of instances show and search by. */
import type { Program } from '../definition.js';
import type { State } from '../state.js';

export interface ProjectedRow {
  readonly key: string | null;
  readonly summary: string | null;
  readonly priority: number;
  readonly status: State['status'];
  readonly outcome: string | null;
  /** Steps that are active, in the order of their entering; each once, for however many items. */
  readonly activeSteps: readonly string[];
  /** Groups that may see the instance: those of `see`, and those that may do an open task. Who did a step is in the tasks. */
  readonly seeGroups: readonly string[];
}

/** The row of an instance. */
export function projectRow(program: Program, state: State): ProjectedRow {
  const { key, summary, priority, status, outcome } = state;
  const groups = new Set(program.workflow.see.groups);
  for (const task of Object.values(state.tasks)) for (const group of task.groups) groups.add(group);
  const activeSteps = new Set(Object.values(state.activations).map(({ step }) => step));
  return { key, summary, priority, status, outcome, activeSteps: [...activeSteps], seeGroups: [...groups] };
}
