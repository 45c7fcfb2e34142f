/** How much of a workflow was played: its steps, and the outcomes of its tasks. */
import type { Program } from '../definition.js';
import { stepsIn } from '../steps/blocks.js';
import { outcomesOf } from '../steps/task.js';
import type { PlayedEntry } from './play-engine.js';

/** What was reached: steps by name, outcomes with their task, `back_office.solved`. */
export interface Reached {
  readonly steps: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
}

/** Shares from 0 to 1; 1 where there is nothing to reach. */
export interface Coverage {
  readonly steps: number;
  readonly outcomes: number;
}

/** What a play that doesn't begin reaches. */
export const nothingReached: Reached = { steps: new Set(), outcomes: new Set() };

/** What a play's log reached. */
export function reachedBy(log: readonly PlayedEntry[]): Reached {
  const happened = log.flatMap(({ details }) => details);
  const steps = happened.flatMap(({ what, step }) =>
    what === 'entered' && step !== undefined ? [step] : [],
  );
  const outcomes = happened.flatMap(({ what, step, detail }) =>
    what === 'task_done' && step !== undefined && typeof detail === 'string' ? [`${step}.${detail}`] : [],
  );
  return { steps: new Set(steps), outcomes: new Set(outcomes) };
}

/** All that there is to reach in a program. */
export function reachable({ workflow }: Program): Reached {
  const steps = stepsIn(workflow.body);
  const outcomes = steps.flatMap((step) =>
    step.kind === 'task' ? outcomesOf(step).map(({ name }) => `${step.name}.${name}`) : [],
  );
  return { steps: new Set(steps.map(({ name }) => name)), outcomes: new Set(outcomes) };
}

/** The share of `all` that was reached. */
export function coverageOf(reached: Reached, all: Reached): Coverage {
  return { steps: share(reached.steps, all.steps), outcomes: share(reached.outcomes, all.outcomes) };
}

function share(reached: ReadonlySet<string>, all: ReadonlySet<string>): number {
  if (all.size === 0) return 1;
  return [...all].filter((name) => reached.has(name)).length / all.size;
}
