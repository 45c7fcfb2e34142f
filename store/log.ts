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
