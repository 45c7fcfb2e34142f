/**
 * Tells the store up to where an instance's workflow surely knows what it has to do: it was started with it, Temporal took
 * the signal that tells it, or it said so itself. Written in batches; one that is lost costs a question, no more.
 */
import { confirm } from '../store/instances.js';
import type { Db } from '../store/store.js';

export interface Confirmations {
  /** Notes that the workflow of `instance` knows its log up to `sequence`. */
  add(instance: string, sequence: number): void;
  /** Writes what is noted and waits for it. */
  flush(): Promise<void>;
}

/** Makes the batches, written at most `everyMs` milliseconds after the first of each; a failed write is left to the sweeper. */
export function createConfirmations(db: Db, everyMs: number): Confirmations {
  let noted = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (noted.size === 0) return;
    const batch = [...noted].map(([id, sequence]) => ({ id, sequence }));
    noted = new Map();
    await confirm(db, batch).catch(() => undefined);
  }

  return {
    add(instance, sequence) {
      noted.set(instance, Math.max(sequence, noted.get(instance) ?? 0));
      timer ??= setTimeout(() => void flush(), everyMs);
    },
    flush,
  };
}
