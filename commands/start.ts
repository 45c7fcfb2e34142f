/**
 * Starting an instance. The server runs the engine itself and writes instance, number and log in one statement; only
 * what is not over then becomes a workflow. So a request answered at once (the short path) costs one transaction.
 *
 * The instance's id is made from the idempotency key: a start that is sent again finds its instance. A crash between the
 * statement and the workflow's start leaves an unconfirmed instance, which the sweeper starts.
 */
import type { Actor, InstanceEvent } from '../engine/event.js';
import type { Program } from '../engine/definition.js';
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { insertInstance } from '../store/append.js';
import { loadForCommand } from '../store/load.js';
import type { Applied } from './apply.js';
import { applyEvent } from './apply.js';
import { refuseAttachments } from './attachments.js';
import { changeOf, consequencesOf, sealedData } from './consequences.js';
import type { CommandContext } from './context.js';
import { formOf } from './forms.js';
import { bodyHash, instanceId } from './hashing.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { keyColumn } from './business-key.js';
import { launch } from './launch.js';
import { isOver } from './left-to-do.js';
import { refuseStart } from './may-start.js';
import { refused } from './refused.js';
import { send } from './send.js';

/** The id of the start among an instance's commands. */
const startId = 'start 1';

export interface StartRequest {
  readonly workflow: string;
  readonly data: JsonObject;
  /** Null for a channel or a program. */
  readonly actor: Actor | null;
  readonly channel: string | null;
  readonly occurredAt: number | null;
  /** Answers the first task in the same command. */
  readonly complete: {
    readonly task: string;
    readonly outcome: string | null;
    readonly data: JsonObject;
  } | null;
  /** The idempotency key; null: every call starts another instance. */
  readonly id: string | null;
  readonly bodyHash: string;
  /** A trial's own clock; null: the server's. */
  readonly trial: { readonly at: number; readonly shiftMs: number } | null;
}

export interface Started {
  readonly ok: true;
  readonly id: string;
  readonly number: string;
  readonly state: 'running' | 'ended' | 'cancelled';
}

/** Starts an instance of the current version of `request.workflow`, as of now. Answers the refusal if its data, its starter or its key do not allow it. */
export async function start(context: CommandContext, request: StartRequest): Promise<Started | Refusal> {
  const id = instanceId(request.workflow, request.id);
  const repeated = request.id === null ? null : await startedBefore(context, id, request.bodyHash);
  if (repeated !== null) return repeated;
  const version = await context.programs.current(request.workflow);
  if (version === null) return refused('not_found', `No workflow ${request.workflow} is published.`);
  const program = await context.programs.get(version);
  const forbidden = refuseStart(program, request.actor);
  if (forbidden !== null) return forbidden;
  const begin = { type: 'start' } as const;
  const unusable = await refuseAttachments(context.db, formOf(program, null, begin), request.data, {
    actor: request.actor,
    instance: null,
  });
  if (unusable !== null) return unusable;
  const now = request.trial?.at ?? context.clock();
  const number = await context.numbering.next(request.workflow, now);
  const privacy = createPrivacy(context.keys, null);
  const applied = applyStart(program, request, { id, number, version, now }, privacy);
  if (applied.refusal !== null) return applied.refusal;
  return write(context, request, { id, number, program, applied, privacy });
}

