/** Messages from one instance to another, and those that start workflows. */
import type { SendInput } from '../engine/between.js';
import { isJsonObject, type Json } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { listStartedBy } from '../store/programs.js';
import type { Asker, Done } from './called.js';
import type { CommandContext } from './context.js';
import { refused } from './refused.js';
import { sendByKey } from './send-by-key.js';
import { start, type Started, type StartRequest } from './start.js';
import { worded } from '../engine/wording/worded.js';

/** Sends what an instance sends: by key, or to every workflow that the message starts. */
export async function sendBetween(
  context: CommandContext,
  { instance, trial, personal, among }: Asker,
  { message: name, to, data, id: call }: SendInput,
): Promise<Done> {
  const id = `send ${instance} ${call}`;
  if (to === null) {
    const started = await startAll(context, {
      occurredAt: null,
      name,
      data,
      id,
      bodyHash: id,
      actor: null,
      trial,
      personal,
      among,
    });
    return started.ok ? { ok: true, result: { delivered: true } } : started;
  }
  const recordedAt = trial?.at ?? null;
  const message = {
    ...to,
    name,
    data,
    id,
    bodyHash: id,
    occurredAt: null,
    actor: null,
    personal,
    recordedAt,
  };
  const answer = await sendByKey(context, message);
  return answer.ok ? { ok: true, result: { delivered: answer.instance !== null } } : answer;
}

/** A message that starts workflows; its data become the start's. */
export interface StartingMessage extends Pick<
  StartRequest,
  'actor' | 'bodyHash' | 'trial' | 'personal' | 'occurredAt'
> {
  readonly name: string;
  readonly data: Json;
  /** Unique for this message: the same one starts each workflow once. */
  readonly id: string;
  /** In a trial, the workflows of its play; null: all that are published. */
  readonly among: readonly string[] | null;
}

/** Starts every workflow that names the message. Refused as the first of them that is; those before it have started, and sent again it goes on from there. */
export async function startAll(
  context: CommandContext,
  { name, data, id, among, actor, ...request }: StartingMessage,
): Promise<{ readonly ok: true; readonly instances: readonly Started[] } | Refusal> {
  const named = await listStartedBy(context.db, name);
  const workflows = named.filter((workflow) => among?.includes(workflow) ?? true);
  if (workflows.length === 0) return refused('not_found', worded`No workflow starts by the message ${name}.`);
  if (!isJsonObject(data))
    return refused('invalid', worded`The message ${name} starts workflows: its data must be a map.`);
  const started: Started[] = [];
  for (const workflow of workflows) {
    const forbidden = await refuseSender(context, workflow, name, actor);
    if (forbidden !== null) return forbidden;
    // Who may send the message needs no further right to start what it starts.
    const by = actor === null ? null : { ...actor, any: true };
    const common = { workflow, data, actor: by, channel: null, complete: null };
    const answer = await start(context, { ...request, ...common, id: startedByMessageId(id) });
    if (!answer.ok) return answer;
    started.push(answer);
  }
  return { ok: true, instances: started };
}

/** The idempotency key of a start by a message. */
export function startedByMessageId(message: string): string {
  return `message ${message}`;
}

/** A workflow that says who may send the message says who may start it so; one that doesn't leaves it to the right to start. */
async function refuseSender(
  context: CommandContext,
  workflow: string,
  name: string,
  actor: StartRequest['actor'],
): Promise<Refusal | null> {
  if (actor === null || actor.any) return null;
  const version = await context.programs.current(workflow);
  const program = version === null ? null : (await context.programs.get(version)).workflow;
  const groups = program?.messages.find((each) => each.name === name)?.groups ?? program?.start.groups ?? [];
  if (groups.some((group) => actor.groups.includes(group))) return null;
  return refused(
    'forbidden',
    worded`${actor.name} may not start ${workflow} by the message ${name}: it is for ${groups.join(', ') || worded`nobody`}.`,
  );
}
