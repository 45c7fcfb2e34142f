/** Entering steps. */
import { kindOf } from '../steps/kinds.js';
import { stepEntered } from './clocks.js';
import { failureOf } from './failure.js';
import { activationOf, frameOf } from './frames.js';
import { goBelow } from './go.js';
import { act } from './make-move.js';
import type { StepPlace } from './program-places.js';
import { putRecord } from './records.js';
import type { Run } from './run.js';
import { nextId, note, put } from './run.js';
import { holds } from './values.js';

/** How many steps and due instants one event may run through without waiting. */
export const workLimit = 10_000;

/** Enters a step of a frame, or skips it when its `when` doesn't hold. */
export function enterStep(run: Run, frameId: string, name: string): void {
  const { step } = placeOf(run, name);
  const frame = frameOf(run.draft, frameId);
  run.work += 1;
  let failed: { readonly code: string; readonly message: string } | null = null;
  if (run.work > workLimit) {
    failed = {
      code: 'too_many_steps',
      message: `${workLimit} steps went by without any that waits; give the loop around ${name} a wait or an end.`,
    };
  } else if (step.when !== null) {
    try {
      if (!holds(run, frameId, step.when)) {
        putRecord(run, frame, name, {
          state: 'skipped',
          outcome: null,
          data: null,
          by: null,
          at: run.at,
          enteredAt: run.at,
        });
        note(run, 'skipped', { step: name });
        goBelow(run, frameId, name);
        return;
      }
    } catch (error) {
      failed = failureOf(error);
    }
  }
  const id = activate(run, frameId, name);
  if (failed === null) begin(run, id);
  else run.jobs.push({ job: 'raise', activation: id, ...failed, stage: { stage: 'when' } });
}

function placeOf(run: Run, name: string): StepPlace {
  const place = run.index.steps.get(name);
  if (place !== undefined) return place;
  throw new Error(`The workflow ${run.program.workflow.name} has no step ${name} to enter.`);
}

/** Makes a step active, with the clocks that this moves, without letting its kind begin; answers the activation's id. */
export function activate(run: Run, frameId: string, name: string): string {
  const place = placeOf(run, name);
  const frame = frameOf(run.draft, frameId);
  const id = nextId(run);
  put(run, 'activations', id, { id, frame: frameId, step: name, enteredAt: run.at, wait: { dueAt: null } });
  put(run, 'frames', frameId, { ...frame, active: id });
  putRecord(run, frame, name, {
    state: 'active',
    outcome: null,
    data: null,
    by: null,
    at: null,
    enteredAt: run.at,
  });
  note(run, 'entered', { step: name });
  stepEntered(run, frameOf(run.draft, frameId), place);
  return id;
}

/** Lets the step's kind begin, or begin anew. */
export function begin(run: Run, id: string): void {
  const place = run.index.steps.get(activationOf(run.draft, id).step);
  if (place !== undefined) act(run, id, kindOf(place.step).enter);
}
