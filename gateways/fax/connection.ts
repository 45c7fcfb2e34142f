/**
 * A conversation with hfaxd: commands over one connection, each answered before the next is sent, and a connection of its own
 * for every file and listing. Whatever goes wrong is told with the server's address, the command and what came; parameters of
 * a job are not told, as they say who is called.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FaxUnavailable } from '../../domain/fax.js';
import { createReplyReader, type Reply } from './reply.js';

export interface FaxConnection {
  /** Sends a command; answers the reply, whatever it says. @throws FaxUnavailable when none comes */
  ask(command: string): Promise<Reply>;
  /** The same; a reply with another code is a fault. @throws FaxUnavailable naming both */
  expect(command: string, code: number): Promise<Reply>;
  /** Sends a command that takes a file, and the file; answers the reply that came before it. */
  send(command: string, content: Uint8Array): Promise<Reply>;
  /** What a command gives, as text; null where the server refuses it. */
  receive(command: string): Promise<string | null>;
  /** Ends it, whatever is under way. */
  close(): void;
}

export interface FaxAddress {
  readonly host: string;
  readonly port: number;
  /** How long a connection or a reply may take. */
  readonly timeoutMs: number;
}

// Listings of everything that other clients sent, too; more is no listing.
const mostReceived = 32 * 1024 * 1024;

/** Connects, and hears the greeting. @throws FaxUnavailable */
export async function connectFax(address: FaxAddress, signal: AbortSignal): Promise<FaxConnection> {
  const server = `The fax server ${address.host}:${address.port}`;
  const socket = await opened(address, address.port, server, signal);
  const replies = listen(socket);
  const next = (what: string): Promise<Reply> => inTime(replies.next(), address.timeoutMs, server, what);
  const close = () => {
    socket.destroy();
  };
  signal.addEventListener('abort', close, { once: true });

  const ask = async (command: string): Promise<Reply> => {
    if (/[\r\n]/.test(command)) throw new Error(`A command to a fax server is one line: ${told(command)}.`);
    socket.write(`${command}\r\n`, 'latin1');
    return next(told(command));
  };
  const expect = async (command: string, code: number): Promise<Reply> => {
    const reply = await ask(command);
    if (reply.code === code) return reply;
    throw new FaxUnavailable(`${server} answered ${came(command, reply)} to ${told(command)}, not ${code}.`);
  };
  const dataSocket = async (): Promise<Socket> => {
    const { text } = await expect('EPSV', 229);
    const port = /\(\|\|\|(\d{1,5})\|\)/.exec(text)?.[1];
    if (port === undefined)
      throw new FaxUnavailable(`${server} named no port in its answer to EPSV: ${text}.`);
    return opened(address, Number(port), server, signal);
  };

  try {
    const { code, text } = await next('the connection');
    if (code !== 220) throw new FaxUnavailable(`${server} greeted with ${code} ${text}, not 220.`);
  } catch (error) {
    close();
    throw error;
  }
  return { ask, expect, close, ...transfers({ ask, expect, next, server, address, dataSocket }) };
}

/** Files and listings, each over a connection of its own. */
function transfers(over: {
  readonly ask: FaxConnection['ask'];
  readonly expect: FaxConnection['expect'];
  readonly next: (what: string) => Promise<Reply>;
  readonly server: string;
  readonly address: FaxAddress;
  readonly dataSocket: () => Promise<Socket>;
}): Pick<FaxConnection, 'send' | 'receive'> {
  const { ask, expect, next, server, address } = over;
  return {
    async send(command, content) {
      const data = await over.dataSocket();
      try {
        const begun = await expect(command, 150);
        data.end(content);
        const ended = await next(`the file of ${command}`);
        if (ended.code === 226) return begun;
        throw new FaxUnavailable(`${server} answered ${ended.code} ${ended.text} to the file of ${command}.`);
      } finally {
        data.destroy();
      }
    },
    async receive(command) {
      const data = await over.dataSocket();
      try {
        const begun = await ask(command);
        if (begun.code !== 150) return null;
        const content = await inTime(contentOf(data), address.timeoutMs, server, command);
        const ended = await next(`the end of ${command}`);
        if (ended.code === 226) return content;
        throw new FaxUnavailable(`${server} broke off ${command}: ${ended.code} ${ended.text}.`);
      } finally {
        data.destroy();
      }
    },
  };
}

async function opened(
  address: FaxAddress,
  port: number,
  server: string,
  signal: AbortSignal,
): Promise<Socket> {
  const { host, timeoutMs } = address;
  const socket = connect({ host, port });
  // Without a listener a late fault would end the process; whoever waits for a reply is told by `close`.
  socket.on('error', () => undefined);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    await once(socket, 'connect', { signal: patience });
    return socket;
  } catch (error) {
    socket.destroy();
    const code = (error as { readonly code?: string }).code ?? String(error);
    const why = patience.aborted ? `did not answer within ${timeoutMs} ms` : `is out of reach (${code})`;
    const where = port === address.port ? '' : ` at its port ${port}`;
    throw new FaxUnavailable(`${server} ${why}${where}.`, { cause: error });
  }
}

/** The replies that come, in their order; those that nobody has asked for yet wait. */
function listen(socket: Socket): { next(): Promise<Reply> } {
  const reader = createReplyReader();
  const came: Reply[] = [];
  const waiting: { settle(reply: Reply): void; fail(error: Error): void }[] = [];
  let broken: Error | null = null;
  const breakOff = (error: Error) => {
    broken ??= error;
    for (const each of waiting.splice(0)) each.fail(broken);
    socket.destroy();
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    try {
      for (const reply of reader.push(chunk)) {
        const first = waiting.shift();
        if (first === undefined) came.push(reply);
        else first.settle(reply);
      }
    } catch (error) {
      breakOff(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('close', () => breakOff(new Error('it closed the connection')));
  return {
    next() {
      const reply = came.shift();
      if (reply !== undefined) return Promise.resolve(reply);
      if (broken !== null) return Promise.reject(broken);
      return new Promise((settle, fail) => waiting.push({ settle, fail }));
    },
  };
}

async function inTime<T>(work: Promise<T>, timeoutMs: number, server: string, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`nothing came within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FaxUnavailable(`${server} gave no answer to ${what}: ${why}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function contentOf(data: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of data) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > mostReceived) throw new Error(`more than ${mostReceived} bytes came`);
  }
  return Buffer.concat(chunks).toString('latin1');
}

/** A command as it may be told: without the password, without the values of a job's parameters. */
function told(command: string): string {
  if (command.startsWith('PASS ')) return 'PASS';
  return /^JPARM \w+/.exec(command)?.[0] ?? command;
}

function came(command: string, { code, text }: Reply): string {
  return /^(PASS|JPARM) /.test(command) ? String(code) : `${code} ${text}`;
}
