/** What the worker has drawn last: told only to who shows it, since the rest of the page is not to be rendered for it. */
import { useSyncExternalStore } from 'react';
import type { Drawn } from './checked.js';

/** The last drawing of each text that was opened here, the present one's above all. */
export interface Drawings {
  readonly put: (id: string, drawn: Drawn) => void;
  /** The last one of this definition, `kind/name`; null while it has none. */
  readonly of: (id: string) => Drawn | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A place for drawings. */
export function drawings(): Drawings {
  let last: { readonly id: string; readonly drawn: Drawn } | null = null;
  const listeners = new Set<() => void>();
  return {
    put(id, drawn) {
      last = { id, drawn };
      for (const listener of listeners) listener();
    },
    of: (id) => (last?.id === id ? last.drawn : null),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The drawing of a definition, anew with each that comes. */
export function useDrawn({ of, subscribe }: Drawings, id: string): Drawn | null {
  return useSyncExternalStore(subscribe, () => of(id));
}
