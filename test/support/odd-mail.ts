/** Stands before a mail server and misbehaves as it is told: answers nonsense, or nothing for as long as a test wants. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** `nonsense`: no SMTP at all; `garbled`: all as it should be, but for the answer to a mail that was taken. */
type Oddness = 'none' | 'nonsense' | 'garbled';

export interface OddMail {
  readonly url: string;
  behave(as: Oddness): void;
  /** Keeps every answer back until `release`. */
  hold(): void;
  release(): void;
  /** How many answers are kept back. */
  held(): number;
  stop(): Promise<void>;
}

/** Starts it at any free port of 127.0.0.1, before the server at this port. */
export async function startOddMail(behind: number): Promise<OddMail> {
  let oddness: Oddness = 'none';
  let holding = false;
  const kept: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client.on('error', () => undefined).on('close', () => sockets.delete(client)));
    if (oddness === 'nonsense') {
      client.write('\u0000\u0007 banana? \r\n\r\n777\r\n');
      client.on('data', () => client.write('what did you say\r\n'));
      return;
    }
    const far = connect(behind, '127.0.0.1').on('error', () => client.destroy());
    let mailSent = false;
    client.on('data', (chunk) => {
      mailSent ||= chunk.toString('latin1').endsWith('\r\n.\r\n');
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      const garble = oddness === 'garbled' && mailSent;
      mailSent = false;
      const answer = () => void client.write(garble ? 'banana\r\n' : chunk);
      if (holding) kept.push(answer);
      else answer();
    });
    far.on('close', () => client.destroy());
    client.on('close', () => far.destroy());
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    behave: (as) => {
      oddness = as;
      // A connection that is kept knows nothing of it.
      drop();
    },
    hold: () => void (holding = true),
    release: () => {
      holding = false;
      for (const answer of kept.splice(0)) answer();
    },
    held: () => kept.length,
    stop: () =>
      new Promise((settle) => {
        drop();
        server.close(() => settle());
      }),
  };
}
