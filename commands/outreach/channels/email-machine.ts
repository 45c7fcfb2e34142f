/**
 * Sends the mails of a list. Each attempt has a Message-ID and a return address of its own, by which a mail that comes back is
 * told; a personal link where there is a questionnaire; and a link to object by, in the mail and for mail programs (RFC 8058).
 */
import { isMailAddress, withTag, type MailSender, type Sent } from '../../../domain/mail.js';
import { invitationIn } from '../../../domain/outreach-invitation.js';
import type { ContactRules } from '../../../engine/outreach/contact.js';
import type { JsonObject } from '../../../engine/json.js';
import type { BegunContact } from '../../../store/outreach-claims.js';
import type { OutreachRow } from '../../../store/outreaches.js';
import { invite } from '../../answers/invite.js';
import type { RecordContext } from '../../context.js';
import { messageIdOf, tagOf } from '../../mail-reference.js';
import type { Machine, Touched } from '../machine.js';
import { optOutToken } from '../opt-out.js';
import { textsOf, type TextOf } from '../texts.js';

export interface EmailContext extends Pick<RecordContext, 'db' | 'keys' | 'programs'> {
  readonly sender: MailSender;
  /** An address of ours that takes mail, for answers and for what comes back; null: the sender's takes both. */
  readonly replyTo: string | null;
  /** The domain of our Message-IDs. */
  readonly domain: string;
  /** Where our public pages are, without a slash at the end. */
  readonly publicUrl: string;
  readonly clock: () => number;
}

const portion = 10;
const lanes = 4;
const postponedMs = 30 * 60_000;

/** Makes the machine of the channel `email`. */
export function createEmailMachine(context: EmailContext): Machine {
  return {
    ...{ portion, lanes },
    async prepare(outreach, rules) {
      const textOf = await textsOf(context, outreach, invitationIn);
      return (contact, signal) => sendTo(context, { outreach, rules, textOf }, contact, signal);
    },
  };
}

interface Sending {
  readonly outreach: OutreachRow;
  readonly rules: ContactRules;
  readonly textOf: TextOf;
}

async function sendTo(
  context: EmailContext,
  { outreach, rules, textOf }: Sending,
  contact: BegunContact,
  signal: AbortSignal,
): Promise<Touched> {
  const { db, keys, sender, replyTo, domain, publicUrl, clock } = context;
  const { attempt, row, email: to } = contact;
  if (to === null || !isMailAddress(to))
    return failedAs(rules, contact, 'failed', 'no mail address', clock());
  const asked = outreach.order.questionnaire !== null;
  const token = asked ? await invite(db, { outreach: outreach.id, row, at: clock() }) : null;
  const link = token === null ? null : `${publicUrl}/q/${token}`;
  const optOut = optOutToken(keys, outreach.id, row);
  let text;
  try {
    text = textOf(seenOf(contact, link, `${publicUrl}/public/opt-out/${optOut}`));
  } catch (error) {
    // One row for which the text can't be made holds up no other: a person looks at it.
    const why = error instanceof Error ? error.message : String(error);
    return { as: 'in_doubt', why: `Nothing was sent: ${why}` };
  }
  const tag = tagOf(keys, attempt);
  const sent = await sender.send(
    {
      ...{ to, replyTo, subject: text.subject, text: text.body, files: [] },
      messageId: messageIdOf(keys, attempt, 'invitation', domain),
      ...(replyTo === null || tag === null ? {} : { bounceTo: withTag(replyTo, tag) }),
      headers: {
        'List-Unsubscribe': `<${publicUrl}/api/public/opt-out/${optOut}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        // Reports of what could not be delivered are wanted; all else that programs answer is not.
        'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply',
      },
    },
    signal,
  );
  return toldBy(sent, rules, contact, clock());
}

/** What the mail server's answer means for the contact. */
function toldBy(sent: Sent, rules: ContactRules, contact: BegunContact, now: number): Touched {
  if (sent.sent) return { as: 'ended', outcome: 'sent', remarks: null };
  if (sent.why === 'in_doubt') return { as: 'in_doubt', why: sent.message };
  if (sent.concerns === 'server') return { as: 'trouble', why: sent.message };
  if (sent.why === 'address_wrong') return failedAs(rules, contact, 'failed', sent.message, now);
  return failedAs(rules, contact, sent.why === 'refused' ? 'refused' : 'deferred', sent.message, now);
}

/**
 * The outcome by what the dispositions have: one that is refused counts as failed where they don't know it; one that is to be
 * tried later stays open where they don't. Who was sent something before is not failed by a reminder that has to wait.
 */
function failedAs(
  { dispositions }: ContactRules,
  { lastOutcome }: BegunContact,
  outcome: 'failed' | 'refused' | 'deferred',
  remarks: string,
  now: number,
): Touched {
  const known = dispositions?.outcomes.some(({ name }) => name === outcome) ?? false;
  if (outcome === 'deferred' && (!known || lastOutcome === 'sent'))
    return { as: 'postponed', until: now + postponedMs };
  return { as: 'ended', outcome: known ? outcome : 'failed', remarks };
}

function seenOf(contact: BegunContact, link: string | null, optOut: string): JsonObject {
  const { name, email, phone, fax, language, extra, attempts } = contact;
  return {
    ...{ name: name ?? '', email, phone, fax, language, extra: extra ?? {} },
    ...{ attempt: attempts + 1, link: link ?? '', opt_out: optOut },
  };
}
