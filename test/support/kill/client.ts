/** A caller of the HTTP API that insists: it sends a write again, under the same key, until it gets an answer that stands. */
import { setTimeout as pause } from 'node:timers/promises';

/** A write that was answered: what it was, and what came. */
export interface Written {
  readonly key: string;
  readonly path: string;
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface Client {
  /** Sends a write under `key` until the answer is neither a fault of the connection nor of the server. */
  write(path: string, body: Record<string, unknown>, key: string): Promise<Written>;
  /** Reads until there is an answer. */
  read(path: string): Promise<Record<string, unknown>>;
}

const againAfterMs = 150;
// As long as several restarts take on a machine that is busy with other things.
const patienceMs = 300_000;

/** Signs in and insists on that too. */
export async function signIn(base: () => string, name: string): Promise<Client> {
  let cookie = '';
  const enter = async (): Promise<void> => {
    const response = await fetch(`${base()}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${name}@example.org`, password: 'sportello' }),
    });
    cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    if (!response.ok)
      throw new Error(`${name} could not sign in: ${response.status} ${await response.text()}`);
  };
  const insist = async <T>(what: string, once: () => Promise<T | null>): Promise<T> => {
    let last: unknown;
    for (const end = performance.now() + patienceMs; performance.now() < end; await pause(againAfterMs)) {
      try {
        const answer = await once();
        if (answer !== null) return answer;
      } catch (error) {
        last = error;
      }
    }
    throw new Error(`${what} got no answer within ${patienceMs} ms`, { cause: last });
  };
  const call = async (path: string, init: RequestInit): Promise<Response | null> => {
    const signal = AbortSignal.timeout(20_000);
    const response = await fetch(`${base()}${path}`, {
      ...init,
      signal,
      headers: { ...init.headers, cookie, origin: base() },
    });
    if (response.status === 401) await enter();
    return response.status === 401 || response.status >= 500 ? null : response;
  };
  await insist(`the sign-in of ${name}`, async () => (await enter(), true));
  return {
    write: (path, body, key) =>
      insist(`${path} under ${key}`, async () => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': key };
        const response = await call(path, { method: 'POST', headers, body: JSON.stringify(body) });
        return response === null
          ? null
          : { key, path, status: response.status, body: (await response.json()) as Record<string, unknown> };
      }),
    read: (path) =>
      insist(path, async () => {
        const response = await call(path, {});
        return response === null ? null : ((await response.json()) as Record<string, unknown>);
      }),
  };
}
