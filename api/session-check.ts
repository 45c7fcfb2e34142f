/** From a request's cookie to its session: by what this process remembers, else by the cookie's signed copy, else by the store. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Auth } from './auth.js';
import type { ApiEnv } from './environment.js';
import type { KnownSession, SessionMemory } from './session-memory.js';

/** Checks the session of a request; `fromStore` trusts neither memory nor copy. Null when there is none that is valid. */
export type SessionCheck = (c: Context<ApiEnv>, fromStore: boolean) => Promise<KnownSession | null>;

/** Makes the check; a cookie that better-auth renews is passed on to the browser. */
export function createSessionCheck(auth: Auth, sessions: SessionMemory, https: boolean): SessionCheck {
  const cookieName = `${https ? '__Secure-' : ''}sportello.session_token`;
  return async (c, fromStore) => {
    const cookie = getCookie(c, cookieName);
    if (cookie === undefined) return null;
    const known = fromStore ? null : sessions.find(cookie);
    if (known !== null) return known;
    const { headers, response } = await auth.api.getSession({
      headers: c.req.raw.headers,
      query: fromStore ? { disableCookieCache: true } : {},
      returnHeaders: true,
    });
    if (response === null || sessions.hasEnded(response.session.id)) return null;
    // A check from the store comes in the middle of a stream, whose headers are gone.
    if (!fromStore) for (const line of headers.getSetCookie()) c.header('Set-Cookie', line, { append: true });
    const { id, userId, expiresAt } = response.session;
    const session = { id, userId, expiresAt: expiresAt.getTime() };
    sessions.remember(cookie, session);
    return session;
  };
}
