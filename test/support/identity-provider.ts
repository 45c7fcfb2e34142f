/** A real OpenID provider on loopback, with a log-in form; and a browser that fills it in. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

interface KnownPerson {
  readonly email: string;
  readonly email_verified: boolean;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Goes where our sign-in sends a browser, logs in under this name, consents; answers where the provider sends it back to. */
  logIn(url: string, name: string): Promise<URL>;
  stop(): Promise<void>;
}

/** What we are called there. */
export const client = { clientId: 'sportello', clientSecret: 'a secret that the provider knows' };

/** Starts it with these people (by the name that they log in with), at any free port of 127.0.0.1 if none is said. */
export async function startIdentityProvider(
  people: Readonly<Record<string, KnownPerson>>,
  redirectUri: string,
  port = 0,
): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['a key for tests'] },
    findAccount: (_, name) => {
      const person = people[name];
      if (person === undefined) return undefined;
      return { accountId: name, claims: async () => ({ sub: name, name, ...person }) };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    logIn: (url, name) => walk(issuer, url, name),
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

async function walk(issuer: string, from: string, name: string): Promise<URL> {
  const jar = new Map<string, string>();
  let request: { url: URL; form?: URLSearchParams } = { url: new URL(from) };
  for (let step = 0; step < 20; step += 1) {
    const response = await fetch(request.url, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(request.form === undefined ? {} : { method: 'POST', body: request.form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(key, value);
    }
    const location = response.headers.get('Location');
    if (location !== null) {
      const url = new URL(location, request.url);
      if (url.origin !== issuer) return url;
      request = { url };
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined) throw new Error(`${request.url.href}: ${page}`);
    const form = new URLSearchParams({
      prompt,
      ...(prompt === 'login' ? { login: name, password: 'x' } : {}),
    });
    request = { url: new URL(action, issuer), form };
  }
  throw new Error('the provider never sent the browser back');
}
