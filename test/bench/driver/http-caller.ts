/** A caller of the HTTP API on connections that are kept, with a session as browsers have it. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { demoPassword } from '../../../commands/demo-organisation.js';

export interface Caller {
  /** Sends JSON. @throws for any answer that is no success, save a 503, after which it asks again */
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
  get(path: string): Promise<unknown>;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

/** Signs in as a user of the demonstration organisation. */
export async function signIn(url: string, name: string): Promise<Caller> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const body = { email: `${name}@example.org`, password: demoPassword };
  const entered = await send({
    agent,
    url: `${url}/api/auth/sign-in/email`,
    method: 'POST',
    cookie: '',
    body,
  });
  const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
  const call = async (method: string, path: string, body?: unknown) =>
    JSON.parse(
      (await insist({ agent, url: url + path, method, cookie, body, key: randomUUID() })).text,
    ) as unknown;
  return {
    post: async (path, body) => (await call('POST', path, body)) as Record<string, unknown>,
    get: (path) => call('GET', path),
  };
}

interface Sent {
  readonly agent: Agent;
  readonly url: string;
  readonly method: string;
  readonly cookie: string;
  readonly body?: unknown;
  readonly key?: string;
}

/** A connection that was kept may be closed by the server in the moment in which it is used: what has a key may be sent again. */
function onceMore(what: Sent, error: unknown): Promise<Reply> {
  if (
    what.key === undefined ||
    !(error instanceof Error) ||
    !('code' in error) ||
    error.code !== 'ECONNRESET'
  )
    throw error;
  return send(what);
}

const mostTries = 4;

/** Sends, and again under the same key where it is told to ask again, as any caller should; the time of all tries counts. */
async function insist(what: Sent): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await send(what).catch((error: unknown) => onceMore(what, error));
    if (reply.status < 300) return reply;
    const fault = `${what.method} ${what.url}: ${reply.status} ${reply.text}`;
    if (reply.status !== 503 || tries === mostTries) throw new Error(fault);
    console.error(`asked again (${tries}): ${fault}`);
  }
}

function send({ agent, url, method, cookie, body, key }: Sent): Promise<Reply> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    'content-length': Buffer.byteLength(text),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(cookie === '' ? {} : { cookie }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  return new Promise((settle, fail) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () =>
        settle({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString(),
          cookies: response.headers['set-cookie'] ?? [],
        }),
      );
    });
    sent.on('error', fail);
    sent.end(text);
  });
}
