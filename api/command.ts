/** What routes that command an instance share: who may, under which identity, and what is answered. */
import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import { send, type SentCommand } from '../commands/send.js';
import type { Unavailable } from '../commands/unavailable.js';
import type { Refusal } from '../engine/outcome.js';
import { maySee } from '../store/visibility.js';
import type { ApiEnv, Caller } from './environment.js';
import { commandId, writeIdentity } from './idempotency.js';
import { problem, refused } from './problem.js';
import { instantSchema, iso } from './schemas.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';
import { worded } from '../engine/wording/worded.js';

/** What every command may carry: its idempotency key, and when it happened if not now. */
export const commandFields = {
  id: z
    .string()
    .optional()
    .openapi({ description: 'idempotency key, if there is no header Idempotency-Key' }),
  occurred_at: instantSchema.nullable().default(null),
};

/** What a command is answered. */
export const recordedSchema = z.object({ sequence: z.int(), recorded_at: z.string() });

type Content<C = SentCommand> = C extends unknown
  ? Omit<C, 'id' | 'bodyHash' | 'occurredAt' | 'recordedAt'>
  : never;

/**
 * Sends a command in the caller's name. Whether the caller may see the instance is asked only if it was refused: who may do it, sees it.
 * @throws problem by the refusal's code; `not_found` (404) if the caller may not see the instance
 */
export async function sendCommand(
  c: Context<ApiEnv>,
  api: Api,
  instance: string,
  body: { readonly id?: string | undefined; readonly occurred_at: number | null },
  content: Content,
): Promise<z.infer<typeof recordedSchema>> {
  const identity = writeIdentity(c, body);
  const command = {
    ...content,
    id: commandId(identity),
    bodyHash: identity.bodyHash,
    // An absent body is an empty one, which no schema has filled.
    occurredAt: body.occurred_at ?? null,
    recordedAt: null,
  } as SentCommand;
  const answer = await send(api.commands, { instance, command, actor: c.var.caller.actor });
  if (!answer.ok) throw await hiddenOr(api, c.var.caller, instance, answer);
  return { sequence: answer.sequence, recorded_at: iso(answer.recordedAt) };
}

/** The problem for a refusal: that the instance isn't there, if the caller may not know that it is. */
async function hiddenOr(api: Api, caller: Caller, instance: string, refusal: Refusal | Unavailable) {
  if (refusal.code === 'unavailable' || refusal.code === 'not_found') return refused(refusal);
  return (await maySee(api.store, instance, sightOf(caller))) ? refused(refusal) : noInstance(instance);
}

/** @throws problem `not_found` (404) if the caller may not see the instance; for commands that are by right and not by group. */
export async function mustSee(api: Api, caller: Caller, instance: string): Promise<void> {
  if (!(await maySee(api.store, instance, sightOf(caller)))) throw noInstance(instance);
}

/** The refusal for an instance that isn't there, or may not be seen. */
export function noInstance(id: string) {
  return problem('not_found', worded`There is no instance ${id}.`);
}
