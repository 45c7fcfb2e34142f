/**
 * A public request whose business key another running instance has. Its sender is told what everybody is told, a code, and no
 * more: that something runs with a person's tax code is nobody's business. What was sent becomes the message that the
 * definition names (`start.again`), or is left to a person; either way a contact keeps it, and its id is what the code stands for.
 */
import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../engine/json.js';
import { findContact, insertContact, type ContactRow } from '../store/contacts.js';
import { createKey, seal, wrapKey } from '../store/sealing.js';
import type { CommandContext } from './context.js';
import { contentOfContact } from './handle-contact.js';

interface JoinedRequest {
  /** The id that its instance would have had. */
  readonly id: string;
  readonly workflow: string;
  readonly channel: string;
  readonly data: JsonObject;
  /** The instance that took it as a message; null: a person has to look. */
  readonly holder: string | null;
}

/** Keeps the request; again is the same. */
export async function keepJoined(
  context: Pick<CommandContext, 'db' | 'keys' | 'clock' | 'numbering'>,
  { id, workflow, channel, data, holder }: JoinedRequest,
): Promise<void> {
  const { db, keys, clock, numbering } = context;
  const key = createKey();
  const receivedAt = clock();
  await insertContact(db, {
    ...{ id, channel, workflow, instanceId: holder, receivedAt, handledBy: null, handledAt: null },
    identity: createHmac('sha256', keys.hashing).update(`public ${id}`).digest('base64url'),
    sender: '',
    content: seal(data, { places: [''], values: new Set() }, key),
    wrapped: wrapKey(keys, key),
    state: holder === null ? 'unassigned' : 'delivered',
    reason: holder === null ? 'key_in_use' : null,
    number: await numbering.next(workflow, receivedAt),
  });
}

/** The request of this id that was kept, and whether it said the same; null when there is none. What was erased is taken for the same. */
export async function findJoined(
  context: Pick<CommandContext, 'db' | 'keys'>,
  id: string,
  data: JsonObject,
): Promise<{ readonly contact: ContactRow; readonly same: boolean } | null> {
  const contact = await findContact(context.db, id);
  if (contact === null) return null;
  const same = contact.content === null || isDeepStrictEqual(contentOfContact(context, contact), data);
  return { contact, same };
}
