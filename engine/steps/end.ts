/** Ends the instance. */
import type { StepCommon, Value } from '../definition.js';
import { failure } from '../running/failure.js';
import { valueOf } from '../running/values.js';
import type { StepKind } from './step-kind.js';

export interface EndStep extends StepCommon {
  readonly kind: 'end';
  readonly outcome: Value;
}

export const end: StepKind<EndStep> = {
  enter({ run, step, frame }) {
    const outcome = valueOf(run, frame.id, step.outcome);
    if (typeof outcome !== 'string') {
      throw failure(
        'value_wrong',
        `The outcome that ${step.name} ends with must be a text; make the expression give one.`,
      );
    }
    return { to: 'end', outcome };
  },
};
