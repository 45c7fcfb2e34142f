/** What a command needs to know of its instance, in one question. */
import type { Json, JsonObject } from '../engine/json.js';
import type { LogEntry } from './log.js';
import type { Db } from './store.js';

/** An instance as stored; documents are still sealed. Instants in milliseconds. */
interface StoredInstance {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  readonly key: string | null;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly closing: boolean;
  readonly outcome: string | null;
  readonly engineState: Json;
  readonly sequence: number;
  readonly confirmed: number;
  readonly hasWorkflow: boolean;
  readonly due: number | null;
  readonly requestHash: string;
}

export interface LoadedForCommand {
  readonly row: StoredInstance | null;
  /** The log entry of the command, if it was recorded before. */
  readonly existing: LogEntry | null;
  /** The instance's wrapped key; null if it has none, or was erased. */
  readonly wrappedKey: string | null;
}

interface Row {
  id: string | null;
  number: string;
  workflow: string;
  version: string;
  key: string | null;
  state: StoredInstance['state'];
  closing: boolean;
  outcome: string | null;
  engine_state: string;
  sequence: number;
  confirmed: number;
  has_workflow: boolean;
  due: number | null;
  request_hash: string;
  wrapped: string | null;
  l_sequence: number | null;
  body_hash: string;
  type: LogEntry['type'];
  step: string | null;
  by: string | null;
  occurred_at: number;
  recorded_at: number;
  event: JsonObject;
  details: Json;
  answer: Json;
}

const question = `select i.id, i.number, i.workflow, i.version, i.key, i.state, i.closing, i.outcome, i.engine_state, i.sequence, i.confirmed, i.has_workflow, i.due, i.request_hash,
    k.wrapped, l.sequence as l_sequence, l.body_hash, l.type, l.step, l.by, l.occurred_at, l.recorded_at, l.event, l.details, l.answer
  from instances i
    left join instance_keys k on k.instance_id = i.id
    left join log l on l.instance_id = i.id and l.command_id = $2
  where i.id = $1`;

/** The instance, its key, and the entry of this very command if it was recorded already. */
export async function loadForCommand(
  db: Db,
  instanceId: string,
  commandId: string,
): Promise<LoadedForCommand> {
  const answer = await db.sql.query<Row>({
    name: 'load_for_command',
    text: question,
    values: [instanceId, commandId],
  });
  const row = answer.rows[0];
  if (row === undefined || row.id === null) return { row: null, existing: null, wrappedKey: null };
  return { row: toInstance(row, row.id), existing: toEntry(row, row.id, commandId), wrappedKey: row.wrapped };
}

function toInstance(row: Row, id: string): StoredInstance {
  return {
    id,
    number: row.number,
    workflow: row.workflow,
    version: row.version,
    key: row.key,
    state: row.state,
    closing: row.closing,
    outcome: row.outcome,
    engineState: JSON.parse(row.engine_state) as Json,
    sequence: row.sequence,
    confirmed: row.confirmed,
    hasWorkflow: row.has_workflow,
    due: row.due,
    requestHash: row.request_hash,
  };
}

function toEntry(row: Row, instanceId: string, commandId: string): LogEntry | null {
  if (row.l_sequence === null) return null;
  return {
    instanceId,
    sequence: row.l_sequence,
    commandId,
    bodyHash: row.body_hash,
    type: row.type,
    step: row.step,
    by: row.by,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    event: row.event,
    details: row.details,
    answer: row.answer,
  };
}
