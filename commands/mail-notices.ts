/** Notices by mail: planned, sent and marked, in rounds. A mail of which no end is known is not sent again. */
import type { MailSender } from '../domain/mail.js';
import { isMailAddress } from '../domain/mail.js';
import { isJsonObject, type Json } from '../engine/json.js';
import type { RenderedText } from '../engine/outcome.js';
import { languageOf } from '../engine/running.js';
import {
  doubtNoticeMails,
  finishNoticeMail,
  planNoticeMails,
  startNoticeMails,
  type NoticeMail,
} from '../store/notice-mails.js';
import type { MasterKeys } from '../store/sealing.js';
import type { Db } from '../store/store.js';
import { messageIdOf } from './mail-reference.js';
import { createPrivacy } from './privacy.js';

export interface NoticeMailContext {
  readonly db: Db;
  readonly keys: MasterKeys;
  readonly clock: () => number;
  readonly sender: MailSender;
  /** The domain of our Message-IDs. */
  readonly domain: string;
}

const atOnce = 50;
const mostAttempts = 6;
const firstWaitMs = 30_000;
const sendWithinMs = 60_000;
const doubtAfterMs = 10 * 60_000;

/** Sends what is due; answers how many mails it dealt with. Throws where the store can't be reached: what was begun then is in doubt later. */
export async function mailNotices(context: NoticeMailContext): Promise<number> {
  const { db, clock } = context;
  while ((await planNoticeMails(db, clock(), 200)) === 200);
  await doubtNoticeMails(db, clock() - doubtAfterMs);
  let count = 0;
  for (;;) {
    const mails = await startNoticeMails(db, clock(), atOnce);
    await Promise.all(mails.map((mail) => sendOne(context, mail)));
    count += mails.length;
    if (mails.length < atOnce) return count;
  }
}

async function sendOne(context: NoticeMailContext, mail: NoticeMail): Promise<void> {
  const { db, keys, clock, sender, domain } = context;
  const text = textOf(createPrivacy(keys, mail.wrappedKey).unseal(mail.texts), mail.languages);
  const end = (state: 'done' | 'failed' | 'in_doubt', error: string | null) =>
    finishNoticeMail(db, mail, { state, error, at: clock() });
  if (text === null) return end('failed', 'its text was erased');
  if (!isMailAddress(mail.email)) return end('failed', 'the user’s address is none');
  const sent = await sender.send(
    {
      to: mail.email,
      // Repeated under the same id: a far side that has it already knows it again.
      messageId: messageIdOf(
        keys,
        mail.instanceId,
        `notice-${mail.noticeId}-${mail.user.slice(0, 8)}`,
        domain,
      ),
      replyTo: null,
      subject: text.subject === '' ? mail.number : text.subject,
      text: text.body,
      files: [],
    },
    AbortSignal.timeout(sendWithinMs),
  );
  if (sent.sent) return end('done', null);
  if (sent.why === 'in_doubt') return end('in_doubt', sent.message);
  if (sent.why !== 'temporary' || mail.attempt >= mostAttempts) return end('failed', sent.message);
  const at = clock() + firstWaitMs * 4 ** (mail.attempt - 1);
  return finishNoticeMail(db, mail, { state: 'pending', error: sent.message, at });
}

/** A notice's text in the first of these languages that it has, else in its first; null where it was erased. */
export function textOf(
  texts: Json,
  languages: readonly string[],
): { readonly subject: string; readonly body: string } | null {
  if (!Array.isArray(texts)) return null;
  const known = (texts as readonly Json[]).flatMap(readText);
  const wanted = languages.find((language) => known.some((text) => text.language === language));
  return known[languageOf(known, wanted)] ?? null;
}

function readText(text: Json): RenderedText[] {
  if (!isJsonObject(text)) return [];
  const { language, subject, body } = text;
  const sound = typeof language === 'string' && typeof subject === 'string' && typeof body === 'string';
  return sound ? [{ language, subject, body }] : [];
}
