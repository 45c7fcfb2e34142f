/** The calls on their way in a state, as its workflow performs them. */
import { openEffects } from '../engine/running.js';
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
