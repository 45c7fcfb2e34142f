/**
 * One reader of the feed for all event streams of this process. It looks when the bell is rung, and every second besides,
 * since a bell may be lost and an entry may have to wait for an older transaction. Without streams it rests.
 */
import type { Logger } from 'pino';
import { listen } from '../store/bell.js';
import type { AddressedEntry } from '../store/feed-readers.js';
import type { Store } from '../store/store.js';
import { createFeedReader } from './feed-reader.js';

/** Who follows what happens. */
interface Follower {
  /** Every entry from some instant before the following has begun. */
  readonly onEntries: (entries: readonly AddressedEntry[]) => void;
  /** Something was told of calls; once for all that was told within a second. */
  readonly onCalls: () => void;
  /** The process stops. */
  readonly onStop: () => void;
}

export interface EventHub {
  /** Calls back until it is left, which the answer does. */
  follow(follower: Follower): Promise<() => void>;
  /** Tells all followers to end their streams, since the process stops. */
  stop(): void;
  close(): Promise<void>;
}

const lookEveryMs = 1_000;
const callsEveryMs = 1_000;

/** Makes the hub; it holds one connection of the pool while there are followers. */
export function createEventHub(store: Store, logger: Logger): EventHub {
  const followers = new Set<Follower>();
  let stopListening: (() => Promise<void>) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let callsTimer: NodeJS.Timeout | null = null;
  const reader = createFeedReader(
    store,
    logger,
    () => followers.size > 0,
    (entries) => {
      for (const { onEntries } of followers) onEntries(entries);
    },
  );

  function tellOfCalls(): void {
    callsTimer ??= setTimeout(() => {
      callsTimer = null;
      for (const { onCalls } of followers) onCalls();
    }, callsEveryMs);
  }

  async function rest(): Promise<void> {
    if (timer !== null) clearInterval(timer);
    if (callsTimer !== null) clearTimeout(callsTimer);
    [timer, callsTimer] = [null, null];
    const stop = stopListening;
    stopListening = null;
    await stop?.();
    await reader.rest();
  }

  return {
    async follow(follower) {
      // Following already while the beginning is asked for, so that a resting hub does not forget it.
      followers.add(follower);
      await reader.begin();
      stopListening ??= listen(store, (topic) => {
        if (topic === 'calls') tellOfCalls();
        else reader.look();
      });
      timer ??= setInterval(() => {
        reader.look();
      }, lookEveryMs);
      return () => {
        followers.delete(follower);
        if (followers.size === 0) void rest();
      };
    },
    stop: () => {
      for (const { onStop } of followers) onStop();
    },
    async close() {
      followers.clear();
      await rest();
    },
  };
}
