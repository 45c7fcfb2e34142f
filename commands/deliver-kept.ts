/** Messages that were kept for a key, given to the instance that now has it: in its log under their own ids, so once. */
import type { Actor } from '../engine/event.js';
import type { Json, JsonObject } from '../engine/json.js';
import { keptForMs } from '../engine/running.js';
import type { State } from '../engine/state.js';
import {
  giveUpKept,
  listDeliverable,
  listKept,
  settleKept,
  type KeptMessageRow,
} from '../store/kept-messages.js';
import { createKey, seal, unseal, unwrapKey, wrapKey, type MasterKeys } from '../store/sealing.js';
import { keyColumn } from './business-key.js';
import type { CommandContext } from './context.js';
import { send } from './send.js';

/** What of a kept message may be personal. */
export interface KeptContent extends JsonObject {
  readonly data: Json;
  readonly occurredAt: number | null;
  readonly by: JsonObject | null;
  readonly personal: readonly string[];
}

/** The content under a key of its own, since it belongs to no instance yet. */
export function sealContent(keys: MasterKeys, content: KeptContent): { content: Json; wrapped: string } {
  const key = createKey();
  const whole: Json = seal({ whole: content }, { places: ['/whole'], values: new Set() }, key);
  return { content: whole, wrapped: wrapKey(keys, key) };
}

/** Delivers what is kept for an instance that has just started. `recordedAt`: in a trial, where its play's clock stands. */
export async function deliverKept(
  context: CommandContext,
  { instance, key }: State,
  recordedAt: number | null,
): Promise<void> {
  const column = keyColumn(context.keys, key);
  if (column === null) return;
  const since = (recordedAt ?? context.clock()) - keptForMs;
  for (const row of await listKept(context.db, instance.workflow, column, since))
    await deliver(context, row, instance.id, recordedAt);
}

export interface KeptSwept {
  readonly delivered: number;
  readonly givenUp: number;
}

/** Delivers what was kept in the very moment in which its instance started, and gives up what is older than a day. */
export async function sweepKept(context: CommandContext, limit: number): Promise<KeptSwept> {
  let delivered = 0;
  for (const { holder, ...row } of await listDeliverable(context.db, limit))
    if (await deliver(context, row, holder, null)) delivered += 1;
  return { delivered, givenUp: await giveUpKept(context.db, context.clock() - keptForMs) };
}

/** False: it could not be sent for now, and stays kept. */
async function deliver(
  context: CommandContext,
  row: KeptMessageRow,
  instance: string,
  recordedAt: number | null,
): Promise<boolean> {
  const { data, by, personal } = contentOf(context.keys, row);
  const { messageId: id, name, bodyHash } = row;
  const answer = await send(context, {
    instance,
    actor: by as Actor | null,
    // It counts from when it is taken: nothing happens to an instance before its start.
    command: { type: 'message', id, name, data, bodyHash, personal, occurredAt: null, recordedAt },
  });
  if (!answer.ok && answer.code === 'unavailable') return false;
  await settleKept(context.db, row.id, answer.ok ? 'delivered' : 'unclaimed', instance);
  return answer.ok;
}

function contentOf(keys: MasterKeys, { id, content, wrapped }: KeptMessageRow): KeptContent {
  if (wrapped === null)
    throw new Error(`The kept message ${id} has no key: expected one beside its content.`);
  const { whole } = unseal(content as JsonObject, unwrapKey(keys, wrapped)) as { whole: KeptContent };
  return whole;
}
