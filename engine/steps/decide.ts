/** Asks a decision table, and goes on at once: what it says is the step's data. */
import { decide as decideBy } from '../decisions/decide.js';
import type { StepCommon, Value } from '../definition.js';
import { entry } from '../running/entry.js';
import { inputOf } from '../running/values.js';
import type { StepKind } from './step-kind.js';
import { nothing } from './move.js';

export interface DecideStep extends StepCommon {
  readonly kind: 'decide';
  readonly decision: string;
  readonly with: Value | null;
}

export const decide: StepKind<DecideStep> = {
  enter({ run, step, frame }) {
    const { program } = run;
    const decision = entry(program.decisions, step.decision);
    if (decision === undefined)
      throw new Error(
        `The program of ${program.workflow.name} lacks the decision ${step.decision}; publish it anew.`,
      );
    const inputs = inputOf(run, frame.id, step.with, `What ${step.decision} is given`);
    const time = { calendar: program.workflow.calendar, calendars: program.calendars };
    const decided = decideBy(decision, inputs, time, run.at);
    if (decided.ok) return { to: 'finish', finish: { ...nothing, data: decided.result, saves: true } };
    return { to: 'fail', code: decided.code, message: decided.message };
  },
};
