/** The settings of a mailbox to which mails come back: read with all others (settings.ts). */
import { z } from 'zod';
import type { MailboxSettings } from '../gateways/mail-in/mailbox.js';

const imapUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      /^imaps?:$/.test(new URL(text).protocol) &&
      new URL(text).hostname !== '' &&
      new URL(text).username !== '',
    'must be like imaps://user:password@host:993/INBOX',
  );

/** What the environment may hold of it. */
export const imapVariables = {
  IMAP_URL: imapUrl
    .optional()
    .describe(
      'A mailbox to which mails of campaigns come back, `imaps://user:password@host:993/INBOX`: looked through once a minute by each server. `imap://` begins TLS by STARTTLS, without which only loopback is spoken to.',
    ),
  IMAP_DONE: z
    .string()
    .regex(/^[^\r\n"*%]{1,200}$/, 'must be the name of a folder')
    .default('Sportello')
    .describe('The folder of that mailbox for mails that were taken.'),
};

/** The mailbox that was given; null: none. */
export function imapOf(found: z.infer<z.ZodObject<typeof imapVariables>>): MailboxSettings | null {
  if (found.IMAP_URL === undefined) return null;
  const url = new URL(found.IMAP_URL);
  const secure = url.protocol === 'imaps:';
  const folder = decodeURIComponent(url.pathname.replace(/^\//, ''));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: folder === '' ? 'INBOX' : folder,
    done: found.IMAP_DONE,
  };
}

/** The environment from which the same settings are read. */
export function imapEnvironment(imap: MailboxSettings | null): Record<string, string> {
  if (imap === null) return { IMAP_URL: '' };
  const { host, port, secure, user, password, folder, done } = imap;
  const named = host.includes(':') ? `[${host}]` : host;
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return {
    IMAP_URL: `${secure ? 'imaps' : 'imap'}://${who}@${named}:${port}/${encodeURIComponent(folder)}`,
    IMAP_DONE: done,
  };
}
