/** What a person does with a contact that no rule could place. */
import type { Refusal } from '../engine/outcome.js';
import { findContact, settleContact, type ContactRow } from '../store/contacts.js';
import type { CommandContext } from './context.js';
import { answer, open, type Taken } from './handle-contact.js';
import { refused } from './refused.js';
import type { Unavailable } from './unavailable.js';
import { worded } from '../engine/wording/worded.js';

export type Placement =
  | { readonly as: 'assign'; readonly instance: string }
  | { readonly as: 'open'; readonly workflow: string | null }
  | { readonly as: 'discard' };

type Placed = { readonly ok: true } | Refusal | Unavailable;

/** Places a contact; the same again is the same. Refused (not_found) for none, (conflict) for one that was placed otherwise. */
export async function placeContact(
  context: CommandContext,
  id: string,
  placement: Placement,
  by: string,
): Promise<Placed> {
  const contact = await findContact(context.db, id);
  if (contact === null) return refused('not_found', worded`There is no contact ${id}.`);
  if (contact.state !== 'unassigned' && contact.state !== 'ignored') return afterwards(contact, placement);
  const taken = await place(context, contact, placement);
  if (taken !== null && !taken.ok) return taken;
  const end = {
    state: taken?.state ?? ('discarded' as const),
    reason: contact.reason,
    instanceId: taken?.instance ?? null,
  };
  const settled = await settleContact(context.db, id, ['unassigned', 'ignored'], {
    ...end,
    by,
    at: context.clock(),
  });
  if (settled) return { ok: true };
  const now = await findContact(context.db, id);
  return now === null ? refused('not_found', worded`There is no contact ${id}.`) : afterwards(now, placement);
}

/** What it means that somebody was first: fine, if she did the same. */
function afterwards(contact: ContactRow, placement: Placement): Placed {
  const same =
    placement.as === 'assign'
      ? contact.instanceId === placement.instance && contact.state !== 'received'
      : contact.state === (placement.as === 'open' ? 'opened' : 'discarded');
  return same
    ? { ok: true }
    : refused('conflict', worded`The contact ${contact.id} is ${contact.state} already.`);
}

async function place(
  context: CommandContext,
  contact: ContactRow,
  placement: Placement,
): Promise<Taken | Refusal | Unavailable | null> {
  if (placement.as === 'discard') return null;
  if (placement.as === 'assign') return answer(context, contact, placement.instance);
  return open(context, { ...contact, workflow: placement.workflow ?? contact.workflow }, null);
}
