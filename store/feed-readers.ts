/** The feed for many readers at once: each entry with those who may see it, so that one question serves every open stream. */
import type { FeedCursor, FeedEntry } from './feed.js';
import type { Db } from './store.js';

export interface AddressedEntry extends FeedEntry {
  /** `g:<group>` and `u:<user>` of those who may see the entry's instance. */
  readonly principals: readonly string[];
}

/** At most `limit` entries after the cursor, in the feed's order. */
export async function readAddressedFeed(db: Db, after: FeedCursor, limit: number): Promise<AddressedEntry[]> {
  const answer = await db.sql.query<AddressedEntry>({
    name: 'read_addressed_feed',
    text: `select l.xid::text as xid, l.position, l.instance_id as "instanceId", i.number, i.workflow, l.sequence, l.type, l.step, l.by,
        l.occurred_at as "occurredAt", l.recorded_at as "recordedAt",
        array(select v.principal from visible v where v.instance_id = l.instance_id) as principals
      from (select * from log where (xid, position) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, position limit $3) l join instances i on i.id = l.instance_id
      order by l.xid, l.position`,
    values: [after.xid, after.position, limit],
  });
  return answer.rows;
}

/** Whether entries after the cursor are there that can't be told yet, since an older transaction is still open. */
export async function hasLaterEntries(db: Db, after: FeedCursor): Promise<boolean> {
  const answer = await db.sql.query<{ later: boolean }>({
    name: 'has_later_entries',
    text: 'select exists (select from log where (xid, position) > ($1::xid8, $2::bigint)) as later',
    values: [after.xid, after.position],
  });
  return answer.rows[0]?.later === true;
}
