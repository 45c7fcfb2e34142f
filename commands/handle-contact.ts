/**
 * Dealing with a contact that was kept: an answer becomes the message that its instance waits for, anything else opens an instance.
 * Both go under an id made of the contact's, so doing it again, after a crash or beside another server, does nothing more.
 */
import type { JsonObject } from '../engine/json.js';
import { isJsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { channelOf, dataOfContact } from '../engine/running.js';
import { giveToInstance } from '../store/attachments.js';
import {
  findContact,
  listUnhandledContacts,
  settleContact,
  type ContactRow,
  type ContactState,
} from '../store/contacts.js';
import { findInstance } from '../store/instances.js';
import { unseal, unwrapKey } from '../store/sealing.js';
import type { CommandContext } from './context.js';
import { refused } from './refused.js';
import { send } from './send.js';
import { start } from './start.js';
import type { Unavailable } from './unavailable.js';
import { worded } from '../engine/wording/worded.js';

/** What became of a contact. */
export interface Taken {
  readonly ok: true;
  readonly state: 'opened' | 'delivered';
  readonly instance: string;
}

/** Deals with a contact if it is still to be dealt with; one that no definition takes is left to a person. Throws, or leaves it, where a part is out of reach. */
export async function handleContact(context: CommandContext, id: string): Promise<void> {
  const contact = await findContact(context.db, id);
  if (contact?.state !== 'received') return;
  context.probe('contact.opening', id);
  const taken =
    contact.instanceId === null
      ? await open(context, contact, null)
      : await answer(context, contact, contact.instanceId);
  if (!taken.ok && taken.code === 'unavailable') return;
  const end: { state: ContactState; reason: string | null; instanceId: string | null } = taken.ok
    ? { state: taken.state, reason: null, instanceId: taken.instance }
    : { state: 'unassigned', reason: `refused: ${taken.code}`, instanceId: null };
  if (!taken.ok)
    context.log.warn(
      { contact: id, code: taken.code, errors: taken.errors.map(({ path }) => path) },
      'a contact was taken by no definition',
    );
  context.probe('contact.handled', id);
  await settleContact(context.db, id, ['received'], { ...end, by: null, at: context.clock() });
}

/** Deals with contacts that were kept before `before` and that nobody has dealt with: their server died, or a part was out of reach. Answers how many it looked at. */
export async function handleForgottenContacts(
  context: CommandContext,
  before: number,
  limit: number,
): Promise<number> {
  const ids = await listUnhandledContacts(context.db, before, limit);
  for (const id of ids) await handleContact(context, id);
  return ids.length;
}

/** Opens an instance with a contact. `previous`: the instance that has ended, which it answers. */
export async function open(
  context: CommandContext,
  contact: ContactRow,
  previous: string | null,
): Promise<Taken | Refusal> {
  const version = await context.programs.current(contact.workflow);
  if (version === null) return refused('not_found', worded`No workflow ${contact.workflow} is published.`);
  const program = await context.programs.get(version);
  const channel = channelOf(program, contact.channel);
  if (channel === null)
    return refused(
      'conflict',
      worded`${contact.workflow} has no channel ${contact.channel}: add it to start.channels.`,
    );
  const made = dataOfContact(program, channel, contentOfContact(context, contact), contact.receivedAt);
  if ('ok' in made) return made;
  const started = await start(context, {
    workflow: contact.workflow,
    data: made.data,
    actor: null,
    channel: contact.channel,
    occurredAt: contact.receivedAt,
    previous,
    complete: null,
    id: `contact ${contact.id}`,
    bodyHash: `contact ${contact.id}`,
    trial: null,
  });
  if (!started.ok) return started;
  await giveToInstance(context.db, contact.id, started.id);
  return { ok: true, state: 'opened', instance: started.id };
}

/** Delivers a contact to an instance as the message that its channel says; one that is over gets a successor. */
export async function answer(
  context: CommandContext,
  contact: ContactRow,
  instance: string,
): Promise<Taken | Refusal | Unavailable> {
  const row = await findInstance(context.db, instance, null);
  if (row === null) return refused('not_found', worded`There is no instance ${instance}.`);
  if (row.state !== 'running') return open(context, contact, instance);
  const program = await context.programs.get(row.version);
  const name = channelOf(program, contact.channel)?.reply ?? null;
  if (name === null)
    return refused(
      'conflict',
      worded`${row.workflow} says no message that an answer by ${contact.channel} becomes: add reply to its channel.`,
    );
  const id = `contact ${contact.id}`;
  const sent = await send(context, {
    instance,
    actor: null,
    command: {
      ...{ type: 'message', id, name, data: contentOfContact(context, contact), bodyHash: id },
      ...{ occurredAt: contact.receivedAt, recordedAt: null },
    },
  });
  if (!sent.ok) {
    const after = sent.code === 'conflict' ? await findInstance(context.db, instance, null) : null;
    return after !== null && after.state !== 'running' ? open(context, contact, instance) : sent;
  }
  await giveToInstance(context.db, contact.id, instance);
  return { ok: true, state: 'delivered', instance };
}

/** What a contact says, in the clear; `{"$erased": true}` once erased. */
export function contentOfContact({ keys }: Pick<CommandContext, 'keys'>, contact: ContactRow): JsonObject {
  const key = contact.wrapped === null ? null : unwrapKey(keys, contact.wrapped);
  const content = contact.content === null ? { $erased: true } : unseal(contact.content, key);
  return isJsonObject(content) ? content : {};
}
