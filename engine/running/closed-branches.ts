/** What items of an `each` came to: their branches go from the state with them, and are told once, as they close. */
import type { Program } from '../definition.js';
import type { ClosedBranch } from '../outcome.js';
import type { State } from '../state.js';
import { blocksIn } from '../steps/blocks.js';

/** Whether a program has items, whose branches close before its instances end. */
export function hasItems({ workflow }: Program): boolean {
  return blocksIn(workflow.body).some(({ steps }) => steps.some(({ kind }) => kind === 'each'));
}

/**
 * The branches that closed in the last round of their `each`, the last one first: entering a step clears its record, and so
 * does a new round those of the items before it. `closed` in the order of their ends.
 */
export function closedLast(
  { activations, frames }: Pick<State, 'activations' | 'frames'>,
  closed: readonly ClosedBranch[],
): readonly ClosedBranch[] {
  const rounds = new Map(closed.map((one) => [roundOf(one.record.parent, one.each), one.owner]));
  for (const { id, frame, step } of Object.values(activations))
    rounds.set(roundOf(frames[frame]?.branch ?? null, step), id);
  return closed
    .filter(({ record, each, owner }) => rounds.get(roundOf(record.parent, each)) === owner)
    .toReversed();
}

function roundOf(branch: string | null, each: string): string {
  return `${branch ?? ''} ${each}`;
}
