/** One person's event stream: what she missed since her last event, then what comes, as long as her session lasts. */
import type { SSEStreamingApi } from 'hono/streaming';
import { cursorText, feedEnd, readFeed, type FeedCursor, type FeedEntry } from '../store/feed.js';
import type { AddressedEntry } from '../store/feed-readers.js';
import type { Store } from '../store/store.js';
import type { Caller } from './environment.js';
import type { EventHub } from './event-hub.js';
import { iso } from './schemas.js';
import { sightOf } from './sight.js';

/** Spans of a stream, in milliseconds. */
export interface EventSpans {
  readonly heartbeat: number;
  /** How often the session is asked for in the store. */
  readonly recheck: number;
  readonly life: number;
}

export const usualSpans: EventSpans = { heartbeat: 15_000, recheck: 60_000, life: 30 * 60_000 };

export interface StreamParts {
  readonly store: Store;
  readonly hub: EventHub;
  /** Where to go on; null: from now on. */
  readonly after: FeedCursor | null;
  readonly spans: EventSpans;
  readonly caller: Caller;
  /** The caller as she is now; null when her session is over. */
  readonly recheck: () => Promise<Caller | null>;
  /** Calls back when her session ends in this process; answers how to stop listening. */
  readonly onEnd: (listener: () => void) => () => void;
}

// A stream that was away for longer is told to read its lists anew: cheaper than every event since.
const mostMissed = 5_000;
const mostWaiting = 5_000;
const pageSize = 500;

/**
 * Writes the stream until it is aborted, the session ends, its life is over or its reader is too slow.
 * What the hub gives is noted before what was missed is read, so nothing falls between; what comes twice is told by its cursor.
 */
export async function writeStream(stream: SSEStreamingApi, parts: StreamParts): Promise<void> {
  const waiting: FeedEntry[] = [];
  let principals = principalSet(parts.caller);
  let mayReadCalls = parts.caller.rights.has('calls.read');
  let callsTold = false;
  let open = true;
  let wake = (): void => undefined;
  const stop = (): void => {
    open = false;
    wake();
  };
  stream.onAbort(stop);
  const unfollow = await parts.hub.follow({
    onEntries: (entries) => {
      for (const entry of entries) if (isFor(entry, principals)) waiting.push(entry);
      if (waiting.length > mostWaiting) stop();
      wake();
    },
    onCalls: () => {
      callsTold = mayReadCalls;
      wake();
    },
    onStop: stop,
  });
  const unlisten = parts.onEnd(stop);
  const timers = [
    setTimeout(stop, parts.spans.life),
    setInterval(() => void stream.write(': beat\n\n'), parts.spans.heartbeat),
    setInterval(() => {
      parts.recheck().then(
        (caller) => {
          if (caller === null) stop();
          else {
            principals = principalSet(caller);
            mayReadCalls = caller.rights.has('calls.read');
          }
        },
        () => undefined, // the store is away: ask again at the next beat
      );
    }, parts.spans.recheck),
  ];
  try {
    let cursor = await catchUp(stream, parts);
    while (open) {
      // Without an id: who comes back reads calls anew by herself.
      if (callsTold) await stream.writeSSE({ event: 'calls', data: '{}' });
      callsTold = false;
      const entry = waiting.shift();
      if (entry === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else if (isAfter(entry, cursor)) {
        await writeEntry(stream, entry);
        cursor = entry;
      }
    }
  } finally {
    for (const timer of timers) clearTimeout(timer);
    unfollow();
    unlisten();
  }
}

/** Writes what was missed and answers where the stream stands; the first event tells the reader that cursor even if nothing was. */
async function catchUp(stream: SSEStreamingApi, { store, after, caller }: StreamParts): Promise<FeedCursor> {
  let cursor = after ?? (await feedEnd(store));
  await stream.writeSSE({ event: 'ready', id: cursorText(cursor), data: '{}' });
  if (after === null) return cursor;
  for (let read = 0; ; read += pageSize) {
    const page = await readFeed(store, cursor, sightOf(caller), pageSize);
    for (const entry of page.entries) await writeEntry(stream, entry);
    cursor = page.cursor;
    if (!page.more) return cursor;
    if (read < mostMissed) continue;
    cursor = await feedEnd(store);
    await stream.writeSSE({ event: 'reset', id: cursorText(cursor), data: '{}' });
    return cursor;
  }
}

async function writeEntry(stream: SSEStreamingApi, entry: FeedEntry): Promise<void> {
  const data = {
    instance_id: entry.instanceId,
    number: entry.number,
    workflow: entry.workflow,
    sequence: entry.sequence,
    type: entry.type,
    step: entry.step,
    by: entry.by,
    occurred_at: iso(entry.occurredAt),
    recorded_at: iso(entry.recordedAt),
  };
  await stream.writeSSE({ id: cursorText(entry), data: JSON.stringify(data) });
}

function isFor(entry: AddressedEntry, principals: ReadonlySet<string> | null): boolean {
  return principals === null || entry.principals.some((one) => principals.has(one));
}

function principalSet(caller: Caller): ReadonlySet<string> | null {
  const sight = sightOf(caller);
  return sight === null ? null : new Set(sight);
}

function isAfter(one: FeedCursor, other: FeedCursor): boolean {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)];
  return a === b ? one.position > other.position : a > b;
}
