/**
 * Instances that call one another. A called instance is one of its own: its id is made of its caller's and of the call's
 * number there, so that a start that comes twice is one. Whether it is still wanted stands in its caller's stored state:
 * that is the mark which a late start obeys. It looks before it starts, and again after: a caller that went on in
 * between either saw it and cancelled it, or is seen by it.
 */
import type { CancelInput, ReportInput, StartInput } from '../engine/between.js';
import type { Json } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import type { State } from '../engine/state.js';
import { loadForCommand } from '../store/load.js';
import { listPrincipals } from '../store/visibility.js';
import type { CommandContext } from './context.js';
import { instanceId } from './hashing.js';
import { createPrivacy } from './privacy.js';
import { send } from './send.js';
import { start, type StartRequest } from './start.js';
import { unpackState } from './stored-state.js';
import type { Unavailable } from './unavailable.js';

/** Who asks, and when: in a trial on the play's clock. */
export interface Asker {
  readonly instance: string;
  readonly trial: StartRequest['trial'];
  /** In a trial, the workflows of its play; null: all that are published. */
  readonly among: readonly string[] | null;
  /** JSON pointers into the data that are handed over of what is personal there. */
  readonly personal: readonly string[];
}

export type Done = { readonly ok: true; readonly result: Json } | Refusal | Unavailable;

const done: Done = { ok: true, result: {} };

/** The id of the instance that a call starts. */
export function calledId(workflow: string, caller: string, call: string): string {
  return instanceId(workflow, idempotencyKey(caller, call));
}

/** Starts what an instance calls, unless it waits no more. */
export async function startCalled(context: CommandContext, asker: Asker, input: StartInput): Promise<Done> {
  const { workflow, data, call, step, waits, depth } = input;
  const calling = { instance: asker.instance, call };
  if (waits && !(await isWaitedFor(context, calling))) return cancelCalled(context, asker, input);
  const seenBy = await listPrincipals(context.db, asker.instance);
  const caller = { ...calling, step, waits, depth, seenBy };
  const id = idempotencyKey(asker.instance, call);
  const started = await start(context, {
    workflow,
    data,
    caller,
    id,
    // A call that is tried again is the same call, whatever was evaluated anew.
    bodyHash: id,
    actor: null,
    channel: null,
    occurredAt: null,
    complete: null,
    trial: asker.trial,
    personal: asker.personal,
  });
  if (!started.ok) return started;
  if (waits && !(await isWaitedFor(context, calling))) return cancelCalled(context, asker, input);
  return { ok: true, result: { id: started.id, number: started.number } };
}

/** Cancels what an instance called, if it runs. */
export async function cancelCalled(
  context: CommandContext,
  asker: Asker,
  { workflow, call }: CancelInput | StartInput,
): Promise<Done> {
  const instance = calledId(workflow, asker.instance, call);
  const { row } = await loadForCommand(context.db, instance, '');
  if (row?.state !== 'running') return done;
  const caller = await loadForCommand(context.db, asker.instance, '');
  const id = `cancel ${call}`;
  const answer = await send(context, {
    instance,
    // The log says who: the workflow that had called it.
    actor: { name: caller.row?.workflow ?? '', groups: [], skills: [], any: true },
    command: { type: 'cancel', id, bodyHash: id, reason: null, ...moment(asker) },
  });
  return answer.ok || (await isOver(context, instance)) ? done : answer;
}

/** Tells a caller that waits how what it called has ended; one that is over needs no telling. */
export async function reportToCaller(
  context: CommandContext,
  asker: Asker,
  { instance, call, outcome, data }: ReportInput,
): Promise<Done> {
  const id = `report ${call}`;
  const { personal } = asker;
  const report = {
    type: 'report',
    id,
    bodyHash: id,
    call,
    outcome,
    data,
    personal,
    ...moment(asker),
  } as const;
  const answer = await send(context, { instance, actor: null, command: report });
  return answer.ok || (await isOver(context, instance)) ? done : answer;
}

/** Whether an instance is not running (any more). */
async function isOver(context: CommandContext, instance: string): Promise<boolean> {
  const { row } = await loadForCommand(context.db, instance, '');
  return row?.state !== 'running';
}

async function isWaitedFor(
  context: CommandContext,
  { instance, call }: { readonly instance: string; readonly call: string },
): Promise<boolean> {
  const { row, wrappedKey } = await loadForCommand(context.db, instance, '');
  if (row === null) return false;
  return waitsFor(unpackState(row.engineState, createPrivacy(context.keys, wrappedKey)), call);
}

/** Whether an instance still stands at the step that made a call. */
export function waitsFor(state: State, call: string): boolean {
  return state.status === 'running' && Object.hasOwn(state.activations, call);
}

function moment({ trial }: Asker) {
  return { occurredAt: null, recordedAt: trial?.at ?? null } as const;
}

function idempotencyKey(caller: string, call: string): string {
  return `call ${caller}.${call}`;
}
