/** The kinds of step: one file each, and a line in each of these two lists. */
import type { StepCommon } from '../definition.js';
import { call, type CallStep } from './call.js';
import { choose, type ChooseStep } from './choose.js';
import { decide, type DecideStep } from './decide.js';
import { doService, type DoStep } from './do.js';
import { each, type EachStep } from './each.js';
import { end, type EndStep } from './end.js';
import { outreach, type OutreachStep } from './outreach.js';
import { parallel, type ParallelStep } from './parallel.js';
import { send, type SendStep } from './send.js';
import { set, type SetStep } from './set.js';
import type { StepKind } from './step-kind.js';
import { steps, type BlockStep } from './steps.js';
import { task, type TaskStep } from './task.js';
import { undo, type UndoStep } from './undo.js';
import { wait, type WaitStep } from './wait.js';

export type { StepCommon } from '../definition.js';
export type { ChooseStep } from './choose.js';
export type { DecideStep } from './decide.js';
export type { DoStep } from './do.js';
export type { EachStep } from './each.js';
export type { OutreachStep } from './outreach.js';
export type { ParallelStep } from './parallel.js';
export type { BlockStep } from './steps.js';
export type { Outcome, TaskStep } from './task.js';
export type { UndoStep } from './undo.js';
export type { WaitStep } from './wait.js';

export type CompiledStep =
  | TaskStep
  | DoStep
  | SetStep
  | ChooseStep
  | DecideStep
  | WaitStep
  | EachStep
  | ParallelStep
  | OutreachStep
  | BlockStep
  | SendStep
  | CallStep
  | UndoStep
  | EndStep;

const kinds: {
  readonly [Kind in CompiledStep['kind']]: StepKind<Extract<CompiledStep, { readonly kind: Kind }>>;
} = {
  task,
  do: doService,
  set,
  choose,
  decide,
  wait,
  each,
  parallel,
  outreach,
  steps,
  send,
  call,
  undo,
  end,
};

/** A block's step as what it is: reading makes no others than these. */
export function stepOf(step: StepCommon): CompiledStep {
  return step as CompiledStep;
}

/** The behaviour of a step's kind. @throws Error for a kind that isn't listed: its definition was compiled by a newer program */
export function kindOf(step: StepCommon): StepKind<StepCommon> {
  const kind = (kinds as unknown as { readonly [kind: string]: StepKind<StepCommon> | undefined })[step.kind];
  if (kind !== undefined) return kind;
  throw new Error(
    `Step "${step.name}" is of the kind "${step.kind}", and this program knows ${Object.keys(kinds).join(', ')}. Update it, or publish the definition anew.`,
  );
}
