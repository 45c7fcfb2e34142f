/**
 * Tells other processes that the log has grown, or that something was told of calls. The bell is rung after the append and not in it: a NOTIFY makes its
 * transaction commit alone in the whole server, flush to disk included. A bell that is lost with its process
 * delays readers until they next look by themselves; it loses nothing, as what they read is the feed.
 */
import type { PoolClient } from 'pg';
import type { Store } from './store.js';

const channel = 'sportello_events';
const text = `select pg_notify('${channel}', topic) from unnest($1::text[]) as t(topic)`;

/** What it is rung for. */
export type BellTopic = 'log' | 'calls';

export interface Bell {
  /** Tells the listeners within some milliseconds; many rings in that time are one of each topic. */
  ring(topic?: BellTopic): void;
  /** Sends what was rung and not yet told. */
  close(): Promise<void>;
}

/** A bell that tells at most every `everyMs` milliseconds. */
export function createBell(store: Store, everyMs = 20): Bell {
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();
  const topics = new Set<BellTopic>();
  const send = () => {
    timer = null;
    const values = [[...topics]];
    topics.clear();
    // A failure is the store being away: its readers look again when it is back.
    last = store.sql.query({ name: 'ring', text, values }).then(
      () => undefined,
      () => undefined,
    );
  };
  return {
    ring(topic = 'log') {
      topics.add(topic);
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
 * Calls `heard` with the topic whenever the bell was rung anywhere, and with every topic each time listening begins (again), since
 * something may have been missed before. A lost connection is made again after `retryMs`. Holds one connection of the pool.
 * The answer ends the listening.
 */
export function listen(store: Store, heard: (topic: BellTopic) => void, retryMs = 500): () => Promise<void> {
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
    mine.on('notification', ({ payload }) => heard(payload === 'calls' ? 'calls' : 'log'));
    try {
      await mine.query(`listen ${channel}`);
      if (ended) leave(mine);
      else for (const topic of ['log', 'calls'] as const) heard(topic);
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
