/** Notices: lines in somebody's list, written by the append. */
import type { Watched } from '../domain/watched.js';
import type { Json } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { Db } from './store.js';

/** Instants in milliseconds. */
export interface NoticeRow {
  readonly id: number;
  readonly instanceId: string;
  readonly number: string;
  readonly workflow: string;
  readonly principal: string;
  readonly template: string | null;
  readonly clock: string | null;
  readonly taskId: string | null;
  /** What happened to a watched instance; null for what a definition says. */
  readonly watched: Watched | null;
  readonly at: number;
  readonly readAt: number | null;
  /** What its template says, in each language; sealed. */
  readonly texts: Json;
  readonly wrappedKey: string | null;
}

export interface NoticeFilter {
  readonly principals: readonly string[];
  readonly ids?: readonly number[] | undefined;
  readonly unread?: boolean | undefined;
  readonly instanceId?: string | undefined;
}

/** A page of the notices to any of `principals`, in the order in which they were written. */
export async function listNotices(
  db: Db,
  filter: NoticeFilter,
  sort: { readonly descending: boolean },
  range: Range,
): Promise<Page<NoticeRow>> {
  const where = new Conditions();
  where.addFor('n.id = any(?::bigint[])', filter.ids);
  where.addFor('n.principal = any(?)', filter.principals);
  where.addFor('n.instance_id = ?', filter.instanceId);
  if (filter.unread !== undefined) where.add(`n.read_at is ${filter.unread ? '' : 'not '}null`);
  const list = {
    columns: `n.id, n.instance_id as "instanceId", i.number, i.workflow, n.principal, n.template, n.clock, n.task_id as "taskId", n.watched, n.at, n.read_at as "readAt",
      n.texts, (select k.wrapped from instance_keys k where k.instance_id = n.instance_id) as "wrappedKey"`,
    from: `from notices n join instances i on i.id = n.instance_id ${where.where}`,
    order: `n.id ${sort.descending ? 'desc' : 'asc'}`,
    values: where.values,
  };
  return readPage<NoticeRow>(db, list, range);
}

/** Marks notices as read at `now`, for all whom they were addressed to. Those of other principals are left alone. */
export async function markRead(
  db: Db,
  ids: readonly number[],
  principals: readonly string[],
  now: number,
): Promise<number> {
  const answer = await db.sql.query(
    'update notices set read_at = $3 where id = any($1::bigint[]) and principal = any($2) and read_at is null',
    [ids, principals, isoInstant(now)],
  );
  return answer.rowCount ?? 0;
}
