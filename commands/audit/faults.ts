/** Refusals for several reasons at one place of what was sent. */
import type { Refusal } from '../../engine/outcome.js';
import { faultAt, worded, type Worded } from '../../engine/wording/worded.js';
import { refused } from '../refused.js';

/** The refusal of what is wrong for these reasons; one alone is said in its own words. */
export function refusedFor(what: Worded, path: string, faults: readonly Worded[]): Refusal {
  const [only, ...more] = faults;
  const errors = faults.map((fault) => faultAt(path, fault));
  return refused('invalid', only !== undefined && more.length === 0 ? only : what, errors);
}

/** The refusal for an audit that there is none of. */
export function noAudit(id: string): Refusal {
  return refused('not_found', worded`There is no mystery audit ${id}.`);
}
