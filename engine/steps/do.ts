/** Calls a service: tried again as `retry` says, its result is the step's data. */
import type { StepCommon, Value } from '../definition.js';
import { openCall, planRetry } from '../running/calls.js';
import { serviceInput } from '../running/templates.js';
import { noteUndoable, type Undo } from '../running/undoable.js';
import type { StepKind } from './step-kind.js';
import { nothing } from './move.js';

export interface DoStep extends StepCommon {
  readonly kind: 'do';
  readonly service: string;
  readonly with: Value | null;
  /** Attempts in all (the first included); waits in milliseconds. */
  readonly retry: {
    readonly attempts: number;
    readonly firstMs: number;
    readonly factor: number;
    readonly maxMs: number | null;
  };
  readonly timeoutMs: number;
  /** What takes it back; programs compiled before there was one have none. */
  readonly undo?: Undo | null;
}

export const doService: StepKind<DoStep> = {
  enter({ run, step, frame, activation }) {
    openCall(run, {
      base: activation.id,
      activation: activation.id,
      step: step.name,
      service: step.service,
      input: serviceInput(run, { frame: frame.id, message: null, clock: null }, step.service, step.with),
      timeoutMs: step.timeoutMs,
    });
    return { to: 'stand', wait: { dueAt: null } };
  },
  result({ run, step, frame }, result) {
    if (step.undo != null) noteUndoable(run, { step: step.name, frame, undo: step.undo, result });
    return { to: 'finish', finish: { ...nothing, data: result, saves: true } };
  },
  failure({ run, step }, call, { code, message, final }) {
    if (!final && planRetry(run, call, step.retry)) return null;
    return { to: 'fail', code, message };
  },
};
