/**
 * The parts of the one statement by which a command is written. Each part is a data-modifying CTE over `gate`, the row
 * of the instance: no row in `gate` (somebody else was first), nothing is written anywhere.
 * A part with nothing to write is left out of the statement, as even an empty insert costs its planning and its locks.
 */
import type { Consequences } from './append-input.js';

interface Part {
  readonly name: string;
  /** The rows as JSON text, or null for none. */
  readonly rows: (input: Consequences) => readonly object[];
  readonly sql: (parameter: string) => string;
  /** What is added where such rows may be there already. At a start there are none, and without it each is written with one WAL record less. */
  readonly again?: string;
}

/** An instant as PostgreSQL reads it. */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString();
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoInstant(ms);
}

const entries: Part = {
  name: 'e',
  rows: (input) =>
    input.entries.map((entry) => ({
      sequence: entry.sequence,
      command_id: entry.commandId,
      body_hash: entry.bodyHash,
      type: entry.type,
      step: entry.step,
      by: entry.by,
      occurred_at: isoInstant(entry.occurredAt),
      recorded_at: isoInstant(entry.recordedAt),
      event: entry.event,
      details: entry.details,
      answer: entry.answer,
    })),
  sql: (
    rows,
  ) => `insert into log (instance_id, sequence, command_id, body_hash, type, step, by, occurred_at, recorded_at, event, details, answer)
    select gate.id, x.* from gate, json_to_recordset(${rows}::json) as x(sequence int, command_id text, body_hash text, type text, step text,
      by text, occurred_at timestamptz, recorded_at timestamptz, event json, details json, answer json)`,
};

const tasks: Part = {
  name: 't',
  rows: (input) =>
    input.tasks.map((task) => ({
      id: task.id,
      step: task.step,
      title: task.title,
      state: task.state,
      groups: task.groups,
      user: task.user,
      skills: task.skills,
      mode: task.mode,
      not_by: task.notBy,
      assignee: task.assignee,
      priority: task.priority,
      due: isoOrNull(task.due),
      created_at: isoInstant(task.openedAt),
      ended_at: isoOrNull(task.endedAt),
      outcome: task.outcome,
      by: task.by,
    })),
  // An offer (`tasks/next`) ends with whatever happens to the task.
  sql: (
    rows,
  ) => `insert into tasks (instance_id, number, workflow, id, step, title, state, groups, "user", skills, mode, not_by, assignee,
      priority, due, created_at, ended_at, outcome, by)
    select gate.id, gate.number, gate.workflow, x.* from gate, json_to_recordset(${rows}::json) as x(id text, step text, title jsonb, state text,
      groups text[], "user" text, skills text[], mode text, not_by text[], assignee text, priority smallint, due timestamptz, created_at timestamptz,
      ended_at timestamptz, outcome text, by text)`,
  again: `on conflict (id) do update set step = excluded.step, title = excluded.title, state = excluded.state, groups = excluded.groups, "user" = excluded."user", skills = excluded.skills,
      mode = excluded.mode, not_by = excluded.not_by, assignee = excluded.assignee, priority = excluded.priority, due = excluded.due,
      ended_at = excluded.ended_at, outcome = excluded.outcome, by = excluded.by, offered_to = null, offered_until = null`,
};

const reordered: Part = {
  name: 'r',
  rows: (input) =>
    input.reordered.map((task) => ({ id: task.id, priority: task.priority, due: isoOrNull(task.due) })),
  sql: (rows) => `update tasks set priority = x.priority, due = x.due
    from gate, json_to_recordset(${rows}::json) as x(id text, priority smallint, due timestamptz) where tasks.id = x.id`,
};

const laps: Part = {
  name: 'c',
  rows: (input) =>
    input.laps.map((lap) => ({
      clock: lap.clock,
      lap: lap.lap,
      title: lap.title,
      measure: lap.measure,
      state: lap.state,
      started_at: isoOrNull(lap.startedAt),
      due_at: isoOrNull(lap.dueAt),
      stopped_at: isoOrNull(lap.stoppedAt),
      breached: lap.breached,
    })),
  sql: (
    rows,
  ) => `insert into clocks (instance_id, clock, lap, title, measure, state, started_at, due_at, stopped_at, breached)
    select gate.id, x.* from gate, json_to_recordset(${rows}::json) as x(clock text, lap int, title jsonb, measure text, state text,
      started_at timestamptz, due_at timestamptz, stopped_at timestamptz, breached boolean)`,
  again: `on conflict (instance_id, clock, lap) do update set title = excluded.title, measure = excluded.measure, state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at,
      stopped_at = excluded.stopped_at, breached = excluded.breached`,
};

const notices: Part = {
  name: 'n',
  rows: (input) =>
    input.notices.map((notice) => ({
      principal: 'group' in notice.to ? `g:${notice.to.group}` : `u:${notice.to.user}`,
      template: notice.template,
      clock: notice.clock,
      task_id: notice.task,
      at: isoInstant(notice.at),
      texts: notice.texts ?? null,
    })),
  sql: (rows) => `insert into notices (instance_id, principal, template, clock, task_id, at, texts)
    select gate.id, x.* from gate, json_to_recordset(${rows}::json) as x(principal text, template text, clock text, task_id text, at timestamptz, texts json)`,
};

