/** The service `mail_send`: one mail, to one address, with what the engine has made of its template. */
import { contentOf, nameOf, type AttachmentContext } from '../../commands/attachments.js';
import { messageIdOf, tagOf } from '../../commands/mail-reference.js';
import { isMailAddress, withTag, type MailFile, type MailSender } from '../../domain/mail.js';
import type { Json } from '../../engine/json.js';
import { attachmentsOfInstance } from '../../store/attachments.js';
import { done, failed, type Service } from '../service.js';

export interface MailSending extends Omit<AttachmentContext, 'clock'> {
  readonly sender: MailSender;
  /** Where answers go; null: to the sender's address, without a reference. */
  readonly replyTo: string | null;
  /** The domain of our Message-IDs. */
  readonly domain: string;
}

/** Makes `mail_send`. */
export function createMailSend(sending: MailSending): Service {
  const { keys, sender, replyTo, domain } = sending;
  return {
    async call({ input, effect, signal }) {
      const [instance = '', ...call] = effect.split('.');
      const to = typeof input['to'] === 'string' ? input['to'].trim() : '';
      if (!isMailAddress(to)) return failed('address_wrong', 'mail_send: "to" is no mail address.', true);
      const { subject, text } = input;
      if (typeof subject !== 'string' || typeof text !== 'string')
        return failed('bad_request', 'mail_send: the template gave no text.', true);
      const files = await filesOf(sending, instance, input['attachments']);
      if (files === null)
        return failed('bad_request', 'mail_send: an attachment is not one of the instance’s.', true);
      const messageId = messageIdOf(keys, instance, call.join('-'), domain);
      const tag = tagOf(keys, instance);
      const answers = replyTo === null || tag === null ? null : withTag(replyTo, tag);
      const sent = await sender.send({ to, messageId, replyTo: answers, subject, text, files }, signal);
      if (sent.sent) return done({ id: messageId });
      return failed(sent.why, sent.message, sent.why !== 'temporary');
    },
    // A mail sent twice is read twice.
    repeatable: () => false,
  };
}

/** The files; null where one is named that isn't the instance's. */
async function filesOf(
  sending: MailSending,
  instance: string,
  named: Json | undefined,
): Promise<MailFile[] | null> {
  if (named === undefined || named === null) return [];
  const ids = Array.isArray(named) ? (named as readonly Json[]) : [named];
  if (ids.length === 0) return [];
  const known = new Map((await attachmentsOfInstance(sending.db, instance)).map((row) => [row.id, row]));
  const files: MailFile[] = [];
  for (const id of ids) {
    const row = typeof id === 'string' ? known.get(id) : undefined;
    if (row === undefined) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of await contentOf(sending, row)) chunks.push(chunk as Buffer);
    files.push({ name: nameOf(sending, row), type: row.type, content: Buffer.concat(chunks) });
  }
  return files;
}
