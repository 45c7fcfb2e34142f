/** A real server of mailboxes (GreenMail, on Java) on loopback, read by IMAP. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import type { Certificates } from './certificates.js';
import { until } from './until.js';

const name = 'greenmail-standalone';
const version = '2.1.8';
const jar =
  process.env['GREENMAIL_JAR'] ??
  join(homedir(), `.m2/repository/com/icegreen/${name}/${version}/${name}-${version}.jar`);

/** Why it can't be had here; null: it can. */
export function whyNoGreenmail(): string | null {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
  } catch {
    return 'there is no Java: the tests of mailboxes are skipped';
  }
  if (existsSync(jar)) return null;
  return `${jar} is missing (mvn dependency:copy -Dartifact=com.icegreen:${name}:${version}, or set GREENMAIL_JAR): the tests of mailboxes are skipped`;
}

const user = 'returns';
const password = 'secret';

export type Greenmail = Awaited<ReturnType<typeof startGreenmail>>;

/** Starts one with the mailbox of `address`; with `certificates` it is spoken to by TLS too, at `tlsPort`. */
export async function startGreenmail(address: string, certificates?: Certificates) {
  const [imap, tlsPort] = [await freePort(), await freePort()];
  const settings = {
    ...{ 'imap.hostname': '127.0.0.1', 'imap.port': imap },
    ...(certificates && {
      ...{ 'imaps.hostname': '127.0.0.1', 'imaps.port': tlsPort },
      'tls.keystore.file': certificates.keystore,
      'tls.keystore.password': certificates.password,
    }),
    'startup.timeout': 60_000,
    users: `${user}:${password}@${address.split('@')[1] ?? ''}`,
  };
  const child = spawn(
    'java',
    [
      '-Xmx128m',
      ...Object.entries(settings).map(([key, value]) => `-Dgreenmail.${key}=${String(value)}`),
      '-jar',
      jar,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise((settle) => child.once('exit', settle));
  const asked = async <T>(folder: string, ask: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: imap, secure: false, doSTARTTLS: false, logger: false },
      auth: { user, pass: password },
    });
    await client.connect();
    try {
      await client.mailboxOpen(folder);
      return await ask(client);
    } finally {
      await client.logout();
    }
  };
  const isThere = () => asked('INBOX', async () => Promise.resolve(true)).catch(() => false);
  await until('the mail server answers', isThere, 60);
  return {
    tlsPort,
    settings: {
      ...{ host: '127.0.0.1', port: imap, secure: false, user, password },
      ...{ folder: 'INBOX', done: 'Sportello' },
    },
    /** Puts a mail there as who delivers it does, with its sender; it takes none by SMTP that has no sender, as reports have none. */
    deliver: (raw: string, from = '') =>
      asked('INBOX', (client) => client.append('INBOX', `Return-Path: <${from}>\r\n${raw}`)),
    /** The subjects in a folder, with whether they were read. */
    mails: (folder: string) =>
      asked(folder, async (client) => {
        const found: { readonly subject: string; readonly seen: boolean }[] = [];
        for await (const { envelope, flags } of client.fetch('1:*', { envelope: true, flags: true }))
          found.push({ subject: envelope?.subject ?? '', seen: flags?.has('\\Seen') === true });
        return found;
      }),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((settle) => server.once('listening', settle));
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => server.close(settle));
  return port;
}
