/** Sends a message to another instance, by its key; without `to` it starts every workflow that names the message. */
import type { StepCommon, Value } from '../definition.js';
import { between } from '../between.js';
import { openCall, planRetry, usualRetry, usualTimeoutMs } from '../running/calls.js';
import { failure } from '../running/failure.js';
import { inputOf, valueOf } from '../running/values.js';
import type { Here, StepKind } from './step-kind.js';
import { nothing } from './move.js';

export interface SendStep extends StepCommon {
  readonly kind: 'send';
  readonly message: string;
  readonly to: { readonly workflow: string; readonly key: Value } | null;
  readonly with: Value | null;
}

export const send: StepKind<SendStep> = {
  enter(here) {
    const { run, step, frame, activation } = here;
    const { message } = step;
    const data = inputOf(run, frame.id, step.with, `What ${step.name} sends`);
    openCall(run, {
      base: activation.id,
      activation: activation.id,
      step: step.name,
      service: between.send,
      input: { message, to: receiver(here), data, id: activation.id },
      timeoutMs: usualTimeoutMs,
    });
    return { to: 'stand', wait: { dueAt: null } };
  },
  result: (_here, result) => ({ to: 'finish', finish: { ...nothing, data: result, saves: true } }),
  failure({ run }, made, { code, message, final }) {
    if (!final && planRetry(run, made, usualRetry)) return null;
    return { to: 'fail', code, message };
  },
};

function receiver({ run, step, frame }: Here<SendStep>): { workflow: string; key: string } | null {
  if (step.to === null) return null;
  const key = valueOf(run, frame.id, step.to.key);
  if (typeof key === 'string' && key !== '') return { workflow: step.to.workflow, key };
  if (typeof key === 'number' || typeof key === 'boolean')
    return { workflow: step.to.workflow, key: String(key) };
  throw failure('value_wrong', `The key to which ${step.name} sends must be a text.`);
}
