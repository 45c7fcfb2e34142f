/** What those who watch an instance are told of events that were applied to it. */
import type { Watched } from '../domain/watched.js';
import type { State } from '../engine/state.js';
import type { Applied } from './apply.js';

/** The end of a clock's term, as the engine notes it for every clock: at it the clock is breached. */
const expiry = '100%';

/** Each thing at most once an event: a term missed, another threshold's actions, the end. Nobody watches what only begins. */
export function watchedEvents(
  before: State | null,
  steps: Applied['steps'],
): readonly { readonly what: Watched; readonly at: number }[] {
  if (before === null) return [];
  const told: { readonly what: Watched; readonly at: number }[] = [];
  let last = before;
  for (const [{ now }, { state, happenings }] of steps) {
    const labels = happenings.filter(({ what }) => what === 'threshold').map(({ detail }) => detail);
    if (labels.includes(expiry)) told.push({ what: 'overdue', at: now });
    if (labels.some((label) => label !== expiry)) told.push({ what: 'escalated', at: now });
    if (last.status === 'running' && state.status !== 'running') told.push({ what: 'closed', at: now });
    last = state;
  }
  return told;
}
