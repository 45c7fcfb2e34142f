/**
 * Mail that is delivered to us by SMTP. A mail is acknowledged once it is kept, and not before: until then it is the sending server's,
 * which tries again. Whoever connects can waste no more than some memory and a minute.
 */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { withoutTag, type IncomingMail } from '../../domain/mail.js';
import { parseMail } from './parse.js';

/** The largest mail that is taken, as SIZE announces it. */
export const largestMail = 25 * 1024 * 1024;
const mostRecipients = 100;
const mostUnknown = 20;
const mostClients = 50;
/** Bytes of all mails in hand at once. */
const mostInHand = 8 * largestMail;
const idleMs = 60_000;
const closeMs = 5_000;

export interface ReceiverOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Our addresses, in lower case; others are refused. */
  readonly addresses: readonly string[];
  /** Keeps a mail; throws where it can't be kept now. */
  readonly receive: (mail: IncomingMail) => Promise<void>;
  /** Told why a mail was not kept, or a connection failed; without personal data. */
  readonly onFault: (error: unknown) => void;
}

export interface Receiver {
  readonly host: string;
  readonly port: number;
  /** Takes no new connection, and ends those that are open. */
  stop(): Promise<void>;
}

/** Starts listening. @throws when the address can't be listened at */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const inHand = { bytes: 0 };
  const unknown = new WeakMap<SMTPServerSession, number>();
  const server = new SMTPServer({
    banner: 'Sportello',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    maxClients: mostClients,
    socketTimeout: idleMs,
    closeTimeout: closeMs,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= mostRecipients)
        return done(reply(452, `At most ${mostRecipients} recipients a mail`));
      if (options.addresses.includes(withoutTag(address).address)) return done();
      const count = (unknown.get(session) ?? 0) + 1;
      unknown.set(session, count);
      return done(
        count > mostUnknown
          ? reply(421, 'Too many unknown recipients')
          : reply(550, 'There is no such address here'),
      );
    },
    onData(stream, session, done) {
      take(options, inHand, stream, session).then(
        () => done(null, 'Kept'),
        (error: unknown) => done(error as Error),
      );
    },
  });
  server.on('error', options.onFault);
  await new Promise<void>((settle, fail) => {
    server.server.once('error', fail);
    server.listen(options.port, options.host, () => {
      server.server.off('error', fail);
      settle();
    });
  });
  const { port } = server.server.address() as AddressInfo;
  return { host: options.host, port, stop: () => new Promise((settle) => server.close(() => settle())) };
}

async function take(
  { receive, onFault }: ReceiverOptions,
  inHand: { bytes: number },
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = {
    from: mailFrom === false ? '' : mailFrom.address,
    recipients: rcptTo.map(({ address }) => address),
  };
  let mine = 0;
  try {
    const chunks: Buffer[] = [];
    let full = false;
    // Read to its end in any case: an answer before it would not be heard.
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (full || stream.sizeExceeded || mine + chunk.length > largestMail) continue;
      full = inHand.bytes + chunk.length > mostInHand;
      if (full) continue;
      inHand.bytes += chunk.length;
      mine += chunk.length;
      chunks.push(chunk);
    }
    if (stream.sizeExceeded) throw reply(552, `A mail may have at most ${largestMail} bytes`);
    if (full) throw reply(452, 'Too much mail at once, try again');
    await keep(receive, onFault, await parseMail(Buffer.concat(chunks), envelope));
  } finally {
    inHand.bytes -= mine;
  }
}

async function keep(
  receive: ReceiverOptions['receive'],
  onFault: ReceiverOptions['onFault'],
  mail: IncomingMail,
): Promise<void> {
  try {
    await receive(mail);
  } catch (error) {
    onFault(error);
    throw reply(451, 'The mail could not be kept now, try again');
  }
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
