/**
 * Tells other processes that the log has grown. The bell is rung after the append and not in it: a NOTIFY makes its
 * transaction commit alone in the whole server, flush to disk included. A bell that is lost with its process
 * delays readers until they next look by themselves; it loses nothing, as what they read is the feed.
 */
import type { PoolClient } from 'pg';
import type { Store } from './store.js';

const channel = 'sportello_events';

export interface Bell {
  /** Tells the listeners within some milliseconds; many rings in that time are one. */
  ring(): void;
  /** Sends what was rung and not yet told. */
  close(): Promise<void>;
}

/** A bell that tells at most every `everyMs` milliseconds. */
export function createBell(store: Store, everyMs = 20): Bell {
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();
  const send = () => {
    timer = null;
    // A failure is the store being away: its readers look again when it is back.
    last = store.sql.query({ name: 'ring', text: `select pg_notify('${channel}', '')` }).then(
      () => undefined,
      () => undefined,
    );
  };
  return {
    ring() {
      timer ??= setTimeout(send, everyMs);
    },
    async close() {
      if (timer !== null) {
        clearTimeout(timer);
        send();
      }
      await last;
    },
  };
}

/**
 * Calls `heard` whenever the bell was rung anywhere, and once each time listening begins (again), since something may have
 * been missed before. A lost connection is made again after `retryMs`. Holds one connection of the pool.
 * The answer ends the listening.
 */
export function listen(store: Store, heard: () => void, retryMs = 500): () => Promise<void> {
  let ended = false;
  let timer: NodeJS.Timeout | null = null;
  let client: PoolClient | null = null;

  const leave = (lost: PoolClient) => {
    if (client !== lost) return;
    client = null;
    lost.release(true); // never back to the pool: it would go on listening
  };
  const later = () => {
    if (!ended) timer ??= setTimeout(() => void connect(), retryMs);
  };
  const connect = async () => {
    timer = null;
    let mine: PoolClient;
    try {
      mine = await store.sql.connect();
    } catch {
      later();
      return;
    }
    client = mine;
    mine.once('error', () => {
      leave(mine);
      later();
    });
    mine.on('notification', heard);
    try {
      await mine.query(`listen ${channel}`);
      if (ended) leave(mine);
      else heard();
    } catch {
      leave(mine);
      later();
    }
  };
  const first = connect();

  return async () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
    await first;
    if (client !== null) leave(client);
  };
}
