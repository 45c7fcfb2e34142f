/** A signed-in caller of a running server that takes every answer as it comes. */

interface SessionAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface ApiSession {
  get(path: string): Promise<SessionAnswer>;
  post(path: string, body: Record<string, unknown>, key: string): Promise<SessionAnswer>;
  /** Sends a file. */
  upload(path: string, content: string): Promise<SessionAnswer>;
  /** Keeps a draft of a definition. */
  putYaml(path: string, text: string): Promise<SessionAnswer>;
}

/** Signs in as one of the demonstration's people. */
export async function createApiSession(base: string, name: string): Promise<ApiSession> {
  const cookies = new Map<string, string>();
  const call = async (path: string, init: RequestInit): Promise<SessionAnswer> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...init.headers, cookie, origin: base },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const text = await response.text();
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    return {
      status: response.status,
      headers: response.headers,
      body: (Array.isArray(parsed) ? { items: parsed } : parsed) as Record<string, unknown>,
    };
  };
  const post = (path: string, body: Record<string, unknown>, key: string) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  const signedIn = await post(
    '/api/auth/sign-in/email',
    { email: `${name}@example.org`, password: 'sportello' },
    'sign-in',
  );
  if (signedIn.status !== 200) throw new Error(`${name} could not sign in: ${JSON.stringify(signedIn.body)}`);
  const octets = { 'content-type': 'application/octet-stream' };
  const yaml = { 'content-type': 'application/yaml' };
  return {
    get: (path) => call(path, {}),
    post,
    upload: (path, content) => call(path, { method: 'POST', headers: octets, body: content }),
    putYaml: (path, text) => call(path, { method: 'PUT', headers: yaml, body: text }),
  };
}
