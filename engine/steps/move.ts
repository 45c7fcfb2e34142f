/** What becomes of a step: the answers that behaviours give to the interpreter. */
import type { SetEntry } from '../definition.js';
import type { Json, JsonObject } from '../json.js';

/** What an activation waits for, in the kind's own form. `dueAt`: the instant at which its `due` is to be called. */
interface Wait extends JsonObject {
  readonly dueAt: number | null;
}

/**
 * How a step ends by itself. `saves`: `data` goes to the step's `save`. `next` wins over the step's own;
 * `below`: it goes to the step below, whatever they say.
 */
export interface Finish {
  readonly outcome: string | null;
  readonly data: Json;
  readonly saves: boolean;
  readonly by: string | null;
  readonly next: string | null;
  readonly below: boolean;
  readonly sets: readonly SetEntry[];
}

/**
 * A block to begin, by its position in the step. With `names` (what expressions see in it beside the common ones) it
 * gets a branch of its own, with step records of its own; null: it is of the branch around it.
 */
export interface Opening {
  readonly position: number;
  readonly names: JsonObject | null;
}

/** What becomes of an activation. */
export type Move =
  /** It stands, and waits. */
  | { readonly to: 'stand'; readonly wait: Wait }
  /** It has ended by itself. */
  | { readonly to: 'finish'; readonly finish: Finish }
  /** It begins blocks, beside those that it runs already, and waits for their ends. */
  | { readonly to: 'open'; readonly blocks: readonly Opening[]; readonly wait: Wait }
  /** The instance ends. */
  | { readonly to: 'end'; readonly outcome: string }
  /** It has failed: a handler's or, without one, an incident. */
  | { readonly to: 'fail'; readonly code: string; readonly message: string };

/** An end without anything to tell. */
export const nothing: Finish = {
  outcome: null,
  data: null,
  saves: false,
  by: null,
  next: null,
  below: false,
  sets: [],
};

/** A step's end without anything to tell: it goes to `next`, else where the step says. */
export function plainFinish(next: string | null): Move {
  return { to: 'finish', finish: { ...nothing, next } };
}
