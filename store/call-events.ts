/**
 * The events of calls. A call's row here is its lock: who adds events writes it first, the new ones (in the order of their ids) before
 * those that are there (in the same), so that two batches about the same calls wait and never for one another.
 */
import pg from 'pg';
import { keepEvents, keptEvents, mostBytes, writeEvents } from '../domain/calls/kept-events.js';
import type { CallEvent } from '../domain/calls/call-event.js';
import { isoInstant } from './append-parts.js';
import { binaryRows, type BinaryRows } from './copy-binary.js';
import type { Db } from './store.js';

/** A call with its events. */
export interface ToldCall {
  readonly id: string;
  readonly events: readonly CallEvent[];
}

/** Which of these calls are there already. */
export async function knownCalls(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const answer = await db.sql.query<[string]>({
    name: 'known_calls',
    text: 'select call_id from call_events where call_id = any($1)',
    values: [ids],
    rowMode: 'array',
  });
  return new Set(answer.rows.map(([id]) => id));
}

/** Rows of calls that have no events yet, to be added in the order of their ids. */
export function newCallEvents(): BinaryRows<ToldCall> {
  return binaryRows(2, ({ id, events }, row) => {
    row.text(id);
    row.bytes(mostBytes(events), (into, at) => writeEvents(events, into, at));
  });
}

/** Writes them. Throws `isTakenMeanwhile` where another batch was first. */
export async function copyCallEvents(db: Db, calls: BinaryRows<ToldCall>): Promise<void> {
  await calls.copyInto(db, 'call_events (call_id, events)');
}

/** Whether another batch began one of the calls since they were looked up: the whole transaction is to be done again. */
export function isTakenMeanwhile(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'call_events_pkey';
}

/** The ids of calls after one, in the database's own order: that of their index. */
export async function listCallIds(db: Db, after: string, limit: number): Promise<readonly string[]> {
  const { rows } = await db.sql.query<{ id: string }>({
    name: 'list_call_ids',
    text: `select call_id as id from call_events where call_id > $1 order by call_id limit $2`,
    values: [after, limit],
  });
  return rows.map(({ id }) => id);
}

/** Locks calls and answers the events that each has; in a statement after `copyCallEvents`, to see what others wrote meanwhile. */
export async function lockCallEvents(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CallEvent[]>> {
  if (ids.length === 0) return new Map();
  const answer = await db.sql.query<{ id: string; events: Buffer }>({
    name: 'lock_call_events',
    text: `select call_id as id, events from call_events where call_id = any($1) order by call_id collate "C" for update`,
    values: [ids],
  });
  return new Map(answer.rows.map(({ id, events }) => [id, keptEvents(id, events)]));
}

/** Writes the events of calls that are locked. */
export async function updateCallEvents(db: Db, calls: readonly ToldCall[]): Promise<void> {
  if (calls.length === 0) return;
  await db.sql.query({
    name: 'update_call_events',
    text: `update call_events e set events = c.events from unnest($1::text[], $2::bytea[]) as c(id, events)
      where e.call_id = c.id`,
    values: [calls.map(({ id }) => id), calls.map(({ events }) => Buffer.from(keepEvents(events)))],
  });
}

/** The events of a call as they came; null if there is no such call. */
export async function findCallEvents(db: Db, id: string): Promise<readonly CallEvent[] | null> {
  const answer = await db.sql.query<{ events: Buffer }>('select events from call_events where call_id = $1', [
    id,
  ]);
  return answer.rows[0] === undefined ? null : keptEvents(id, answer.rows[0].events);
}

/** A call's place among those that have no end. */
export interface CallPlace {
  readonly id: string;
  readonly offeredAt: number;
}

/** Calls without an end that were offered before an instant, the oldest first, after a place among them. */
export async function listUnended(
  db: Db,
  {
    before,
    after,
    limit,
  }: { readonly before: number; readonly after: CallPlace | null; readonly limit: number },
): Promise<readonly CallPlace[]> {
  const { rows } = await db.sql.query<CallPlace>({
    name: 'list_unended_calls',
    text: `select id, offered_at as "offeredAt" from calls
      where ended_at is null and offered_at < $1 and ($2::timestamptz is null or (offered_at, id) > ($2, $3))
      order by offered_at, id limit $4`,
    values: [isoInstant(before), after === null ? null : isoInstant(after.offeredAt), after?.id ?? '', limit],
  });
  return rows;
}

/** The events of calls as they came. */
export async function findEventsOfCalls(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CallEvent[]>> {
  const answer = await db.sql.query<{ id: string; events: Buffer }>({
    name: 'find_events_of_calls',
    text: 'select call_id as id, events from call_events where call_id = any($1)',
    values: [ids],
  });
  return new Map(answer.rows.map(({ id, events }) => [id, keptEvents(id, events)]));
}
