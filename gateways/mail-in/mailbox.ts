/**
 * A mailbox to which mails come back, read by IMAP: each look takes what came since the last one. A mail is moved to the folder of
 * those that are done once it was taken, so that a crash between has it taken twice, which must be as good as once. All other
 * mail stays as it lies there, unread.
 */
import { ImapFlow } from 'imapflow';
import PostalMime from 'postal-mime';
import { automaticKind } from '../../domain/automatic-mail.js';
import { certificateFault } from '../../domain/certificate-faults.js';
import type { IncomingMail } from '../../domain/mail.js';
import { parseMail, type Envelope } from './parse.js';

export interface MailboxSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is begun by STARTTLS, without which only loopback is spoken to. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  /** The folder that is read. */
  readonly folder: string;
  /** The folder to which goes what was taken; made where there is none. */
  readonly done: string;
}

/** Up to where a mailbox was looked through; a folder that was made anew begins at its start. */
export interface Mark {
  readonly validity: string;
  readonly uid: number;
}

export interface Look {
  readonly mark: Mark;
  /** How many mails were taken. */
  readonly taken: number;
  /** Why mails could not be taken now: they are looked at again. */
  readonly faults: readonly unknown[];
}

const portion = 50;
// What comes back carries the mail that was sent; one that is larger than this is none of ours.
const largest = 5 * 1024 * 1024;
const timeoutMs = 30_000;
const longestHeaders = 64 * 1024;

/**
 * Looks through what came since `mark`, and hands what servers report to `take`, which answers whether it was ours.
 * @throws when the mailbox can't be read now
 */
export async function lookThrough(
  settings: MailboxSettings,
  mark: Mark | null,
  take: (mail: IncomingMail) => Promise<boolean>,
  signal: AbortSignal,
): Promise<Look> {
  return withMailbox(settings, signal, (client, validity) => {
    const since = mark?.validity === validity ? mark.uid : 0;
    return through(client, settings, { validity, uid: since }, take);
  });
}

/** Opens the folder, works in it, and takes leave. @throws when it can't be read now */
async function withMailbox<T>(
  settings: MailboxSettings,
  signal: AbortSignal,
  work: (client: ImapFlow, validity: string) => Promise<T>,
): Promise<T> {
  const client = connectionTo(settings);
  // What breaks is told by the call that it breaks.
  client.on('error', () => undefined);
  const stop = () => client.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect();
    const box = await client.mailboxOpen(settings.folder);
    return await work(client, String(box.uidValidity));
  } catch (error) {
    throw new Error(
      `The mailbox at ${settings.host}:${settings.port} could not be read: ${whyOf(error)}. See IMAP_URL`,
      { cause: error },
    );
  } finally {
    signal.removeEventListener('abort', stop);
    await client.logout().catch(() => undefined);
    client.close();
  }
}

/** Signs in and opens the folder, and reads nothing. @throws when it can't be read now */
export async function checkMailbox(settings: MailboxSettings, signal: AbortSignal): Promise<void> {
  await withMailbox(settings, signal, () => Promise.resolve());
}

function connectionTo({ host, port, secure, user, password }: MailboxSettings): ImapFlow {
  return new ImapFlow({
    ...{ host, port, secure, auth: { user, pass: password }, logger: false, disableAutoIdle: true },
    ...(secure ? {} : { doSTARTTLS: isLoopback(host) ? false : true }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
  });
}

async function through(
  client: ImapFlow,
  { done }: MailboxSettings,
  from: Mark,
  take: (mail: IncomingMail) => Promise<boolean>,
): Promise<Look> {
  const faults: unknown[] = [];
  let [taken, upTo] = [0, from.uid];
  // `n:*` always has the newest, also where that is older than n.
  const found = await client.search({ uid: `${from.uid + 1}:*` }, { uid: true });
  const uids = (found === undefined || found === false ? [] : found)
    .filter((uid) => uid > from.uid)
    .sort((a, b) => a - b);
  for (let at = 0; at < uids.length; at += portion) {
    const some = uids.slice(at, at + portion);
    const ours: number[] = [];
    for (const uid of await reportsAmong(client, some)) {
      try {
        const mail = await whole(client, uid);
        if (mail !== null && (await take(mail))) ours.push(uid);
      } catch (error) {
        if (!client.usable) throw error;
        faults.push(error);
      }
    }
    if (ours.length > 0) await moveTo(client, done, ours);
    taken += ours.length;
    // What could not be taken is looked at again, and what came after it.
    if (faults.length === 0) upTo = some.at(-1) ?? upTo;
  }
  return { mark: { validity: from.validity, uid: upTo }, taken, faults };
}

/** Those that a mail server, and no person, wrote: told by their headers alone. */
async function reportsAmong(client: ImapFlow, uids: readonly number[]): Promise<number[]> {
  const reports: number[] = [];
  const wanted = { uid: true, headers: true, size: true } as const;
  for await (const { uid, headers, size } of client.fetch([...uids], wanted, { uid: true })) {
    if (headers === undefined || (size ?? 0) > largest) continue;
    const head = headers.subarray(0, longestHeaders);
    if (automaticKind(await parseMail(head, await envelopeIn(head))) === 'bounce') reports.push(uid);
  }
  return reports;
}

async function whole(client: ImapFlow, uid: number): Promise<IncomingMail | null> {
  const found = await client.fetchOne(String(uid), { source: true }, { uid: true });
  if (found === undefined || found === false || found.source === undefined) return null;
  return parseMail(found.source, await envelopeIn(found.source.subarray(0, longestHeaders)));
}

async function moveTo(client: ImapFlow, folder: string, uids: readonly number[]): Promise<void> {
  await client.mailboxCreate(folder).catch(() => undefined);
  const moved = await client.messageMove([...uids], folder, { uid: true });
  if (moved === false) throw new Error(`mails could not be moved to the folder ${folder} (IMAP_DONE)`);
}

const delivered: readonly string[] = ['delivered-to', 'x-original-to', 'envelope-to', 'to'];

/** The envelope as the server that delivered it noted it in the headers. */
async function envelopeIn(head: Uint8Array): Promise<Envelope> {
  const parsed = await new PostalMime().parse(head).catch(() => null);
  const headers = parsed?.headers ?? [];
  const path = headers.find(({ key }) => key === 'return-path')?.value;
  const recipients = headers
    .filter(({ key }) => delivered.includes(key))
    .flatMap(({ value }) => value.match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? []);
  return {
    // Without that header it is not known; who wrote it stands in.
    from: path === undefined ? (parsed?.from?.address ?? 'unknown') : path.replaceAll(/[<>\s]/g, ''),
    recipients: [...new Set(recipients)],
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** What a server answers may repeat the user's name; its code, or what broke, is enough. */
function whyOf(error: unknown): string {
  const { authenticationFailed, code, serverResponseCode, message } = error as {
    readonly authenticationFailed?: boolean;
    readonly code?: string;
    readonly serverResponseCode?: string;
    readonly message?: string;
  };
  if (authenticationFailed === true) return 'the user or the password is refused';
  if (message === 'Server does not support STARTTLS')
    return 'it begins no TLS (STARTTLS), and is not on this machine: imaps://, or a server that does';
  return certificateFault(code) ?? serverResponseCode ?? code ?? message ?? 'it does not say why';
}
