/**
 * A conversation with RustPBX by its interface RWI: commands and their answers, and events, as JSON over one WebSocket. What
 * goes wrong is told with the switch's address and the command; parameters are not told, as they say who is called.
 */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { TelephonyUnavailable } from '../../domain/telephony.js';
import { readMessage, type RwiAnswer, type RwiEvent } from './rwi-messages.js';

export interface RwiAddress {
  /** Such as ws://127.0.0.1:8080/rwi/v1. */
  readonly url: string;
  readonly token: string;
  /** How long a connection or an answer may take. */
  readonly timeoutMs: number;
}

export interface RwiSession {
  /**
   * Sends a command, and gives the data of its answer, which says no more than that the switch took it on.
   * @throws RwiRefused where it did not, TelephonyUnavailable where no answer came: then it may have, and the session is over
   */
  command(action: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): void;
}

/** The switch surely did not do what it was told: it refused, or was not told. */
export class RwiRefused extends Error {
  override readonly name = 'RwiRefused';
}

interface Waiting {
  readonly settle: (answer: RwiAnswer) => void;
  readonly fail: (error: Error) => void;
}

const pingEveryMs = 15_000;

/** Connects; `heard` gets each event, `closed` is called once, whoever ends it. @throws TelephonyUnavailable */
export async function openRwi(
  address: RwiAddress,
  to: { readonly heard: (event: RwiEvent) => void; readonly closed: () => void },
): Promise<RwiSession> {
  const where = `The switch at ${new URL(address.url).host}`;
  const socket = await connected(address, where);
  const waiting = new Map<string, Waiting>();
  const stopPings = keepAlive(socket);
  socket.on('message', (data) => {
    // As the socket is set up, data are one buffer.
    const message = readMessage((data as Buffer).toString('utf8'));
    if (message === null) return;
    if ('event' in message) to.heard(message.event);
    else waiting.get(message.answer.action_id)?.settle(message.answer);
  });
  socket.on('close', () => {
    stopPings();
    for (const { fail } of waiting.values())
      fail(new TelephonyUnavailable(`${where} closed the connection.`));
    to.closed();
  });
  return {
    async command(action, params) {
      // One that was used before is dropped in silence.
      const id = randomUUID();
      const late = setTimeout(() => socket.terminate(), address.timeoutMs);
      try {
        const answer = await new Promise<RwiAnswer>((settle, fail) => {
          waiting.set(id, { settle, fail });
          if (socket.readyState !== WebSocket.OPEN) fail(new RwiRefused(`${where} is away.`));
          else socket.send(JSON.stringify({ action, action_id: id, params }));
        });
        if (answer.type === 'command_completed') return answer.data;
        throw new RwiRefused(`${where} refused ${action}: ${answer.error ?? 'it does not say why'}`);
      } finally {
        clearTimeout(late);
        waiting.delete(id);
      }
    },
    close: () => socket.terminate(),
  };
}

async function connected({ url, token, timeoutMs }: RwiAddress, where: string): Promise<WebSocket> {
  const socket = new WebSocket(url, 'rwi-v1', {
    headers: { Authorization: `Bearer ${token}` },
    handshakeTimeout: timeoutMs,
    perMessageDeflate: false,
  });
  try {
    await new Promise<void>((settle, fail) => {
      socket.once('open', settle).once('error', fail);
    });
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    throw new TelephonyUnavailable(`${where} is out of reach: ${code ?? message}`, { cause: error });
  }
  // What breaks later is told by `close`.
  socket.on('error', () => undefined);
  return socket;
}

/** A line that is cut tells nobody: without an answer to a ping it is over. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const pings = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingEveryMs);
  return () => clearInterval(pings);
}
