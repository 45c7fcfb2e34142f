/**
 * All log entries in an order in which none is ever missed: by transaction, once every older transaction is over.
 * A serial number would not do: a transaction that took its number early may commit late, behind readers that are past it.
 */
import type { EventType } from '../engine/event.js';
import type { Db } from './store.js';

/** Where a reader stands. As text `<xid>-<position>` it is an SSE event's id. */
export interface FeedCursor {
  /** Decimal text: a 64-bit number. */
  readonly xid: string;
  readonly position: number;
}

/** An entry as subscribers see it: names and numbers, no data. Instants in milliseconds. */
export interface FeedEntry extends FeedCursor {
  readonly instanceId: string;
  readonly number: string;
  readonly workflow: string;
  readonly sequence: number;
  readonly type: EventType;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** Where to go on, also past entries that the reader may not see. */
  readonly cursor: FeedCursor;
  /** Whether there was more to read than `limit`. */
  readonly more: boolean;
}

/** Reads at most `limit` entries after the cursor and gives those that one of `principals` may see (null: all). */
export async function readFeed(
  db: Db,
  after: FeedCursor,
  principals: readonly string[] | null,
  limit: number,
): Promise<FeedPage> {
  const answer = await db.sql.query<FeedEntry & { visible: boolean }>({
    name: 'read_feed',
    text: `select l.xid::text as xid, l.position, l.instance_id as "instanceId", i.number, i.workflow, l.sequence, l.type, l.step, l.by,
        l.occurred_at as "occurredAt", l.recorded_at as "recordedAt",
        $3::text[] is null or exists (select from visible v where v.instance_id = l.instance_id and v.principal = any($3)) as visible
      from (select * from log where (xid, position) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, position limit $4) l join instances i on i.id = l.instance_id
      order by l.xid, l.position`,
    values: [after.xid, after.position, principals, limit],
  });
  const last = answer.rows.at(-1);
  return {
    entries: answer.rows.filter((row) => row.visible).map(toEntry),
    cursor: last === undefined ? after : { xid: last.xid, position: last.position },
    more: answer.rows.length === limit,
  };
}

function toEntry(row: FeedEntry & { readonly visible?: boolean }): FeedEntry {
  const { xid, position, instanceId, number, workflow, sequence, type, step, by, occurredAt, recordedAt } =
    row;
  return { xid, position, instanceId, number, workflow, sequence, type, step, by, occurredAt, recordedAt };
}

/** The cursor of a reader that wants what comes from now on. */
export async function feedEnd(db: Db): Promise<FeedCursor> {
  const answer = await db.sql.query<{ xid: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xid',
  );
  return { xid: answer.rows[0]?.xid ?? '0', position: 0 };
}

/** The cursor as text, for `Last-Event-ID`. */
export function cursorText(cursor: FeedCursor): string {
  return `${cursor.xid}-${cursor.position}`;
}

/** The cursor of such a text, or null if it isn't one. */
export function parseCursor(text: string): FeedCursor | null {
  const match = /^(\d{1,19})-(\d{1,15})$/.exec(text);
  return match?.[1] === undefined ? null : { xid: match[1], position: Number(match[2]) };
}
