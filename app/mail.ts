/** Mail in the server's process: what is delivered to us, notices that go out, and outside production the outbox. */
import { handleContact, handleForgottenContacts } from '../commands/handle-contact.js';
import type { CommandContext } from '../commands/context.js';
import { takeBounce } from '../commands/outreach/bounce.js';
import { mailNotices } from '../commands/mail-notices.js';
import { mailReports } from '../commands/measures/report/mail-reports.js';
import { receiveMail } from '../commands/receive-mail.js';
import { lookThrough, type Mark } from '../gateways/mail-in/mailbox.js';
import { startReceiver, type Receiver } from '../gateways/mail-in/smtp-receiver.js';
import type { Store } from '../store/store.js';
import { mailSenderOf, type WorkingSettings } from './contexts.js';
import { loop } from './maintenance.js';
import { speechOf } from './speech.js';

// A contact that was just kept is being dealt with; an older one was forgotten.
const forgottenAfterMs = 15_000;
const forgottenAtOnce = 100;
const contactsEveryMs = 5_000;
const noticesEveryMs = 3_000;
const reportsEveryMs = 600_000;
const mailboxEveryMs = 60_000;

/** Listens for mail to our addresses; null where the settings name no port or no address. What can't be dealt with at once is left to `handleForgotten`. */
export async function startMailIn(
  settings: WorkingSettings,
  context: CommandContext & { readonly db: Store },
): Promise<Receiver | null> {
  const { mailHost: host, mailPort: port, mailAddresses } = settings;
  if (port === null || mailAddresses.length === 0) return null;
  return startReceiver({
    host,
    port,
    addresses: mailAddresses.map(({ address }) => address),
    async receive(mail) {
      if (await takeBounce(context, mail)) return;
      const kept = await receiveMail(context, mailAddresses, mail);
      for (const id of kept) context.probe('contact.kept', id);
      for (const id of kept)
        void handleContact(context, id).catch((error: unknown) =>
          context.log.warn({ contact: id, err: error }, 'a contact is left for later'),
        );
    },
    onFault: (error) => context.log.warn({ err: error }, 'a mail was not taken'),
  });
}

/** Starts what goes on by itself: contacts that were left, mails that came back to a mailbox, and notices by mail. The answer stops it and waits for what is in hand. */
export function startMailRounds(settings: WorkingSettings, context: CommandContext): () => Promise<void> {
  const stopping = new AbortController();
  const mail = mailSenderOf(settings);
  const look = mailboxLooks(settings, context, stopping.signal);
  const loops = [
    loop(context, stopping.signal, 'contacts', contactsEveryMs, () => handleForgotten(context)),
    ...(look === null ? [] : [loop(context, stopping.signal, 'mailbox', mailboxEveryMs, look)]),
    ...(mail === null
      ? []
      : [
          loop(context, stopping.signal, 'notices', noticesEveryMs, async () => {
            await mailNotices({ ...context, ...mail });
          }),
          loop(context, stopping.signal, 'reports', reportsEveryMs, async () => {
            const sent = await mailReports({ ...context, ...mail, speak: speechOf });
            if (sent > 0) context.log.info({ sent }, 'reports of contracts went out');
          }),
        ]),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(loops);
    mail?.sender.close();
  };
}

async function handleForgotten(context: CommandContext): Promise<void> {
  const before = context.clock() - forgottenAfterMs;
  const count = await handleForgottenContacts(context, before, forgottenAtOnce);
  if (count > 0) context.log.warn({ count }, 'contacts that had been left were dealt with');
}

/** What looks once through the mailbox to which mails come back, from where the last look ended; null where none is set. */
export function mailboxLooks(
  { imap }: WorkingSettings,
  context: CommandContext,
  signal: AbortSignal,
): (() => Promise<void>) | null {
  if (imap === null) return null;
  let mark: Mark | null = null;
  return async () => {
    const seen = await lookThrough(imap, mark, (mail) => takeBounce(context, mail), signal);
    ({ mark } = seen);
    for (const error of seen.faults) context.log.warn({ err: error }, 'a mail that came back was not taken');
    if (seen.taken > 0) context.log.info({ taken: seen.taken }, 'mails that came back were taken');
  };
}
