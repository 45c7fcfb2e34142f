/**
 * Reads the feed on from one cursor, one look at a time, and gives what it finds. Entries that have to wait for an older
 * transaction are looked for again soon: nobody rings when that one ends.
 */
import type { Logger } from 'pino';
import { feedEnd, type FeedCursor } from '../store/feed.js';
import { hasLaterEntries, readAddressedFeed, type AddressedEntry } from '../store/feed-readers.js';
import type { Store } from '../store/store.js';
import { createSoon } from './soon.js';

export interface FeedReader {
  /** Begins at the feed's end, unless it has begun. */
  begin(): Promise<void>;
  /** Reads all that is new, now or after the look that is being taken. */
  look(): void;
  /** Waits for the look that is being taken, then forgets where it stood if nobody wants it any more. */
  rest(): Promise<void>;
}

const pageSize = 500;

/** A reader that gives each page to `found` as long as `wanted` says so. */
export function createFeedReader(
  store: Store,
  logger: Logger,
  wanted: () => boolean,
  found: (entries: readonly AddressedEntry[]) => void,
): FeedReader {
  let cursor: FeedCursor | null = null;
  let beginning: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  let again = false;
  const soon = createSoon(() => {
    if (wanted()) look();
  });

  async function readAll(): Promise<void> {
    do {
      again = false;
      if (cursor === null) return;
      const entries = await readAddressedFeed(store, cursor, pageSize);
      const last = entries.at(-1);
      if (last === undefined) continue;
      cursor = { xid: last.xid, position: last.position };
      again ||= entries.length === pageSize;
      soon.reset();
      found(entries);
    } while (again && wanted());
    if (wanted() && (await hasLaterEntries(store, cursor))) soon.begin();
  }

  function look(): void {
    again = true;
    looking ??= readAll()
      .catch((error: unknown) => {
        logger.warn({ err: error }, 'the feed cannot be read now; event streams wait');
      })
      .finally(() => {
        looking = null;
        // Asked for while the last thing was to see whether anything waits.
        if (again && wanted()) look();
      });
  }

  return {
    async begin() {
      if (cursor !== null) return;
      // Two that come together must begin at one cursor: a later one would skip what the first was promised.
      beginning ??= feedEnd(store)
        .then((end) => {
          cursor ??= end;
        })
        .finally(() => {
          beginning = null;
        });
      await beginning;
    },
    look,
    async rest() {
      await looking;
      soon.stop();
      if (!wanted()) cursor = null;
    },
  };
}