const watched: Part = {
  name: 'w',
  rows: (input) => input.watched.map(({ what, at }) => ({ what, at: isoInstant(at) })),
  sql: (rows) => `insert into notices (instance_id, principal, watched, at, mailed)
    select gate.id, 'u:' || watches.name, x.what, x.at, true from gate join watches on watches.instance_id = gate.id,
      json_to_recordset(${rows}::json) as x(what text, at timestamptz)`,
};

const attachments: Part = {
  name: 'a',
  rows: (input) => input.attachments.map((id) => ({ id })),
  sql: (rows) => `update attachments set instance_id = gate.id
    from gate, json_to_recordset(${rows}::json) as x(id text) where attachments.id = x.id and attachments.instance_id is null`,
};

const effects: Part = {
  name: 'f',
  rows: (input) =>
    input.effects.map((effect) => ({
      id: effect.id,
      step: effect.step,
      service: effect.service,
      input: effect.input,
      attempt: effect.attempt,
      timeout_ms: effect.timeoutMs,
    })),
  sql: (rows) => `insert into effects (instance_id, id, step, service, input, attempt, timeout_ms)
    select gate.id, x.* from gate, json_to_recordset(${rows}::json) as x(id text, step text, service text, input json, attempt int, timeout_ms int)`,
};

const unclaimed: Part = {
  name: 'u',
  rows: (input) =>
    input.unclaimed.map((message) => ({
      message_id: message.messageId,
      name: message.name,
      at: isoInstant(message.at),
    })),
  sql: (rows) => `insert into kept_messages (instance_id, workflow, message_id, name, body_hash, at, state)
    select gate.id, gate.workflow, x.message_id, x.name, '', x.at, 'unclaimed'
    from gate, json_to_recordset(${rows}::json) as x(message_id text, name text, at timestamptz)`,
};

const visible: Part = {
  name: 'v',
  rows: (input) => input.visible.map((principal) => ({ principal })),
  sql: (rows) => `insert into visible (instance_id, principal, started_at)
    select gate.id, x.principal, gate.started_at from gate, json_to_recordset(${rows}::json) as x(principal text)`,
  again: 'on conflict do nothing',
};

const personalHashes: Part = {
  name: 'h',
  rows: (input) => input.personalHashes.map(({ hash, path }) => ({ hash, path })),
  sql: (rows) => `insert into personal_hashes (instance_id, hash, path)
    select distinct gate.id, x.hash, x.path from gate, json_to_recordset(${rows}::json) as x(hash text, path text)`,
  again: 'on conflict do nothing',
};

const searchText: Part = {
  name: 's',
  rows: (input) => (input.searchText === null ? [] : [{ text: input.searchText }]),
  sql: (rows) => `insert into search_texts (instance_id, words)
    select gate.id, to_tsvector('italian', x.text) from gate, json_to_recordset(${rows}::json) as x(text text)`,
  again: 'on conflict (instance_id) do update set words = excluded.words',
};

const wrappedKey: Part = {
  name: 'k',
  rows: (input) => (input.wrappedKey === null ? [] : [{ wrapped: input.wrappedKey }]),
  sql: (rows) => `insert into instance_keys (instance_id, wrapped)
    select gate.id, x.wrapped from gate, json_to_recordset(${rows}::json) as x(wrapped text)`,
};

const parts: readonly Part[] = [
  entries,
  tasks,
  reordered,
  laps,
  notices,
  watched,
  effects,
  attachments,
  unclaimed,
  visible,
  personalHashes,
  searchText,
  wrappedKey,
];
const texts = new Map<string, string>();

/**
 * The statement that writes `gate` (its SQL, with parameters $1 to $n given in `gateValues`) and then every part that has
 * something to write. Named by its parts, so that each connection prepares each combination once.
 */
export function gatedStatement(
  name: 'start' | 'append',
  gate: string,
  gateValues: readonly unknown[],
  input: Consequences,
) {
  const values = [...gateValues];
  const used: Part[] = [];
  for (const part of parts) {
    const rows = part.rows(input);
    if (rows.length === 0) continue;
    used.push(part);
    values.push(JSON.stringify(rows));
  }
  const fullName = `${name}_${used.map((part) => part.name).join('')}`;
  let text = texts.get(fullName);
  if (text === undefined) {
    const again = (part: Part) => (name === 'start' ? '' : (part.again ?? ''));
    const ctes = used.map(
      (part, i) => `${part.name} as (${part.sql(`$${gateValues.length + 1 + i}`)} ${again(part)})`,
    );
    text = `with ${[`gate as (${gate})`, ...ctes].join(',\n')}\nselect count(*)::int as written from gate`;
    texts.set(fullName, text);
  }
  return { name: fullName, text, values };
}
