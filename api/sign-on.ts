/**
 * Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce, by better-auth's generic provider.
 * It is a better-auth of its own, made at the first use: the provider out of reach touches neither our start nor the
 * sign-in by e-mail. Who comes in is a user of ours; nobody registers herself, and groups are ours.
 */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { discover, discoveryUrl, type ClientProof } from '../gateways/oidc/discovery.js';
import type { Store } from '../store/store.js';
import { createAuth, type Auth, type AuthSettings, type OidcSettings } from './auth.js';

/** Why somebody did not come in. */
export type SignOnFailure =
  | 'unknown_user'
  | 'inactive_user'
  | 'unverified_email'
  | 'denied'
  | 'expired'
  | 'unconfirmed'
  | 'unavailable';

interface NotIn {
  readonly ok: false;
  readonly why: SignOnFailure;
  /** For the browser, also when nobody comes in. */
  readonly cookies: readonly string[];
}

interface SentOff {
  readonly ok: true;
  readonly url: string;
  readonly cookies: readonly string[];
}

interface CameIn {
  readonly ok: true;
  /** Our unique name. */
  readonly user: string;
  readonly returnTo: string;
  readonly cookies: readonly string[];
}

/** What the provider says by the browser. */
interface SignOnAnswer {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
}

export interface SignOn {
  /** What people call the provider. */
  readonly name: string;
  /** Where the browser is to go, and what it keeps meanwhile. */
  begin(returnTo: string): Promise<SentOff | NotIn>;
  /** What came of it, from the parameters that the provider sent the browser back with. */
  finish(headers: Headers, query: SignOnAnswer): Promise<CameIn | NotIn>;
}

const providerId = 'oidc';
// An answer that the provider owes for longer than this does not come.
const patienceMs = 10_000;

/** Makes the single sign-on; null if no provider is set. Asks the provider nothing yet. */
export function createSignOn(store: Store, settings: AuthSettings, logger: Logger): SignOn | null {
  const { oidc } = settings;
  if (oidc === null) return null;
  let made: Promise<Auth> | null = null;
  const make = async () => {
    const { proof } = await discover(oidc.issuer);
    return createAuth(store, settings, logger, await providerOptions(oidc, proof));
  };
  // Requests that come together ask once; what failed is asked again.
  const ready = () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };

  async function soon<Answer>(ask: (auth: Auth) => Promise<Answer | NotIn>): Promise<Answer | NotIn> {
    try {
      return await withPatience(ready().then(ask));
    } catch (error) {
      logger.warn({ why: reasonOf(error) }, 'the OpenID provider is out of reach');
      return { ok: false, why: 'unavailable', cookies: [] };
    }
  }

  return {
    name: oidc.name,
    begin: (returnTo) => soon((auth) => begin(auth, returnTo)),
    finish: (headers, query) =>
      soon(async (auth) => {
        const answer = await finish(auth, headers, query);
        if (!answer.ok) logger.warn({ why: answer.why }, 'a single sign-on let nobody in');
        return answer;
      }),
  };
}

async function begin(auth: Auth, returnTo: string): Promise<SentOff> {
  const { headers, response } = await auth.api.signInSocial({
    body: { provider: providerId, callbackURL: returnTo },
    returnHeaders: true,
  });
  if (response.url === undefined) throw new Error('better-auth gave no address of the provider');
  return { ok: true, url: response.url, cookies: headers.getSetCookie() };
}

async function finish(auth: Auth, headers: Headers, query: SignOnAnswer): Promise<CameIn | NotIn> {
  const answer = await auth.api.callbackOAuth({
    method: 'GET',
    params: { id: providerId },
    query: { ...query },
    headers,
    asResponse: true,
  });
  const cookies = answer.headers.getSetCookie();
  const target = answer.headers.get('Location') ?? '';
  const error = errorIn(target);
  if (error !== null) return { ok: false, why: failureOf(error), cookies };
  const session = await auth.api.getSession({ headers: new Headers({ Cookie: asSent(cookies) }) });
  if (session === null) return { ok: false, why: 'unconfirmed', cookies };
  return { ok: true, user: session.user.name, returnTo: target, cookies };
}

// Its own error page, which we don't show: a page of ours never lies under /api.
function errorIn(target: string): string | null {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  return pathname === '/api/auth/error' ? (searchParams.get('error') ?? '') : null;
}

function failureOf(error: string): SignOnFailure {
  const known: Readonly<Record<string, SignOnFailure>> = {
    signup_disabled: 'unknown_user',
    inactive_user: 'inactive_user',
    unable_to_create_session: 'inactive_user',
    account_not_linked: 'unverified_email',
    email_not_found: 'unverified_email',
    access_denied: 'denied',
    state_mismatch: 'expired',
    state_invalid: 'expired',
    state_not_found: 'expired',
    invalid_callback_request: 'expired',
  };
  return known[error] ?? 'unconfirmed';
}

async function providerOptions(oidc: OidcSettings, proof: ClientProof) {
  // Loaded by those who use it.
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
  const provider = genericOAuth({
    config: [
      {
        providerId,
        discoveryUrl: discoveryUrl(oidc.issuer),
        requireIdTokenVerification: true,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        authentication: proof,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        // With the issuer: under another provider the same subject is another person.
        accountSubject: ({ profile: { sub } }) => {
          if (typeof sub !== 'string' || sub === '') throw new Error('the provider named no subject');
          return `${oidc.issuer} ${sub}`;
        },
      },
    ],
  });
  return {
    plugins: [provider],
    account: {
      // In a cookie, sealed: a stranger who begins and never ends leaves no row.
      storeStateStrategy: 'cookie' as const,
      updateAccountOnSignIn: false,
      // The provider must have verified the address; ours was written by an administrator, nobody registers herself.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
  };
}

async function withPatience<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const stop = new AbortController();
  const late = setTimeout(patienceMs, null, { signal: stop.signal }).then((): never => {
    throw new Error(`no answer within ${patienceMs} ms`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function asSent(cookies: readonly string[]): string {
  return cookies.map((line) => line.split(';')[0]).join('; ');
}
