/** The far side of our mail: a real SMTP server that keeps what it is given, and refuses what a test wants it to. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface FarMail {
  readonly url: string;
  /** What it took, in order; `to` is the envelope's. */
  readonly mails: readonly { readonly to: string; readonly mail: Email }[];
  /** The codes that it answers a recipient with, one a time; then it takes the mail. */
  refuse(address: string, ...codes: readonly number[]): void;
  /** It takes the next mail to its end, and goes away instead of answering. */
  vanishOnce(): void;
  stop(): Promise<void>;
}

/** Starts it at any free port of 127.0.0.1. */
export async function startFarMail(): Promise<FarMail> {
  const mails: { to: string; mail: Email }[] = [];
  const refusals = new Map<string, number[]>();
  let vanish = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const code = refusals.get(address)?.shift();
      done(code === undefined ? null : Object.assign(new Error('No'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void new PostalMime().parse(Buffer.concat(chunks)).then((mail) => {
          for (const { address } of session.envelope.rcptTo) mails.push({ to: address, mail });
          if (!vanish) return done();
          vanish = false;
          for (const connection of server.connections) connection.close();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (address, ...codes) => void refusals.set(address, [...codes]),
    vanishOnce: () => void (vanish = true),
    stop: () => new Promise((settle) => server.close(() => settle())),
  };
}
