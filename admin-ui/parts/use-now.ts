import { useSyncExternalStore } from 'react';

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

/** The present instant in milliseconds; renders again each second, all that ask at once. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}