/** Applies the start and, in the same command, the completion of the first task. */
function applyStart(
  program: Program,
  request: StartRequest,
  facts: { id: string; number: string; version: string; now: number },
  privacy: Privacy,
): Applied {
  const { id, number, version, now } = facts;
  const common = { now, occurredAt: request.occurredAt };
  const instance = {
    id,
    number,
    workflow: request.workflow,
    version,
    channel: request.channel,
    started_by: request.actor?.name ?? null,
    previous: null,
  };
  const begin: InstanceEvent = { ...common, id: startId, type: 'start', instance, data: request.data };
  privacy.learn(formOf(program, null, begin), begin.data);
  const started = applyEvent(program, null, begin);
  const state = started.steps.at(-1)?.[1].state;
  if (started.refusal !== null || state === undefined || request.complete === null) return started;
  const task = Object.values(state.tasks).find((open) => open.step === request.complete?.task);
  if (task === undefined) {
    const open = Object.values(state.tasks)
      .map((each) => each.step)
      .join(', ');
    return {
      steps: [],
      refusal: refused(
        'conflict',
        `The task ${request.complete.task} is not open after the start; open: ${open || 'none'}.`,
      ),
    };
  }
  if (request.actor === null)
    return { steps: [], refusal: refused('forbidden', 'Only a person can complete a task.') };
  const complete: InstanceEvent = {
    ...common,
    id: 'start completion',
    type: 'complete',
    task: task.id,
    by: request.actor,
    outcome: request.complete.outcome,
    data: request.complete.data,
  };
  privacy.learn(formOf(program, state, complete), complete.data);
  const completed = applyEvent(program, state, complete);
  return { steps: [...started.steps, ...completed.steps], refusal: completed.refusal };
}

interface Written {
  readonly id: string;
  readonly number: string;
  readonly program: Program;
  readonly applied: Applied;
  readonly privacy: Privacy;
}

async function write(
  context: CommandContext,
  request: StartRequest,
  { id, number, program, applied, privacy }: Written,
): Promise<Started | Refusal> {
  const { steps } = applied;
  const state = steps.at(-1)?.[1].state;
  if (state === undefined) throw new Error(`Instance ${id}: nothing was applied at its start.`);
  const answer = { id, number, state: state.status };
  const doings = { program, before: null, steps, privacy };
  const inserted = await insertInstance(context.db, {
    instance: {
      ...state.instance,
      key: keyColumn(context.keys, state.key),
      startedBy: state.instance.started_by,
      startedAt: state.startedAt,
      requestHash: request.bodyHash,
    },
    change: { ...changeOf(doings, 0), data: sealedData(doings, state) },
    ...consequencesOf(doings, { bodyHash: request.bodyHash, answer: () => answer }),
  });
  if (inserted.start === 'exists')
    return (
      (await startedBefore(context, id, request.bodyHash)) ??
      refused('conflict', `Instance ${id} is there and is not.`)
    );
  if (inserted.start === 'key_in_use') return keyInUse(context, request, program, inserted.instanceId);
  context.bell.ring();
  context.probe('start.appended', id);
  if (!isOver(program, state)) await launch(context, program, state, request.trial?.shiftMs ?? 0);
  return { ok: true, ...answer };
}

/** The answer of an earlier start under the same key, or null when there was none. */
async function startedBefore(
  context: CommandContext,
  id: string,
  hash: string,
): Promise<Started | Refusal | null> {
  const { row } = await loadForCommand(context.db, id, startId);
  if (row === null) return null;
  if (row.requestHash === hash) return { ok: true, id, number: row.number, state: row.state };
  const message = `This Idempotency-Key started instance ${row.number} with another body. Use a new key for a new request.`;
  return { ok: false, code: 'invalid', message, errors: [{ path: '', message }] };
}

/** A key in use refuses the start, unless the definition says which message it becomes. */
async function keyInUse(
  context: CommandContext,
  request: StartRequest,
  program: Program,
  holder: string,
): Promise<Started | Refusal> {
  const name = program.workflow.start.again;
  if (name === null)
    return refused(
      'conflict',
      `The instance ${holder} of ${request.workflow} runs with the same key. Send it a message, or wait for its end.`,
    );
  const id = `again ${request.id ?? bodyHash(context.keys, [request.data, context.clock()])}`;
  const sent = await send(context, {
    instance: holder,
    actor: request.actor,
    command: {
      type: 'message',
      id,
      name,
      data: request.data,
      bodyHash: request.bodyHash,
      occurredAt: request.occurredAt,
      recordedAt: request.trial?.at ?? null,
    },
  });
  if (!sent.ok) return sent.code === 'unavailable' ? refused('conflict', sent.message) : sent;
  const { row } = await loadForCommand(context.db, holder, id);
  return { ok: true, id: holder, number: row?.number ?? '', state: row?.state ?? 'running' };
}
