/** A start whose business key another running instance has. */
import type { Program } from '../engine/definition.js';
import type { Refusal } from '../engine/outcome.js';
import { loadForCommand } from '../store/load.js';
import type { CommandContext } from './context.js';
import { bodyHash } from './hashing.js';
import { refused } from './refused.js';
import { send } from './send.js';
import type { StartRequest, Started } from './start-request.js';
import { worded } from '../engine/wording/worded.js';

/** Refuses the start, unless the definition says which message it becomes (`start.again`): that is sent to the holder. @throws Error when the holder can't be reached and an instance calls, which then tries again */
export async function keyInUse(
  context: CommandContext,
  request: StartRequest,
  program: Program,
  holder: string,
): Promise<Started | Refusal> {
  const name = program.workflow.start.again;
  // Who waits for an end would wait for another's.
  if (name === null || request.caller?.waits === true)
    return refused(
      'conflict',
      worded`The instance ${holder} of ${request.workflow} runs with the same key. Send it a message, or wait for its end.`,
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
      ...(request.personal === undefined ? {} : { personal: request.personal }),
    },
  });
  if (!sent.ok && sent.code === 'unavailable') {
    // An instance that calls tries again; a person is told.
    if (request.caller !== undefined) throw new Error(sent.message);
    return refused('conflict', sent.worded);
  }
  // Who isn't signed in learns nothing of another's instance, not what it takes either.
  if (!sent.ok && request.actor === null && request.caller === undefined)
    return refused('conflict', worded`The message ${name} was refused (${sent.code}).`);
  if (!sent.ok) return sent;
  const { row } = await loadForCommand(context.db, holder, id);
  return { ok: true, id: holder, number: row?.number ?? '', state: row?.state ?? 'running' };
}
