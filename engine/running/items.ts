/** Which item of an `each` something is about. */
import type { OpenTask, State } from '../state.js';
import { activationOf, frameOf, itemOf } from './frames.js';

/** The item that an open task is about, counted from 1; null outside of any `each`. */
export function itemOfTask(state: State, { activation }: OpenTask): number | null {
  return itemOf(state, frameOf(state, activationOf(state, activation).frame).branch);
}
