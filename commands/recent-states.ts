/**
 * The states that this process wrote last, so that the next command to the same instance need not load and open them
 * again. They are only a beginning: what is computed from one counts if the append finds the sequence unchanged, and
 * whatever comes to no append (a refusal, nothing due) is computed again from the store.
 */
import type { State } from '../engine/state.js';
import type { Privacy } from './privacy.js';

/** Where an instance stood after this process's last append. */
interface RecentState {
  readonly state: State;
  readonly privacy: Privacy;
}

export interface RecentStates {
  /** Takes out what is known of an instance; null when nothing is. */
  take(instance: string): RecentState | null;
  keep(instance: string, recent: RecentState): void;
}

/** Keeps the `most` states written last. */
export function createRecentStates(most: number): RecentStates {
  const states = new Map<string, RecentState>();
  return {
    take(instance) {
      const found = states.get(instance) ?? null;
      states.delete(instance);
      return found;
    },
    keep(instance, recent) {
      states.set(instance, recent);
      const oldest = states.keys().next().value;
      if (states.size > most && oldest !== undefined) states.delete(oldest);
    },
  };
}
