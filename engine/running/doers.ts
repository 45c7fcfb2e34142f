/**
 * Who did a step last, for the four-eyes rule. Inside an `each` every item has its own doers; when an item is over
 * they count for what comes after the `each`.
 */
import type { Frame, State } from '../state.js';
import { branchesOf, clockBranch, clockKey, clockName } from './frames.js';
import type { Run } from './run.js';
import { drop, put } from './run.js';

/** Notes who did a step of a frame last. */
export function putDoer(run: Run, frame: Frame, step: string, by: string): void {
  put(run, 'doneBy', clockKey(frame.branch, step), [by]);
}

/** Those who did a step last, as a frame sees it: in its own item, else in those of the nearest `each` that is over or goes on. */
export function doersOf(state: State, frame: string, step: string): readonly string[] {
  const keys = Object.keys(state.doneBy).filter((key) => clockName(key) === step);
  if (keys.length === 0) return [];
  for (const branch of branchesOf(state, frame)) {
    const within = keys.filter((key) => isWithin(state, clockBranch(key), branch));
    if (within.length > 0) return [...new Set(within.flatMap((key) => state.doneBy[key] ?? []))];
  }
  return [];
}

/** A branch is over: its doers are those of the branch around it. */
export function closeDoers(run: Run, branch: string, parent: string): void {
  for (const key of Object.keys(run.draft.doneBy)) {
    if (clockBranch(key) !== branch) continue;
    const outer = clockKey(parent, clockName(key));
    const both = [...(run.draft.doneBy[outer] ?? []), ...(run.draft.doneBy[key] ?? [])];
    put(run, 'doneBy', outer, [...new Set(both)]);
    drop(run, 'doneBy', key);
  }
}

/** An `each` begins anew: who did its steps the last time counts no more. */
export function forgetDoers(run: Run, frame: Frame, step: string): void {
  for (const key of Object.keys(run.draft.doneBy)) {
    const inside = run.index.steps.get(clockName(key))?.block.path.includes(step) === true;
    if (inside && clockBranch(key) === frame.branch) drop(run, 'doneBy', key);
  }
}

function isWithin(state: State, branch: string, outer: string): boolean {
  for (let at: string | null = branch; at !== null; at = state.branches[at]?.parent ?? null)
    if (at === outer) return true;
  return false;
}
