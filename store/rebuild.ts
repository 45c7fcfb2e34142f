/** What rebuilding the projection reads and writes beside the append: the log by transactions, and an instance's rows as they are. */
import type { EventType } from '../engine/event.js';
import type { Json, JsonObject } from '../engine/json.js';
import { append, insertInstance } from './append.js';
import { isoInstant } from './append-parts.js';
import type { Consequences, StartInput } from './append-input.js';
import type { Db } from './store.js';

/** An entry with the transaction that wrote it: entries of one were one command's. */
export interface WrittenEntry {
  readonly sequence: number;
  readonly type: EventType;
  readonly bodyHash: string;
  readonly event: JsonObject;
  readonly xid: string;
}

/** Ids of all instances of log and projection in order, from after `after` ('' for the first), at most `limit`. */
export async function listKnownIds(db: Db, after: string, limit: number): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>(
    `select id from ((select distinct instance_id as id from log where instance_id > $1 order by 1 limit $2)
      union (select id from instances where id > $1 order by 1 limit $2)) as known order by id limit $2`,
    [after, limit],
  );
  return answer.rows.map((row) => row.id);
}

/** Keeps commands to the instance waiting until the transaction ends. */
export async function lockInstance(db: Db, id: string): Promise<void> {
  await db.sql.query('select from instances where id = $1 for update', [id]);
}

/** The whole log of an instance, in order. */
export async function readWrittenLog(db: Db, id: string): Promise<WrittenEntry[]> {
  const answer = await db.sql.query<WrittenEntry>(
    `select sequence, type, body_hash as "bodyHash", event, xid::text as xid from log where instance_id = $1 order by sequence`,
    [id],
  );
  return answer.rows;
}

/** An instance's rows as they are, in the shapes of the append; documents are sealed. Instants in milliseconds. */
export interface ProjectedRows {
  readonly instance:
    | (JsonObject & { readonly confirmed: number; readonly hasWorkflow: boolean; readonly sequence: number })
    | null;
  readonly tasks: readonly JsonObject[];
  readonly laps: readonly JsonObject[];
  readonly visible: readonly string[];
  readonly hashes: readonly string[];
  readonly notices: readonly string[];
  readonly effects: readonly string[];
  /** Ids of the messages that the instance gave up. */
  readonly unclaimed: readonly string[];
  /** Whether the words are those of this text. */
  readonly wordsFit: boolean;
}

/** Reads them; `searchText` is the text whose words should be there. */
export async function readProjection(db: Db, id: string, searchText: string): Promise<ProjectedRows> {
  const rows = async <Row extends object>(text: string) => (await db.sql.query<Row>(text, [id])).rows;
  const names = async (text: string) => (await rows<{ name: string }>(text)).map(({ name }) => name);
  const instances = await rows<JsonObject & { confirmed: number; hasWorkflow: boolean; sequence: number }>(
    `select number, workflow, version, key, state, outcome, closing, priority, incidents, summary, data, engine_state as "engineState", sequence, confirmed, has_workflow as "hasWorkflow", due,
      started_by as "startedBy", channel, started_at as "startedAt", ended_at as "endedAt", request_hash as "requestHash", previous
     from instances where id = $1`,
  );
  const words = await db.sql.query<{ fit: boolean }>(
    `select coalesce((select words from search_texts where instance_id = $1), '') = to_tsvector('italian', $2) as fit`,
    [id, searchText],
  );
  return {
    instance: instances[0] ?? null,
    tasks:
      await rows(`select id, number, workflow, step, title, state, groups, "user", skills, mode, not_by as "notBy", assignee, priority, due,
      created_at as "createdAt", ended_at as "endedAt", outcome, by from tasks where instance_id = $1 order by id`),
    laps: await rows(`select clock, lap, title, measure, state, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt", breached
      from clocks where instance_id = $1 order by clock, lap`),
    visible: await names('select principal as name from visible where instance_id = $1 order by 1'),
    hashes: await names(
      `select hash || ' ' || path as name from personal_hashes where instance_id = $1 order by 1`,
    ),
    notices: await names(
      `select concat_ws(' ', principal, template, clock, task_id, (extract(epoch from at) * 1000)::bigint) as name from notices where instance_id = $1`,
    ),
    effects: await names('select id as name from effects where instance_id = $1'),
    unclaimed: await names(
      'select message_id as name from kept_messages where instance_id = $1 and key is null',
    ),
    wordsFit: words.rows[0]?.fit ?? false,
  };
}

/** A call whose row was lost, with its end as the log has it; without one it counts as begun, so that nothing is done twice. */
export interface LostEffect {
  readonly id: string;
  readonly end: { readonly result: Json } | { readonly error: JsonObject } | null;
}

/**
 * Writes an instance's projection anew: its row, tasks, clocks, who may see it, hashes and words; notices, calls and
 * unclaimed messages only where they are missing. In a transaction that holds the instance. `sequence`: that of the row as it is; null when there is none.
 */
export async function rewriteProjection(
  db: Db,
  input: StartInput,
  sequence: number | null,
  lost: readonly LostEffect[],
): Promise<void> {
  const { instance, change } = input;
  for (const table of ['tasks', 'clocks', 'visible', 'personal_hashes', 'search_texts'])
    await db.sql.query(`delete from ${table} where instance_id = $1`, [instance.id]);
  if (sequence === null) await insertInstance(db, input);
  else {
    const consequences: Consequences = input;
    await db.sql.query(
      `update instances set number = $2, workflow = $3, version = $4, key = $5, started_by = $6, channel = $7, started_at = $8,
        request_hash = $9, previous = $10 where id = $1`,
      [
        instance.id,
        instance.number,
        instance.workflow,
        instance.version,
        instance.key,
        instance.startedBy,
        instance.channel,
        isoInstant(instance.startedAt),
        instance.requestHash,
        instance.previous,
      ],
    );
    await append(db, { ...consequences, instanceId: instance.id, expected: sequence, change });
  }
  for (const { id, end } of lost)
    await db.sql.query(
      `update effects set state = $3, result = $4, error = $5, started_at = now(), ended_at = case when $3 = 'started' then null else now() end
       where instance_id = $1 and id = $2`,
      [
        instance.id,
        id,
        end === null ? 'started' : 'result' in end ? 'done' : 'failed',
        end !== null && 'result' in end ? JSON.stringify(end.result) : null,
        end !== null && 'error' in end ? JSON.stringify(end.error) : null,
      ],
    );
}
