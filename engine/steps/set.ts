/** Writes data, and goes on at once. */
import type { SetEntry, StepCommon } from '../definition.js';
import type { StepKind } from './step-kind.js';
import { nothing } from './move.js';

export interface SetStep extends StepCommon {
  readonly kind: 'set';
  readonly entries: readonly SetEntry[];
}

export const set: StepKind<SetStep> = {
  enter: ({ step }) => ({ to: 'finish', finish: { ...nothing, sets: step.entries } }),
};
