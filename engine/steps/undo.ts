/** Takes back finished services of a block, or all: one after the other, the last first, each once. */
import type { StepCommon } from '../definition.js';
import type { JsonObject } from '../json.js';
import type { Undoable } from '../state.js';
import { openCall, planRetry, usualRetry, usualTimeoutMs } from '../running/calls.js';
import { nextId, note, put } from '../running/run.js';
import { dropUndoable, lastUndoable, undoCall } from '../running/undoable.js';
import type { Here, StepKind } from './step-kind.js';
import type { Move } from './move.js';
import { plainFinish } from './move.js';

export interface UndoStep extends StepCommon {
  readonly kind: 'undo';
  /** A step that holds blocks, or a branch of a `parallel`; null: all. */
  readonly of: string | null;
}

/** `undoing`: what is being taken back; it is so until that is done, however often it is tried. */
interface Progress extends JsonObject {
  readonly dueAt: null;
  readonly undoing: (JsonObject & Undoable) | null;
}

export const undo: StepKind<UndoStep> = {
  enter: (here) => takeBack(here, undoingOf(here)),
  result: goOn,
  resolved: goOn,
  failure({ run }, call, { code, message, final }) {
    if (!final && planRetry(run, call, usualRetry)) return null;
    return { to: 'fail', code, message };
  },
};

/** What was being taken back is; where its parameters could not be worked out, a person has seen to it. */
function goOn(here: Here<UndoStep>): Move {
  const { run, step, frame, activation } = here;
  const done = undoingOf(here) ?? lastUndoable(run, frame, step.of);
  if (done !== null) {
    dropUndoable(run, done);
    note(run, 'undone', { step: done.step });
  }
  // Noted before the next: should that fail, this one is not taken back again.
  put(run, 'activations', activation.id, { ...activation, wait: { dueAt: null, undoing: null } });
  return takeBack(here, null);
}

function takeBack({ run, step, frame, activation }: Here<UndoStep>, begun: Undoable | null): Move {
  const next = begun ?? lastUndoable(run, frame, step.of);
  if (next === null) return plainFinish(null);
  const { service, input } = undoCall(run, next);
  dropUndoable(run, next);
  openCall(run, {
    base: nextId(run),
    activation: activation.id,
    step: step.name,
    service,
    input,
    timeoutMs: usualTimeoutMs,
  });
  const wait: Progress = { dueAt: null, undoing: next as JsonObject & Undoable };
  return { to: 'stand', wait };
}

function undoingOf({ activation }: Here<UndoStep>): Undoable | null {
  return (activation.wait as Partial<Progress>).undoing ?? null;
}
