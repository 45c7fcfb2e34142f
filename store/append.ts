/** Writing what a command has done, by comparison with the sequence that it was computed from. */
import { DatabaseError } from 'pg';
import type { AppendInput, StartInput } from './append-input.js';
import { gatedStatement, isoInstant } from './append-parts.js';
import type { Db } from './store.js';
import { violatedConstraint } from './violations.js';

const updateInstance = `update instances set state = $3, outcome = $4, priority = $5, summary = $6, data = coalesce($7::jsonb, data), engine_state = $8,
    sequence = $9, confirmed = case when not $17::boolean and confirmed >= $2 then $9 else greatest(confirmed, $10) end, due = $11, ended_at = $12, updated_at = $13, closing = $14, incidents = $15,
    version = coalesce($16, version), has_workflow = has_workflow or $18
  where id = $1 and sequence = $2 returning id, number, workflow, started_at`;

const insertRow = `insert into instances (id, number, workflow, version, key, started_by, channel, started_at, request_hash, previous, caller, caller_step,
    state, outcome, priority, summary, data, engine_state, sequence, confirmed, due, ended_at, updated_at, closing, incidents, has_workflow)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
  on conflict (id) do nothing returning id, number, workflow, started_at`;

function changeValues(change: AppendInput['change']): unknown[] {
  return [
    change.state,
    change.outcome,
    change.priority,
    change.summary === null ? null : JSON.stringify(change.summary),
    change.data === null ? null : JSON.stringify(change.data),
    JSON.stringify(change.engineState),
    change.sequence,
    change.confirmed,
    change.due === null ? null : isoInstant(change.due),
    change.endedAt === null ? null : isoInstant(change.endedAt),
    isoInstant(change.updatedAt),
    change.closing,
    change.incidents,
  ];
}

/**
 * Writes a command's entries and projection in one statement, if the instance still has the sequence `expected`.
 * Conflict: it has another (or isn't there), or another key than the one to be written, and nothing was written; load again.
 * @throws DatabaseError if an entry's command id is in the log already, though the sequence fits: a fault of the caller.
 */
export async function append(db: Db, input: AppendInput): Promise<'appended' | 'conflict'> {
  const values = [
    input.instanceId,
    input.expected,
    ...changeValues(input.change),
    input.change.version ?? null,
    input.change.news,
    input.change.hasWorkflow,
  ];
  try {
    const answer = await db.sql.query<{ written: number }>(
      gatedStatement('append', updateInstance, values, input),
    );
    return answer.rows[0]?.written === 1 ? 'appended' : 'conflict';
  } catch (error) {
    // A key was kept since it was loaded: what is sealed with another could never be opened.
    if (violatedConstraint(error)?.constraint === 'instance_keys_pkey') return 'conflict';
    throw error;
  }
}

export type StartAnswer =
  | { readonly start: 'inserted' }
  /** The instance is there: the start was repeated (compare `requestHash`), nothing was written. */
  | { readonly start: 'exists' }
  /** Another running instance of the workflow has the key; nothing was written. */
  | { readonly start: 'key_in_use'; readonly instanceId: string };

/**
 * Writes a new instance with its entries and projection in one statement.
 * @throws DatabaseError if the number is taken: numbers come from `numbering`.
 */
export async function insertInstance(db: Db, input: StartInput, inTransaction = false): Promise<StartAnswer> {
  const { instance } = input;
  // A refused statement would end the transaction, and with it the question why.
  if (inTransaction) await db.sql.query('savepoint start');
  const values = [
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
    instance.caller?.instance ?? null,
    instance.caller?.step ?? null,
    ...changeValues(input.change),
    input.change.hasWorkflow,
  ];
  for (;;) {
    try {
      const answer = await db.sql.query<{ written: number }>(
        gatedStatement('start', insertRow, values, input),
      );
      return { start: answer.rows[0]?.written === 1 ? 'inserted' : 'exists' };
    } catch (error) {
      if (!(error instanceof DatabaseError) || !isTaken(error)) throw error;
      if (inTransaction) await db.sql.query('rollback to savepoint start');
      const answer = await explainTaken(db, instance, error);
      if (answer !== null) return answer;
    }
  }
}

function isTaken(error: DatabaseError): boolean {
  return error.constraint === 'instances_key' || error.constraint === 'instances_number_unique';
}

/**
 * What a refusal by key or number means; null: try again, since the key's holder ended between the refusal and our question.
 * When a start comes twice at the same instant, `on conflict (id)` may let the second pass and another index refuse it.
 * @throws the refusal, if another instance has the number.
 */
async function explainTaken(
  db: Db,
  instance: StartInput['instance'],
  refusal: DatabaseError,
): Promise<StartAnswer | null> {
  const same = await db.sql.query('select from instances where id = $1', [instance.id]);
  if (same.rowCount === 1) return { start: 'exists' };
  if (refusal.constraint !== 'instances_key' || instance.key === null) throw refusal;
  const holder = await findByKey(db, instance.workflow, instance.key);
  return holder === null ? null : { start: 'key_in_use', instanceId: holder };
}

/** The id of the running instance of `workflow` that has the key, or null. */
export async function findByKey(db: Db, workflow: string, key: string): Promise<string | null> {
  const answer = await db.sql.query<{ id: string }>({
    name: 'find_by_key',
    text: `select id from instances where workflow = $1 and key = $2 and state = 'running'`,
    values: [workflow, key],
  });
  return answer.rows[0]?.id ?? null;
}
