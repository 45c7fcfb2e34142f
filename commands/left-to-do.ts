/** What is left to do in a state, as its workflow does it. */
import type { Program } from '../engine/definition.js';
import { nextDue, openEffects } from '../engine/running.js';
import type { State } from '../engine/state.js';
import type { EffectToPerform } from '../workflows/messages.js';
import { queueOf } from '../workflows/task-queues.js';

/** Each open call with the task queue of its gateway and the time it may take. */
export function effectsToPerform(state: State): EffectToPerform[] {
  return openEffects(state).flatMap((id) => {
    const call = state.calls[id];
    return call === undefined ? [] : [{ id, queue: queueOf(call.service), timeoutMs: call.timeoutMs }];
  });
}

/** Whether nothing is left to do: an instance that has ended may still have calls of its last actions on their way, or to be tried again. */
export function isOver(program: Program, state: State): boolean {
  return state.status !== 'running' && openEffects(state).length === 0 && nextDue(program, state) === null;
}

/** Whether an instance has ended, but its workflow is still to make calls of its last actions, or to tell how they ended. */
export function isClosing(program: Program, state: State): boolean {
  return state.status !== 'running' && !isOver(program, state);
}
