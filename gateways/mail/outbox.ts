/**
 * Where mail goes while there is no server to send it by, outside production: a small SMTP server of our own, which keeps what it
 * is given in a folder. What is sent goes the whole way, and can be looked at.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const mostKept = 500;

/** A mail that went out. */
interface OutboxMail {
  readonly id: string;
  readonly at: string;
  readonly to: readonly string[];
  readonly reply_to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly string[];
  readonly message_id: string;
}

export interface Outbox {
  /** The newest mails first. */
  list(limit: number): Promise<readonly OutboxMail[]>;
  stop(): Promise<void>;
}

/** Listens at a port of 127.0.0.1, and keeps the newest mails in `folder`. @throws when the port is taken */
export async function startOutbox({
  folder,
  port,
}: {
  readonly folder: string;
  readonly port: number;
}): Promise<Outbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    banner: 'Sportello outbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void put(folder, Buffer.concat(chunks)).then(() => done(), done));
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((settle, fail) => {
    server.server.once('error', fail);
    server.listen(port, '127.0.0.1', settle);
  });
  return {
    async list(limit) {
      const names = (await filesIn(folder)).reverse().slice(0, limit);
      return Promise.all(names.map((name) => read(folder, name)));
    },
    stop: () => new Promise((settle) => server.close(() => settle())),
  };
}

async function put(folder: string, raw: Buffer): Promise<void> {
  const name = `${new Date().toISOString().replaceAll(':', '')} ${randomUUID()}.eml`;
  await writeFile(join(folder, `${name}.draft`), raw, { mode: 0o600 });
  await rename(join(folder, `${name}.draft`), join(folder, name));
  for (const old of (await filesIn(folder)).slice(0, -mostKept)) await rm(join(folder, old), { force: true });
}

/** Named by when they came: the oldest first. */
async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
}

async function read(folder: string, name: string): Promise<OutboxMail> {
  const mail = await new PostalMime().parse(await readFile(join(folder, name)));
  const addresses = (list: typeof mail.to) =>
    (list ?? []).flatMap(({ address }) => (address === undefined ? [] : [address]));
  return {
    id: name.slice(0, -'.eml'.length),
    at: mail.date ?? '',
    to: addresses(mail.to),
    reply_to: addresses(mail.replyTo)[0] ?? null,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    attachments: mail.attachments.map(({ filename }) => filename ?? ''),
    message_id: mail.messageId ?? '',
  };
}
