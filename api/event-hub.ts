/**
 * One reader of the feed for all event streams of this process. It looks when the bell is rung, and every second besides,
 * since a bell may be lost and an entry may have to wait for an older transaction. Without streams it rests.
 */
import type { Logger } from 'pino';
import { listen } from '../store/bell.js';
import type { AddressedEntry } from '../store/feed-readers.js';
import type { Store } from '../store/store.js';
import { createFeedReader } from './feed-reader.js';

export interface EventHub {
  /** Calls back with every entry from some instant before this resolves, and when the process stops; answers how to leave. */
  follow(listener: (entries: readonly AddressedEntry[]) => void, onStop: () => void): Promise<() => void>;
  /** Tells all followers to end their streams, since the process stops. */
  stop(): void;
  close(): Promise<void>;
}

const lookEveryMs = 1_000;

/** Makes the hub; it holds one connection of the pool while there are followers. */
export function createEventHub(store: Store, logger: Logger): EventHub {
  const followers = new Map<(entries: readonly AddressedEntry[]) => void, () => void>();
  let stopListening: (() => Promise<void>) | null = null;
  let timer: NodeJS.Timeout | null = null;
  const reader = createFeedReader(
    store,
    logger,
    () => followers.size > 0,
    (entries) => {
      for (const listener of followers.keys()) listener(entries);
    },
  );

  async function rest(): Promise<void> {
    if (timer !== null) clearInterval(timer);
    timer = null;
    const stop = stopListening;
    stopListening = null;
    await stop?.();
    await reader.rest();
  }

  return {
    async follow(listener, onStop) {
      // Following already while the beginning is asked for, so that a resting hub does not forget it.
      followers.set(listener, onStop);
      await reader.begin();
      stopListening ??= listen(store, () => {
        reader.look();
      });
      timer ??= setInterval(() => {
        reader.look();
      }, lookEveryMs);
      return () => {
        followers.delete(listener);
        if (followers.size === 0) void rest();
      };
    },
    stop: () => {
      for (const onStop of followers.values()) onStop();
    },
    async close() {
      followers.clear();
      await rest();
    },
  };
}
