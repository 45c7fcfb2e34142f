/** The single detections of a plan: in which order they come, and which of them two auditors score. */
import { grouped } from './grouped.js';
import type { PlanCell } from './sampling-plan.js';
import { drawFrom, shuffled } from '../seeded.js';

/** A detection to be made. `cell`: the place of its cell in the plan; `turn`: the lower, the earlier. */
export interface PlannedDetection {
  readonly cell: number;
  readonly turn: number;
  /** A second auditor scores it too, without seeing how the first did. */
  readonly twice: boolean;
}

/**
 * The detections of a plan in a drawn order, so that the services are spread over the campaign's days instead of following one
 * another. `share` (0 to 1, rounded up) of each kind, drawn too, is scored twice.
 */
export function detectionsOf(cells: readonly PlanCell[], share: number, seed: number): PlannedDetection[] {
  const draw = drawFrom(seed + 1);
  const all = cells.flatMap(({ planned, kind }, cell) =>
    Array.from({ length: planned }, () => ({ cell, kind })),
  );
  const left = new Map(
    [...grouped(all, ({ kind }) => kind)].map(([kind, of]) => [kind, Math.ceil(of.length * share)]),
  );
  const chosen = new Set(
    shuffled([...all.keys()], draw).filter((at) => {
      const kind = all[at]?.kind ?? 'call';
      const more = left.get(kind) ?? 0;
      left.set(kind, more - 1);
      return more > 0;
    }),
  );
  return shuffled([...all.keys()], draw).map((at, turn) => ({
    ...{ cell: all[at]?.cell ?? 0, turn, twice: chosen.has(at) },
  }));
}
