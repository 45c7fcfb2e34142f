/** The log of an instance: append-only, the truth of what happened. */
import type { EventType } from '../engine/event.js';
import type { Json, JsonObject } from '../engine/json.js';
import type { Db } from './store.js';

/** A stored entry; `event`, `details` and `answer` are sealed. Instants in milliseconds. */
export interface LogEntry {
  readonly instanceId: string;
  readonly sequence: number;
  readonly commandId: string;
  readonly bodyHash: string;
  readonly type: EventType;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly event: JsonObject;
  readonly details: Json;
  readonly answer: Json;
}

/** Columns of an entry, in the names of `LogEntry`. */
const entryColumns = `l.instance_id as "instanceId", l.sequence, l.command_id as "commandId", l.body_hash as "bodyHash", l.type, l.step, l.by,
  l.occurred_at as "occurredAt", l.recorded_at as "recordedAt", l.event, l.details, l.answer`;

/** The entries of an instance after `afterSequence` (0: all), in order, at most `limit`. */
export async function readLog(
  db: Db,
  instanceId: string,
  options: { readonly afterSequence?: number; readonly limit?: number } = {},
): Promise<LogEntry[]> {
  const answer = await db.sql.query<LogEntry>({
    name: 'read_log',
    text: `select ${entryColumns} from log l where l.instance_id = $1 and l.sequence > $2 order by l.sequence limit $3`,
    values: [instanceId, options.afterSequence ?? 0, options.limit ?? null],
  });
  return answer.rows;
}

/** The start of an instance that another one called; `event` is sealed, `wrappedKey` opens it. */
export interface CalledStart {
  readonly event: JsonObject;
  readonly version: string;
  readonly wrappedKey: string | null;
}

/** The starts of all that an instance called, directly or further down, which one of `principals` may see (null: all). */
export async function listStartsOfCalled(
  db: Db,
  caller: string,
  principals: readonly string[] | null,
): Promise<CalledStart[]> {
  const answer = await db.sql.query<CalledStart>({
    name: 'list_starts_of_called',
    text: `with recursive called as (
        select id from instances where caller = $1
        union select i.id from called c join instances i on i.caller = c.id)
      select l.event, l.event->'instance'->>'version' as version, k.wrapped as "wrappedKey"
      from called c join log l on l.instance_id = c.id and l.sequence = 1 left join instance_keys k on k.instance_id = c.id
      where $2::text[] is null or exists (select from visible v where v.instance_id = c.id and v.principal = any($2))`,
    values: [caller, principals],
  });
  return answer.rows;
}
