/** States stored by earlier programs, brought up to the present format. */
import type { State } from '../state.js';
import { stateFormat } from '../state.js';

/**
 * A stored state in the present format. Formats so far: 1; 2: several doers of a step, services to undo.
 * @throws Error for a format that this program doesn't know (a newer one wrote it), or for what is no state
 */
export function migrateState(state: unknown): State {
  const format = typeof state === 'object' && state !== null && 'format' in state ? state.format : undefined;
  if (format === stateFormat) return state as State;
  if (format === 1) return migrateState(from1(state as State1));
  if (typeof format === 'number' && format > stateFormat) {
    throw new Error(
      `The instance's state has format ${format}, and this program knows formats up to ${stateFormat}: a newer one has run it. Update this one.`,
    );
  }
  throw new Error(
    `An instance's state must have a format from 1 to ${stateFormat}, not ${JSON.stringify(format) ?? 'none'}.`,
  );
}

type State1 = Omit<State, 'format' | 'doneBy' | 'undoable'> & {
  readonly doneBy: { readonly [step: string]: string };
};

function from1(state: State1): State {
  const doneBy = Object.fromEntries(Object.entries(state.doneBy).map(([step, by]) => [step, [by]]));
  return { ...state, format: 2, doneBy, undoable: [] };
}
