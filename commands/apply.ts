/** One event with all that is due before it, applied to a state: what recording and starting share. */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import type { Advanced, Refusal } from '../engine/outcome.js';
import { advance, advanceAll, dueEvent, nextDue } from '../engine/running.js';
import type { State } from '../engine/state.js';

/** Events that were applied, in order, each with what came of it; and the refusal of the last, if it was refused. */
export interface Applied {
  readonly steps: readonly (readonly [InstanceEvent, Advanced])[];
  readonly refusal: Refusal | null;
}

/** What was applied, with the program that the last state is of. */
interface AppliedBy extends Applied {
  readonly program: Program;
}

/** Applies everything due up to `event.now`, then the event; `next` is the program that it names, if it names one. */
export function applyEvent(
  program: Program,
  state: State | null,
  event: InstanceEvent,
  next: Program | null = null,
): AppliedBy {
  const { applied, refusal, program: after } = advanceAll(program, state, event, next);
  return { steps: applied, refusal, program: after };
}

/** Applies everything due up to `now` (milliseconds since 1970 UTC). */
export function applyDue(program: Program, state: State, now: number): AppliedBy {
  const steps: (readonly [InstanceEvent, Advanced])[] = [];
  let current = state;
  for (let due = nextDue(program, current); due !== null && due <= now; due = nextDue(program, current)) {
    const event = dueEvent(current, due);
    const advanced = advance(program, current, event);
    if (!advanced.ok) {
      const at = new Date(due).toISOString();
      throw new Error(
        `Instance ${current.instance.id}: the engine refused what was due at ${at}: ${advanced.message}`,
      );
    }
    steps.push([event, advanced]);
    current = advanced.state;
  }
  return { steps, refusal: null, program };
}
