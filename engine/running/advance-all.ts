/** An event with all that falls due before it. */
import type { Program } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import type { Advanced, Refusal } from '../outcome.js';
import type { State } from '../state.js';
import { advance } from './advance.js';
import { nextDue } from './next-due.js';

export interface AdvancedAll {
  /** What was applied, in order: each due instant, then the event unless it was refused. */
  readonly applied: readonly (readonly [InstanceEvent, Advanced])[];
  /** Why the event itself was refused; null when it was applied. */
  readonly refusal: Refusal | null;
  /** The state after all of it; null when there is no instance. */
  readonly state: State | null;
  /** The program that the state is of: another one after an event that names a new version. */
  readonly program: Program;
}

/** Applies everything due up to the instant at which the event is recorded, each as an event of its own with its due instant as `now`, then the event; `next` as for `advance`. */
export function advanceAll(
  program: Program,
  state: State | null,
  event: InstanceEvent,
  next: Program | null = null,
): AdvancedAll {
  const applied: (readonly [InstanceEvent, Advanced])[] = [];
  let current = state;
  while (current !== null) {
    const at = nextDue(program, current);
    if (at === null || at > event.now || event.type === 'due') break;
    const due = dueEvent(current, at);
    const done = advance(program, current, due);
    if (!done.ok) break;
    applied.push([due, done]);
    current = done.state;
  }
  const last = advance(program, current, event, next);
  if (!last.ok) return { applied, refusal: last, state: current, program };
  applied.push([event, last]);
  return { applied, refusal: null, state: last.state, program: next ?? program };
}

/** The event of a due instant (milliseconds since 1970 UTC), as it follows on a state. */
export function dueEvent(state: State, at: number): InstanceEvent {
  return { type: 'due', id: `due ${state.sequence + 1}`, now: at, occurredAt: null };
}
