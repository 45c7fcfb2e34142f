/** Sessions of people: in, out, who am I, another password. The session is a cookie; nothing of it is shown to scripts. */
import { z } from '@hono/zod-openapi';
import { APIError } from 'better-auth/api';
import type { Context } from 'hono';
import { modes } from '../domain/operator-mode.js';
import { allRights } from '../domain/rights.js';
import { listSessions } from '../store/passwords.js';
import { clientAddress } from './client-address.js';
import type { ApiEnv, Caller } from './environment.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { json, passwordSchema } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

export const meSchema = z
  .object({
    name: z.string(),
    display_name: z.string(),
    groups: z.array(z.string()),
    skills: z.array(z.string()),
    rights: z.array(z.enum(allRights)),
    via: z.enum(['session', 'key']),
    mode: z.enum(modes),
    /** Names of those who are away and whose tasks one does. */
    stands_in_for: z.array(z.string()),
  })
  .openapi('Me');

const signIn = guarded('public', {
  method: 'post',
  path: '/api/auth/sign-in/email',
  tags: ['sign-in'],
  summary: 'Sign in; answers the session cookie',
  request: {
    body: {
      ...json(
        z.strictObject({
          email: z.email(),
          password: z.string().min(1).max(128),
          rememberMe: z.boolean().optional(),
        }),
      ),
      required: true,
    },
  },
  responses: { 200: { description: 'Signed in', ...json(z.object({ user: meSchema })) } },
});
const signOut = guarded('signed_in', {
  method: 'post',
  path: '/api/auth/sign-out',
  tags: ['sign-in'],
  summary: 'End the session, and its event streams',
  responses: { 200: { description: 'Signed out', ...json(z.object({ success: z.literal(true) })) } },
});
const changePassword = guarded('signed_in', {
  method: 'post',
  path: '/api/auth/change-password',
  tags: ['sign-in'],
  summary: 'Another password; ends the person’s other sessions',
  request: {
    body: {
      ...json(z.strictObject({ currentPassword: z.string().max(128), newPassword: passwordSchema })),
      required: true,
    },
  },
  responses: { 200: { description: 'Changed', ...json(z.object({ success: z.literal(true) })) } },
});
const me = guarded('signed_in', {
  method: 'get',
  path: '/api/me',
  tags: ['sign-in'],
  summary: 'Who I am and what I may do',
  responses: { 200: { description: 'The caller', ...json(meSchema) } },
});

/** Sign-in, sign-out, change of password, and the caller. */
export function signInApi(api: Api) {
  const app = newResource();
  app.openapi(signIn, async (c) => {
    const body = c.req.valid('json');
    const address = clientAddress(c, api.behindProxy) ?? 'unknown';
    // Of an attempt that fails this is all that is known.
    c.set('auditSubject', `address:${body.email.toLowerCase()}`);
    await api.signInLimit.take(address, body.email);
    const answer = await authorised(() =>
      api.auth.api.signInEmail({
        body: { email: body.email, password: body.password, rememberMe: body.rememberMe ?? true },
        headers: c.req.raw.headers,
        returnHeaders: true,
      }),
    );
    await api.signInLimit.succeeded(address, body.email);
    passCookies(c, answer.headers);
    c.set('auditSubject', `user:${answer.response.user.name}`);
    const caller = await api.callers.byUser(answer.response.user.id, '');
    if (caller === null) throw problem('not_signed_in', worded`The address or the password is wrong.`);
    return c.json({ user: shown(caller) }, 200);
  });
  app.openapi(signOut, async (c) => {
    const { caller } = c.var;
    if (caller.sessionId === null)
      throw problem('conflict', worded`A key has no session to end; withdraw the key instead.`);
    api.sessions.end(caller.sessionId);
    const { headers } = await api.auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true });
    passCookies(c, headers);
    return c.json({ success: true as const }, 200);
  });
  app.openapi(changePassword, async (c) => {
    const { userId } = c.var.caller;
    if (userId === null) throw problem('conflict', worded`A key has no password.`);
    const before = await listSessions(api.store, userId);
    const { currentPassword, newPassword } = c.req.valid('json');
    const { headers } = await authorised(() =>
      api.auth.api.changePassword({
        body: { currentPassword, newPassword, revokeOtherSessions: true },
        headers: c.req.raw.headers,
        returnHeaders: true,
      }),
    );
    for (const session of before) api.sessions.end(session);
    passCookies(c, headers);
    return c.json({ success: true as const }, 200);
  });
  app.openapi(me, (c) => c.json(shown(c.var.caller), 200));
  return app;
}

function shown(caller: Caller): z.infer<typeof meSchema> {
  return {
    name: caller.name,
    display_name: caller.displayName,
    groups: [...caller.groups],
    skills: [...caller.skills],
    rights: allRights.filter((right) => caller.rights.has(right)),
    via: caller.via,
    mode: caller.mode,
    stands_in_for: [...caller.standsInFor],
  };
}

function passCookies(c: Context<ApiEnv>, headers: Headers): void {
  for (const line of headers.getSetCookie()) c.header('Set-Cookie', line, { append: true });
}

// What better-auth refuses tells a stranger no more than that it was refused.
async function authorised<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500)
      throw problem('not_signed_in', worded`The address or the password is wrong.`);
    throw error;
  }
}
