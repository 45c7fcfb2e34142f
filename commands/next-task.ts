/**
 * Taking the next task: reserved in one transaction, which commits, then claimed. Holding the row's lock over the claim
 * would block the recording's own write. A reservation that comes to nothing runs out by itself.
 */
import type { Actor } from '../engine/event.js';
import type { Refusal } from '../engine/outcome.js';
import { reserveNext } from '../store/tasks.js';
import type { CommandContext } from './context.js';
import { bodyHash } from './hashing.js';
import { send } from './send.js';
import type { Unavailable } from './unavailable.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

// Candidates may be taken by others between the reservation and the claim; more than a few in a row is no accident.
const mostTries = 5;
const reservedForMs = 10_000;

export type NextTask = { readonly ok: true; readonly task: string | null } | Refusal | Unavailable;

/** Claims for `actor` what is most urgent among the tasks that they may do; `task` is null when there is none. `id` is the command's id: repeated, it gives the same task. */
export async function nextTask(context: CommandContext, actor: Actor, id: string): Promise<NextTask> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = context.clock();
    const reserved = await reserveNext(context.db, {
      principals: [...actor.groups.map((group) => `g:${group}`), `u:${actor.name}`],
      name: actor.name,
      skills: actor.skills,
      modes: actor.modes ?? null,
      standsInFor: actor.standsInFor ?? [],
      now,
      until: now + reservedForMs,
    });
    if (reserved === null) return { ok: true, task: null };
    const command = {
      type: 'claim',
      task: reserved.id,
      id: `${id} ${tries}`,
      bodyHash: bodyHash(context.keys, ['next', reserved.id]),
      occurredAt: null,
      recordedAt: null,
    } as const;
    const claimed = await send(context, { instance: reserved.instanceId, command, actor });
    if (claimed.ok) return { ok: true, task: reserved.id };
    if (claimed.code === 'unavailable') return claimed;
  }
  return refused('conflict', worded`Others were quicker several times over. Ask again.`);
}
