/**
 * One reader of the feed for all event streams of this process. It looks when the bell is rung, and every second besides,
 * since a bell may be lost and an entry may have to wait for an older transaction. Without streams it rests.
 */
import type { Logger } from 'pino';
import { listen } from '../store/bell.js';
import { feedEnd, type FeedCursor } from '../store/feed.js';
import { readAddressedFeed, type AddressedEntry } from '../store/feed-readers.js';
import type { Store } from '../store/store.js';

export type EventListener = (entries: readonly AddressedEntry[]) => void;

export interface EventHub {
  /** Calls back with every entry from some instant before this resolves, and when the process stops; answers how to leave. */
  follow(listener: EventListener, onStop: () => void): Promise<() => void>;
  /** How many follow. */
  followers(): number;
  /** Tells all followers to end their streams, since the process stops. */
  stop(): void;
  close(): Promise<void>;
}

const lookEveryMs = 1_000;
const pageSize = 500;

/** Makes the hub; it holds one connection of the pool while there are followers. */
export function createEventHub(store: Store, logger: Logger): EventHub {
  const listeners = new Map<EventListener, () => void>();
  let cursor: FeedCursor | null = null;
  let stopListening: (() => Promise<void>) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let again = false;

  async function readAll(): Promise<void> {
    do {
      again = false;
      cursor ??= await feedEnd(store);
      const entries = await readAddressedFeed(store, cursor, pageSize);
      const last = entries.at(-1);
      if (last === undefined) continue;
      cursor = { xid: last.xid, position: last.position };
      again = entries.length === pageSize;
      for (const listener of listeners.keys()) listener(entries);
    } while (again && listeners.size > 0);
  }

  // One look at a time; a ring during a look makes another follow it.
  function look(): void {
    if (looking !== null) {
      again = true;
      return;
    }
    looking = readAll()
      .catch((error: unknown) => {
        logger.warn({ err: error }, 'the feed cannot be read now; event streams wait');
      })
      .finally(() => {
        looking = null;
      });
  }

  async function rest(): Promise<void> {
    if (timer !== null) clearInterval(timer);
    timer = null;
    const stop = stopListening;
    stopListening = null;
    await stop?.();
    await looking;
    if (listeners.size === 0) cursor = null;
  }

  return {
    async follow(listener, onStop) {
      cursor ??= await feedEnd(store);
      listeners.set(listener, onStop);
      stopListening ??= listen(store, look);
      timer ??= setInterval(look, lookEveryMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) void rest();
      };
    },
    followers: () => listeners.size,
    stop: () => {
      for (const onStop of listeners.values()) onStop();
    },
    async close() {
      listeners.clear();
      await rest();
    },
  };
}
