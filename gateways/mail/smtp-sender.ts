/**
 * Sending by SMTP, over a few connections that are kept. What a failure means for the mail is told by how far it got: before the
 * first byte of it went out it was surely not sent; afterwards only the far side's own answer can say so.
 */
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailSender, OutgoingMail, Sent } from '../../domain/mail.js';

const connections = 4;
const connectTimeoutMs = 10_000;
const silentTimeoutMs = 60_000;

export interface SmtpSender extends MailSender {
  /** Closes the connections. */
  close(): void;
}

/**
 * Makes a sender over the server at `url` (`smtp://user:password@host:587`, `smtps://…`); `from` is the sender as readers see
 * it. At most `most` connections.
 */
export function createSmtpSender({
  url,
  from,
  most = connections,
}: {
  readonly url: string;
  readonly from: string;
  readonly most?: number;
}): SmtpSender {
  const transport = createTransport({
    ...serverAt(url),
    pool: true,
    maxConnections: most,
    // Whether to try again is the definition's to say.
    maxRequeues: 0,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silentTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The library reads a mail's stream only once the far side has said that it takes it.
  const streams = new Map<string, { readonly readableDidRead?: boolean }>();
  transport.use('stream', (mail, next) => {
    const create = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const stream = create(options);
      if (typeof mail.data.messageId === 'string') streams.set(mail.data.messageId, stream);
      return stream;
    };
    next();
  });
  return {
    async send(mail, signal) {
      try {
        await transport.sendMail({ ...optionsOf(mail, from), signal });
        return { sent: true };
      } catch (error) {
        return failureOf(error, streams.get(mail.messageId)?.readableDidRead === true);
      } finally {
        streams.delete(mail.messageId);
      }
    },
    close: () => transport.close(),
  };
}

/** The server at `smtp://user:password@host:port` (`smtps://…`), as the library takes it. */
export function serverAt(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth, requireTLS: !isLoopback(hostname) }),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

function optionsOf(
  { to, messageId, replyTo, subject, text, files, bounceTo, headers }: OutgoingMail,
  from: string,
): SendMailOptions {
  return {
    from,
    to: [{ name: '', address: to }],
    ...(bounceTo === undefined ? {} : { envelope: { from: bounceTo, to } }),
    messageId,
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    text,
    // RFC 3834: whoever answers by a program is told that a program wrote.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...headers },
    attachments: files.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
  };
}

/** What the far side says may repeat the address, so only its code is told. */
function failureOf(error: unknown, begun: boolean): Sent {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  const at = command === undefined ? '' : ` to ${command}`;
  if (responseCode !== undefined && code !== 'EAUTH') {
    const message = `The mail server answered ${responseCode}${at}.`;
    // 421 ends the whole connection, whatever it answers.
    const ofMail = (command === 'RCPT TO' || command === 'DATA') && responseCode !== 421;
    const concerns = ofMail ? 'mail' : 'server';
    if (responseCode < 500) return { sent: false, why: 'temporary', concerns, message };
    return { sent: false, why: command === 'RCPT TO' ? 'address_wrong' : 'refused', concerns, message };
  }
  const message = `The mail server could not be used (${code ?? 'no code'}${at}).`;
  return { sent: false, why: begun ? 'in_doubt' : 'temporary', concerns: begun ? 'mail' : 'server', message };
}
