/** What is left to do in a state, as its workflow does it. */
import type { Program } from '../engine/definition.js';
import { nextDue, openEffects } from '../engine/running.js';
import type { State } from '../engine/state.js';
import type { EffectToPerform, Recorded, Standing } from '../workflows/messages.js';
import { isBrief, queueOf } from '../workflows/task-queues.js';

/** Each open call with the task queue of its gateway and the time it may take. */
function effectsToPerform(state: State): EffectToPerform[] {
  return openEffects(state).flatMap((id) => {
    const call = state.calls[id];
    if (call === undefined) return [];
    const queue = queueOf(call.service);
    const { timeoutMs } = call;
    return [isBrief(queue) ? { id, queue, timeoutMs, brief: true } : { id, queue, timeoutMs }];
  });
}

/** Where an instance stands, as its workflow is told. */
export function standingOf(program: Program, state: State): Recorded {
  return {
    sequence: state.sequence,
    due: nextDue(program, state),
    effects: effectsToPerform(state),
    ended: isOver(program, state),
  };
}

/** Whether a state leaves anything to a workflow: an instant to wake at, a call to make. What only waits for people does not. */
export function needsWorkflow(program: Program, state: State): boolean {
  return nextDue(program, state) !== null || openEffects(state).length > 0;
}

/** What an instance's workflow is to hear of a recording: nothing, where it stands now, or, as there is none yet, that it starts. */
export type Telling = 'nothing' | 'news' | 'start';

/** What to tell of a recording that led from one state to another. */
export function tellingOf(
  program: Program,
  {
    before,
    after,
    hadWorkflow,
  }: { readonly before: State; readonly after: State; readonly hadWorkflow: boolean },
): Telling {
  if (!hadWorkflow) return needsWorkflow(program, after) ? 'start' : 'nothing';
  return isNewsToWorkflow(program, before, after) ? 'news' : 'nothing';
}

/**
 * Whether an instance's workflow, which knew all that it had to in the state before, has something new to do: to end, to
 * wake earlier, to make a call. A timer that is set too early does no harm: it asks the store, and is set anew.
 */
function isNewsToWorkflow(program: Program, before: State, after: State): boolean {
  if (before.instance.version !== after.instance.version || isOver(program, after)) return true;
  const due = nextDue(program, after);
  const alarm = nextDue(program, before);
  if (due !== null && (alarm === null || due < alarm)) return true;
  const known = new Set(openEffects(before));
  return openEffects(after).some((id) => !known.has(id));
}

/** Whether a workflow, by what it says of itself, will do all that is left to do where its instance stands. */
export function knowsEnough(workflow: Standing, { due, effects, ended }: Recorded): boolean {
  if (ended) return workflow.ended;
  if (due !== null && (workflow.due === null || workflow.due > due)) return false;
  return effects.every(({ id }) => workflow.performing.includes(id));
}

/** Whether nothing is left to do: an instance that has ended may still have calls of its last actions on their way, or to be tried again. */
export function isOver(program: Program, state: State): boolean {
  return state.status !== 'running' && !needsWorkflow(program, state);
}

/** Whether an instance has ended, but its workflow is still to make calls of its last actions, or to tell how they ended. */
export function isClosing(program: Program, state: State): boolean {
  return state.status !== 'running' && !isOver(program, state);
}
