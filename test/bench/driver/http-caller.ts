/** A caller of the HTTP API on connections that are kept, with a session as browsers have it. */
import { Agent, request } from 'node:http';
import { demoPassword } from '../../../commands/demo-organisation.js';

export interface Caller {
  /** Sends JSON. @throws for any answer that is no success */
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
  const entered = await send(agent, `${url}/api/auth/sign-in/email`, 'POST', '', {
    email: `${name}@example.org`,
    password: demoPassword,
  });
  const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
  const call = async (method: string, path: string, body?: unknown) =>
    JSON.parse((await send(agent, url + path, method, cookie, body)).text) as unknown;
  return {
    post: async (path, body) => (await call('POST', path, body)) as Record<string, unknown>,
    get: (path) => call('GET', path),
  };
}

function send(agent: Agent, url: string, method: string, cookie: string, body?: unknown): Promise<Reply> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    'content-length': Buffer.byteLength(text),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(cookie === '' ? {} : { cookie }),
  };
  return new Promise((settle, fail) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        const reply = Buffer.concat(parts).toString();
        const status = response.statusCode ?? 0;
        if (status < 300) settle({ status, text: reply, cookies: response.headers['set-cookie'] ?? [] });
        else fail(new Error(`${method} ${url}: ${status} ${reply}`));
      });
    });
    sent.on('error', fail);
    sent.end(text);
  });
}
