/**
 * Starting an instance. The server runs the engine itself and writes instance, number and log in one statement; only
 * what is not over then becomes a workflow. So a request answered at once (the short path) costs one transaction.
 *
 * The instance's id is made from the idempotency key: a start that is sent again finds its instance. A crash between the
 * statement and the workflow's start leaves an unconfirmed instance, which the sweeper starts.
 */
import type { InstanceEvent } from '../engine/event.js';
import type { Program } from '../engine/definition.js';
import type { Refusal } from '../engine/outcome.js';
import type { State } from '../engine/state.js';
import { insertInstance, type StartAnswer } from '../store/append.js';
import { findPrevious } from '../store/instances.js';
import { loadForCommand } from '../store/load.js';
import { inTransaction, type Db } from '../store/store.js';
import type { Applied } from './apply.js';
import { applyEvent } from './apply.js';
import { refuseAttachments } from './attachments.js';
import { changeOf, consequencesOf, sealedData } from './consequences.js';
import type { CommandContext } from './context.js';
import { deliverKept } from './deliver-kept.js';
import { formOf } from './forms.js';
import { instanceId } from './hashing.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { keyColumn } from './business-key.js';
import { launch } from './launch.js';
import { needsWorkflow } from './left-to-do.js';
import { keyInUse } from './key-in-use.js';
import { refuseStart } from './may-start.js';
import { refused } from './refused.js';
import type { StartRequest, Started } from './start-request.js';
import { answerCalls, callsAny, markCalls } from './start-calls.js';
import { faultAt, worded } from '../engine/wording/worded.js';

type StartEvent = Extract<InstanceEvent, { readonly type: 'start' }>;

/** The id of the start among an instance's commands. */
const startId = 'start 1';

export type { StartRequest, Started } from './start-request.js';

/** Starts an instance of the current version of `request.workflow`, as of now. Answers the refusal if its data, its starter or its key do not allow it. */
export async function start(context: CommandContext, request: StartRequest): Promise<Started | Refusal> {
  const id = instanceId(request.workflow, request.id);
  const repeated = request.id === null ? null : await startedBefore(context, id, request.bodyHash);
  if (repeated !== null) return repeated;
  const version = request.version ?? (await context.programs.current(request.workflow));
  if (version === null) return refused('not_found', worded`No workflow ${request.workflow} is published.`);
  const program = await context.programs.get(version);
  const forbidden = refuseStart(program, request.actor);
  if (forbidden !== null) return forbidden;
  const begin = { type: 'start' } as const;
  // A play names files that nobody has handed in.
  const named = request.trial === null ? formOf(program, null, begin) : null;
  const unusable = await refuseAttachments(context.db, named, request.data, {
    actor: request.actor,
    instance: null,
  });
  if (unusable !== null) return unusable;
  const now = request.trial?.at ?? context.clock();
  const number = await context.numbering.next(request.workflow, now);
  const beginning = await withPrevious(context, {
    ...{ request, id, number, version, now, program },
    previous: request.previous ?? null,
  });
  const calls = request.trial === null && callsAny(program, context.storeServices);
  const begun = calls
    ? await inOneTransaction(context, (db) => writeStart(context, db, beginning))
    : await writeStart(context, context.db, beginning);
  if ('inserted' in begun) return written(context, beginning, begun);
  return begun;
}

/** What is to be started. */
interface Beginning {
  readonly request: StartRequest;
  readonly id: string;
  readonly number: string;
  readonly version: string;
  readonly now: number;
  readonly program: Program;
  /** The last instance that had the same key, now over. */
  readonly previous: string | null;
}

/** What is to be started, with the instance that had its key before: the key is known once the start is applied. */
async function withPrevious(context: CommandContext, beginning: Beginning): Promise<Beginning> {
  const { program, request } = beginning;
  if (program.workflow.key === null || request.previous != null) return beginning;
  const { steps } = applyEvent(program, null, startEvent(beginning));
  const key = keyColumn(context.keys, steps[0]?.[1].state.key ?? null);
  if (key === null) return beginning;
  return { ...beginning, previous: await findPrevious(context.db, request.workflow, key) };
}

function startEvent({ request, id, number, version, now, previous }: Beginning): StartEvent {
  const { workflow, channel, actor, caller, data, occurredAt, personal = [] } = request;
  const facts = { id, number, workflow, version, channel, started_by: actor?.name ?? null, previous };
  const instance = { ...facts, ...(caller === undefined ? {} : { caller }) };
  const begin = { id: startId, type: 'start', now, occurredAt, instance, data } as const;
  return { ...begin, ...(personal.length === 0 ? {} : { personal }) };
}

