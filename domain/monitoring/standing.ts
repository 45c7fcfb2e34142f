/** How a share stands to its threshold, as a wall tells it: in a word, never by colour alone. */

/** As the contract writes it: from 0 to 1. */
type Threshold = { readonly at_least: number } | { readonly at_most: number };

export type Standing = 'no_cases' | 'kept' | 'near' | 'short';

/** Within this of its threshold a share that is kept is near it, unless nothing could be better: two points. */
const margin = 0.02;

/** @param share null: there were no cases; @param threshold null: it is held to none */
export function standingOf(share: number | null, threshold: Threshold | null): Standing {
  if (share === null) return 'no_cases';
  if (threshold === null) return 'kept';
  const spare = 'at_least' in threshold ? share - threshold.at_least : threshold.at_most - share;
  if (spare < 0) return 'short';
  const best = 'at_least' in threshold ? share === 1 : share === 0;
  return spare < margin && !best ? 'near' : 'kept';
}
