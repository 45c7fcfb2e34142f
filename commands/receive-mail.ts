/**
 * Keeping a mail that came in, before its sender is told that it was taken: one contact for each of our addresses, with its files.
 * What becomes of it is decided here, as far as the mail itself and our references tell; carrying it out (`handle-contact.ts`) may
 * happen later, and again after a crash.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { automaticKind } from '../domain/automatic-mail.js';
import { withoutTag, type IncomingMail, type MailFile } from '../domain/mail.js';
import type { Json } from '../engine/json.js';
import { insertAttachment, type AttachmentRow } from '../store/attachments.js';
import { insertContact, isContactKept, type ContactState } from '../store/contacts.js';
import { hashPersonal } from '../store/personal.js';
import { createKey, seal, wrapKey } from '../store/sealing.js';
import { inTransaction, type Store } from '../store/store.js';
import { writeAttachment, type AttachmentContext } from './attachments.js';
import { readReference } from './mail-reference.js';
import { wroteToUs } from './mail-senders.js';
import type { Probe } from './probe.js';

/** An address of ours, and what mail to it opens. */
export interface MailAddress {
  readonly address: string;
  readonly workflow: string;
  readonly channel: string;
}

export type ReceiveContext = AttachmentContext & { readonly db: Store; readonly probe: Probe };

/** What was decided about a contact. */
interface Decision {
  readonly state: ContactState;
  readonly reason: string | null;
  readonly instanceId: string | null;
}

// What is longer is kept as a file: expressions and forms are no place for it.
const longestText = 100_000;

/** Keeps a mail; answers the ids of the contacts that are now to be dealt with. What came before is not kept again. @throws when it can't be kept */
export async function receiveMail(
  context: ReceiveContext,
  addresses: readonly MailAddress[],
  mail: IncomingMail,
): Promise<readonly string[]> {
  const kept: string[] = [];
  const reached = new Map(
    mail.recipients.map((recipient) => [withoutTag(recipient).address, withoutTag(recipient).tag]),
  );
  for (const [address, tag] of reached) {
    const target = addresses.find((each) => each.address === address);
    if (target === undefined) continue;
    const id = await keep(context, addresses, target, tag, mail);
    if (id !== null) kept.push(id);
  }
  return kept;
}

async function keep(
  context: ReceiveContext,
  addresses: readonly MailAddress[],
  target: MailAddress,
  tag: string | null,
  mail: IncomingMail,
): Promise<string | null> {
  const { db, keys } = context;
  const identity = createHmac('sha256', keys.hashing)
    .update(`${target.address}\n${mail.messageId}`)
    .digest('base64url');
  if (await isContactKept(db, identity)) return null;
  const decision = await decide(context, addresses, tag, mail);
  const id = randomUUID();
  const receivedAt = context.clock();
  const { text, html, files } = shortened(mail);
  const rows = await writeFiles(context, id, files);
  context.probe('contact.filed', id);
  const key = createKey();
  const content: Json = {
    from: mail.from,
    name: mail.name,
    subject: mail.subject,
    text,
    html,
    language: mail.language,
    attachments: rows.map((row) => row.id),
    received_at: new Date(receivedAt).toISOString(),
  };
  const inserted = await inTransaction(db, async (inside) => {
    const isNew = await insertContact(inside, {
      ...{ id, channel: target.channel, workflow: target.workflow, identity, receivedAt, ...decision },
      number: null,
      sender: hashPersonal(keys, mail.from),
      content: seal<Json>(content, { places: [''], values: new Set() }, key),
      wrapped: wrapKey(keys, key),
      handledBy: null,
      handledAt: null,
    });
    if (isNew) for (const row of rows) await insertAttachment(inside, row);
    return isNew;
  }).catch(async (error: unknown) => {
    await removeFiles(context, rows);
    throw error;
  });
  if (!inserted) await removeFiles(context, rows);
  return inserted && decision.state === 'received' ? id : null;
}

/** What becomes of a mail: the case of a person is only ever touched by one who writes from where we wrote to. */
async function decide(
  context: ReceiveContext,
  addresses: readonly MailAddress[],
  tag: string | null,
  mail: IncomingMail,
): Promise<Decision> {
  const { keys } = context;
  const decided = (state: ContactState, reason: string | null, instanceId: string | null = null) => ({
    ...{ state, reason, instanceId },
  });
  const isOurs = readReference(keys, localPart(mail.messageId)) !== null;
  if (isOurs || addresses.some(({ address }) => address === withoutTag(mail.from).address))
    return decided('ignored', 'own_mail');
  const automatic = automaticKind(mail);
  if (automatic !== null) return decided('ignored', automatic);
  if (mail.from === '') return decided('unassigned', 'no_sender');
  const references = [...(tag === null ? [] : [tag]), ...mail.answers.map(localPart)].map((text) =>
    readReference(keys, text),
  );
  const signed = references.find((reference) => typeof reference === 'object' && reference !== null) ?? null;
  if (signed === null)
    return references.includes('forged')
      ? decided('unassigned', 'forged_reference')
      : decided('received', null);
  if (await wroteToUs(context, signed.instance, mail.from)) return decided('received', null, signed.instance);
  return decided('unassigned', 'other_sender', signed.instance);
}

function localPart(messageId: string): string {
  return messageId.slice(0, Math.max(0, messageId.lastIndexOf('@')));
}

function shortened({ text, html, files }: IncomingMail): Pick<IncomingMail, 'text' | 'html' | 'files'> {
  const whole: MailFile[] = [];
  const asFile = (name: string, type: string, written: string) =>
    whole.push({ name, type, content: Buffer.from(written) });
  if (text.length > longestText) asFile('message.txt', 'text/plain', text);
  if (html !== null && html.length > longestText) asFile('message.html', 'text/html', html);
  return {
    text: text.slice(0, longestText).toWellFormed(),
    html: html === null || html.length > longestText ? null : html,
    files: [...files, ...whole],
  };
}

async function writeFiles(
  context: ReceiveContext,
  contactId: string,
  files: readonly MailFile[],
): Promise<readonly AttachmentRow[]> {
  const rows: AttachmentRow[] = [];
  try {
    for (const { name, type, content } of files)
      rows.push(
        await writeAttachment(context, {
          ...{ id: null, name, type, contactId, instanceId: null, uploadedBy: null },
          content: oneChunk(content),
        }),
      );
    return rows;
  } catch (error) {
    await removeFiles(context, rows);
    throw error;
  }
}

async function* oneChunk(content: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield content;
}

async function removeFiles({ files }: ReceiveContext, rows: readonly AttachmentRow[]): Promise<void> {
  for (const { id, hash } of rows) await files.remove(id, hash).catch(() => undefined);
}
