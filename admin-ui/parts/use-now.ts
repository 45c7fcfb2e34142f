import { createContext, useContext, useSyncExternalStore } from 'react';

const tickMs = 1_000;
let now = Date.now();
const watchers = new Set<() => void>();
let timer: number | null = null;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const one of watchers) one();
  }, tickMs);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0 || timer === null) return;
    window.clearInterval(timer);
    timer = null;
  };
}

/** The instant at which what is below stands, where that isn't the present: a play's. */
export const StandsAt = createContext<number | null>(null);

/** The present instant in milliseconds, or the one at which what is shown stands; renders again each second, all that ask at once. */
export function useNow(): number {
  const present = useSyncExternalStore(watch, () => now);
  return useContext(StandsAt) ?? present;
}
