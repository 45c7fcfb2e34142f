/** A message to the instance that runs under a business key; kept for a day where none does. */
import type { Actor } from '../engine/event.js';
import type { Json, JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { keptForMs, refuseMessage } from '../engine/running.js';
import { findByKey } from '../store/append.js';
import { findPrevious } from '../store/instances.js';
import { keepMessage } from '../store/kept-messages.js';
import { loadForCommand } from '../store/load.js';
import { keyColumn } from './business-key.js';
import type { Answer } from './command.js';
import type { CommandContext } from './context.js';
import { sealContent } from './deliver-kept.js';
import { answerOfEntry } from './record.js';
import { refused } from './refused.js';
import { send } from './send.js';
import type { Unavailable } from './unavailable.js';
import { worded } from '../engine/wording/worded.js';

export interface KeyedMessage {
  readonly workflow: string;
  readonly key: string;
  readonly name: string;
  readonly data: Json;
  readonly id: string;
  readonly bodyHash: string;
  readonly occurredAt: number | null;
  readonly actor: Actor | null;
  /** JSON pointers into the data of what is personal there, beside what the form marks. */
  readonly personal?: readonly string[];
  /** In a trial, where its play's clock stands. */
  readonly recordedAt?: number | null;
}

/** Taken by an instance, or (`instance` null) kept until one starts. */
export type KeyedAnswer =
  | (Extract<Answer, { readonly ok: true }> & { readonly instance: string })
  | { readonly ok: true; readonly instance: null; readonly keptUntil: number };

/** Sends the message. Refused (not_found) for a workflow that is not published, and where the workflow would refuse it. */
export async function sendByKey(
  context: CommandContext,
  message: KeyedMessage,
): Promise<KeyedAnswer | Refusal | Unavailable> {
  const key = keyColumn(context.keys, message.key);
  if (key === null) return refused('invalid', worded`A key is a text.`);
  const before = (await sendToHolder(context, message, key)) ?? (await takenBefore(context, message, key));
  if (before !== null) return before;
  const kept = await keep(context, message, key);
  // One may have started in between.
  return kept.ok ? ((await sendToHolder(context, message, key)) ?? kept) : kept;
}

async function sendToHolder(
  context: CommandContext,
  { workflow, name, data, id, bodyHash, occurredAt, actor, personal = [], recordedAt = null }: KeyedMessage,
  key: string,
): Promise<KeyedAnswer | Refusal | Unavailable | null> {
  const instance = await findByKey(context.db, workflow, key);
  if (instance === null) return null;
  const common = { id, bodyHash, occurredAt, recordedAt, personal };
  const answer = await send(context, {
    instance,
    actor,
    command: { ...common, type: 'message', name, data },
  });
  return answer.ok ? { ...answer, instance } : answer;
}

/** The answer of a repetition, if the last instance with the key had taken the message. */
async function takenBefore(
  context: CommandContext,
  { workflow, id, bodyHash }: KeyedMessage,
  key: string,
): Promise<KeyedAnswer | Refusal | null> {
  const instance = await findPrevious(context.db, workflow, key);
  if (instance === null) return null;
  const { existing } = await loadForCommand(context.db, instance, id);
  if (existing === null) return null;
  const answer = answerOfEntry(existing, bodyHash);
  return answer.ok ? { ...answer, instance } : answer;
}

/** Keeps the message, unless the workflow would refuse it. */
async function keep(
  context: CommandContext,
  { workflow, name, data, id, bodyHash, occurredAt, actor, personal = [], recordedAt = null }: KeyedMessage,
  key: string,
): Promise<KeyedAnswer | Refusal> {
  const version = await context.programs.current(workflow);
  if (version === null) return refused('not_found', worded`No workflow ${workflow} is published.`);
  const program = await context.programs.get(version);
  const refusal = refuseMessage(program, { name, data, by: actor });
  if (refusal !== null) return refusal;
  const by = actor as unknown as JsonObject | null;
  const sealed = sealContent(context.keys, { data, occurredAt, by, personal });
  const at = recordedAt ?? context.clock();
  const found = await keepMessage(context.db, {
    workflow,
    key,
    messageId: id,
    name,
    bodyHash,
    at,
    ...sealed,
  });
  return found.bodyHash === bodyHash
    ? { ok: true, instance: null, keptUntil: found.at + keptForMs }
    : refused(
        'invalid',
        worded`The id ${id} was used before for another message. Use a new id for a new message.`,
      );
}