/** What became of writing it. */
interface Begun {
  readonly inserted: StartAnswer;
  readonly state: State;
}

/** Applies and writes the start. `db` is a transaction where services of the store are to be called in it. */
async function writeStart(context: CommandContext, db: Db, beginning: Beginning): Promise<Begun | Refusal> {
  const privacy = createPrivacy(context.keys, null);
  const { program } = beginning;
  const answered = (applied: Applied) =>
    db === context.db || applied.refusal !== null
      ? applied
      : answerCalls(db, context.storeServices, program, applied, privacy);
  const applied = await applyStart(beginning, privacy, answered);
  if (applied.refusal !== null) return applied.refusal;
  const begun = await write(context, db, beginning, applied, privacy);
  if (db !== context.db && begun.inserted.start === 'inserted')
    await markCalls(db, beginning.id, applied.steps, privacy);
  return begun;
}

/** Nothing stays of calls whose start was not written. */
async function inOneTransaction(
  context: CommandContext,
  work: (db: Db) => Promise<Begun | Refusal>,
): Promise<Begun | Refusal> {
  let notStarted: Begun | Refusal | null = null;
  try {
    return await inTransaction(context.db, async (db) => {
      const answer = await work(db);
      if ('inserted' in answer && answer.inserted.start === 'inserted') return answer;
      notStarted = answer;
      throw new Error('The start was not written.');
    });
  } catch (error) {
    if (notStarted !== null) return notStarted;
    throw error;
  }
}

/** Applies the start and, in the same command, the completion of the first task. */
async function applyStart(
  beginning: Beginning,
  privacy: Privacy,
  answered: (applied: Applied) => Applied | Promise<Applied>,
): Promise<Applied> {
  const { request, program, now } = beginning;
  const common = { now, occurredAt: request.occurredAt };
  const begin = startEvent(beginning);
  privacy.learn(formOf(program, null, begin), begin.data);
  const started = await answered(applyEvent(program, null, begin));
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
        worded`The task ${request.complete.task} is not open after the start; open: ${open || worded`none`}.`,
      ),
    };
  }
  if (request.actor === null)
    return { steps: [], refusal: refused('forbidden', worded`Only a person can complete a task.`) };
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
  return answered({ steps: [...started.steps, ...completed.steps], refusal: completed.refusal });
}

async function write(
  context: CommandContext,
  db: Db,
  { request, id, number, program }: Beginning,
  { steps }: Applied,
  privacy: Privacy,
): Promise<Begun> {
  const state = steps.at(-1)?.[1].state;
  if (state === undefined) throw new Error(`Instance ${id}: nothing was applied at its start.`);
  const answer = { id, number, state: state.status };
  const doings = { program, before: null, steps, privacy };
  const instance = {
    ...state.instance,
    key: keyColumn(context.keys, state.key),
    startedBy: state.instance.started_by,
    startedAt: state.startedAt,
    requestHash: request.bodyHash,
  };
  const change = {
    ...changeOf(doings, { known: 0, news: true, hadWorkflow: false }),
    data: sealedData(doings),
  };
  const consequences = consequencesOf(doings, { bodyHash: request.bodyHash, answer: () => answer });
  const inserted = await insertInstance(db, { instance, change, ...consequences }, db !== context.db);
  return { inserted, state };
}

/** What the caller is told, and what follows once the start is written. */
async function written(
  context: CommandContext,
  { request, id, number, program }: Beginning,
  { inserted, state }: Begun,
): Promise<Started | Refusal> {
  if (inserted.start === 'exists')
    return (
      (await startedBefore(context, id, request.bodyHash)) ??
      refused('conflict', worded`Instance ${id} is there and is not.`)
    );
  if (inserted.start === 'key_in_use') return keyInUse(context, request, program, inserted.instanceId);
  context.bell.ring();
  context.probe('start.appended', id);
  if (needsWorkflow(program, state)) await launch(context, program, state);
  if (state.status === 'running') await deliverKept(context, state, request.trial?.at ?? null);
  return { ok: true, id, number, state: state.status };
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
  return otherBody(row.number);
}

/** The refusal of a start that is sent again with another body. */
export function otherBody(number: string): Refusal {
  const message = worded`This Idempotency-Key started instance ${number} with another body. Use a new key for a new request.`;
  return refused('invalid', message, [faultAt('', message)]);
}
