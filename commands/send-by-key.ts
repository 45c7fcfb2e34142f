/** A message to the instance that runs under a business key. */
import type { Actor } from '../engine/event.js';
import type { Json } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { listInstances } from '../store/instances.js';
import type { Answer } from '../workflows/messages.js';
import { keyColumn } from './business-key.js';
import type { CommandContext } from './context.js';
import { refused } from './refused.js';
import { send } from './send.js';
import type { Unavailable } from './unavailable.js';

export interface KeyedMessage {
  readonly workflow: string;
  readonly key: string;
  readonly name: string;
  readonly data: Json;
  readonly id: string;
  readonly bodyHash: string;
  readonly occurredAt: number | null;
  readonly actor: Actor | null;
}

/** Sends the message; refused (not_found) when no instance of the workflow runs with the key. Keeping it for a day is not yet done. */
export async function sendByKey(
  context: CommandContext,
  message: KeyedMessage,
): Promise<(Extract<Answer, { readonly ok: true }> & { readonly instance: string }) | Refusal | Unavailable> {
  const { workflow, name, data, id, bodyHash, occurredAt, actor } = message;
  const key = keyColumn(context.keys, message.key);
  if (key === null) return refused('invalid', 'A key is a text.');
  const filter = { principals: null, state: 'running', workflow, key } as const;
  const { rows } = await listInstances(
    context.db,
    filter,
    { by: 'number', descending: true },
    { from: 0, to: 0 },
  );
  const instance = rows[0]?.id;
  if (instance === undefined) return refused('not_found', `No instance of ${workflow} runs with this key.`);
  const command = { type: 'message', id, bodyHash, occurredAt, recordedAt: null, name, data } as const;
  const answer = await send(context, { instance, command, actor });
  return answer.ok ? { ...answer, instance } : answer;
}
