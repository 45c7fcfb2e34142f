/** Calls another workflow, and waits for its end unless `wait: false` says not to. */
import type { StepCommon, Value } from '../definition.js';
import { callWorkflow } from '../running/called.js';
import { planRetry, usualRetry } from '../running/calls.js';
import { inputOf } from '../running/values.js';
import type { StepKind } from './step-kind.js';
import { nothing } from './move.js';

export interface CallStep extends StepCommon {
  readonly kind: 'call';
  readonly workflow: string;
  readonly with: Value | null;
  readonly waits: boolean;
}

export const call: StepKind<CallStep> = {
  enter({ run, step, frame, activation }) {
    const { workflow, waits } = step;
    const data = inputOf(run, frame.id, step.with, `What ${step.name} gives to ${workflow}`);
    callWorkflow(run, {
      base: activation.id,
      activation: activation.id,
      step: step.name,
      workflow,
      data,
      waits,
    });
    return { to: 'stand', wait: { dueAt: null } };
  },
  /** It has been started. */
  result: ({ step }, result) =>
    step.waits
      ? { to: 'stand', wait: { dueAt: null, called: step.workflow } }
      : { to: 'finish', finish: { ...nothing, data: result, saves: true } },
  failure({ run }, made, { code, message, final }) {
    if (!final && planRetry(run, made, usualRetry)) return null;
    return { to: 'fail', code, message };
  },
  reported: (_here, { outcome, data }) => ({
    to: 'finish',
    finish: { ...nothing, outcome, data: { outcome, data }, saves: true },
  }),
};
