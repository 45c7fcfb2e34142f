/** A caller of the API in tests: `app.request` with a cookie jar, so that no port is needed. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../../api/environment.js';
import { demoPassword } from '../../commands/demo-organisation.js';

interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; null if it is empty or no JSON. Tests look into it by `toMatchObject`. */
  readonly body: Record<string, unknown>;
  readonly text: string;
}

export interface ApiClient {
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  get(path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  /** The cookies as they would be sent, for tests that look at them. */
  cookies(): string;
}

interface ClientOptions {
  readonly cookies?: string;
  readonly key?: string;
}

/** A caller with a cookie jar of its own; with a key it sends that. A body that is a text goes as YAML, anything else as JSON. */
export function createApiClient(app: OpenAPIHono<ApiEnv>, options: ClientOptions = {}): ApiClient {
  const jar = new Map<string, string>();
  for (const pair of (options.cookies ?? '').split('; ').filter((text) => text !== '')) keep(jar, pair);

  async function request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const sent = new Headers(headers);
    if (jar.size > 0) sent.set('Cookie', cookies());
    if (options.key !== undefined) sent.set('Authorization', `Bearer ${options.key}`);
    if (body !== undefined && !sent.has('Content-Type'))
      sent.set('Content-Type', typeof body === 'string' ? 'application/yaml' : 'application/json');
    const init = {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const response = await app.request(path, init);
    for (const line of response.headers.getSetCookie()) keep(jar, line.split(';')[0] ?? '');
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  function cookies(): string {
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  return {
    request,
    cookies,
    get: (path, headers) => request('GET', path, undefined, headers),
    post: (path, body, headers) => request('POST', path, body, headers),
    put: (path, body, headers) => request('PUT', path, body, headers),
  };
}

/** A caller who has signed in as a user of the demonstration organisation. @throws if the sign-in is refused. */
export async function signedIn(app: OpenAPIHono<ApiEnv>, name: string): Promise<ApiClient> {
  const client = createApiClient(app);
  const answer = await client.post('/api/auth/sign-in/email', {
    email: `${name}@example.org`,
    password: demoPassword,
  });
  if (answer.status !== 200)
    throw new Error(`${name} could not sign in: ${String(answer.status)} ${answer.text}`);
  return client;
}

function keep(jar: Map<string, string>, pair: string): void {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1);
  if (value === '') jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), value);
}
