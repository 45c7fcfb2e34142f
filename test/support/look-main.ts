/** Looks once through a mailbox (`LOOK`, its settings as JSON), in a process of its own: which authorities it trusts is told by the environment it starts in. */
import { lookThrough, type MailboxSettings } from '../../gateways/mail-in/mailbox.js';

const settings = JSON.parse(process.env['LOOK'] ?? '') as MailboxSettings;
const subjects: string[] = [];
const take = (mail: { readonly subject: string | null }) => {
  subjects.push(mail.subject ?? '');
  return Promise.resolve(true);
};
const error = await lookThrough(settings, null, take, new AbortController().signal).then(
  () => null,
  (cause: unknown) => String(cause),
);
process.stdout.write(JSON.stringify({ subjects, error }), () => process.exit());
