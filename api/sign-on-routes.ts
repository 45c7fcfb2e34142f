/** Sign-in by an OpenID provider: off to it, back from it, and which ways in there are. The browser follows these itself. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { clientAddress } from './client-address.js';
import type { ApiEnv } from './environment.js';
import { guarded } from './guard.js';
import { problem, statusOf } from './problem.js';
import { newResource } from './resource.js';
import { json } from './schemas.js';
import type { Api } from './services.js';
import { signOnPage, signOnProblem } from './sign-on-page.js';
import type { SignOn, SignOnFailure } from './sign-on.js';
import { worded } from '../engine/wording/worded.js';

const page = { content: { 'text/html': { schema: z.string() } } };
const failures = {
  400: { description: 'The sign-in has expired or did not begin here', ...page },
  403: { description: 'Not let in; the page says why, and whom to ask', ...page },
  503: { description: 'The provider does not answer, or did not confirm who it is', ...page },
};

const parameter = z.string().max(4_096).optional();

const methods = guarded('public', {
  method: 'get',
  path: '/api/auth/methods',
  tags: ['sign-in'],
  summary: 'The ways to sign in, for the sign-in page',
  responses: {
    200: {
      description: 'By e-mail and password, and by a provider where one is set',
      ...json(z.object({ email: z.literal(true), oidc: z.object({ name: z.string() }).nullable() })),
    },
  },
});
const begin = guarded('public', {
  method: 'get',
  path: '/api/auth/sign-in/oidc',
  tags: ['sign-in'],
  summary: 'Go to the OpenID provider to sign in',
  request: {
    query: z.strictObject({
      return_to: z
        .string()
        .max(500)
        .refine(isLocalPath, 'expected a path of ours, /tasks?mine=true')
        .default('/')
        .openapi({ description: 'The page to come back to, a path of ours' }),
    }),
  },
  responses: { 302: { description: 'To the provider' }, ...failures },
});
const finish = guarded('public', {
  method: 'get',
  path: '/api/auth/callback/oidc',
  tags: ['sign-in'],
  summary: 'Where the provider sends the browser back to; answers the session cookie',
  request: { query: z.object({ code: parameter, state: parameter, iss: parameter, error: parameter }) },
  responses: { 302: { description: 'Signed in; to the page that was asked for' }, ...failures },
});

/** The ways in, and the two ends of a single sign-on. */
export function signOnApi(api: Api) {
  const app = newResource();
  app.openapi(methods, (c) =>
    c.json({ email: true as const, oidc: api.signOn === null ? null : { name: api.signOn.name } }, 200),
  );
  app.openapi(begin, async (c) => {
    const sent = await provider(api).begin(c.req.valid('query').return_to);
    passCookies(c, sent.cookies);
    return sent.ok ? c.redirect(sent.url, 302) : notIn(c, sent.why);
  });
  app.openapi(finish, async (c) => {
    const signOn = provider(api);
    const address = clientAddress(c, api.behindProxy) ?? 'unknown';
    await api.signInLimit.takeUnnamed(address);
    const came = await signOn.finish(c.req.raw.headers, c.req.valid('query'));
    passCookies(c, came.cookies);
    // A sign-in is a write, though browsers come here by a GET.
    c.set('auditRead', true);
    c.set('auditSubject', came.ok ? `user:${came.user}` : `sign-on:${came.why}`);
    if (!came.ok) return notIn(c, came.why);
    await api.signInLimit.succeededUnnamed(address);
    return c.redirect(came.returnTo, 302);
  });
  return app;
}

function provider(api: Api): SignOn {
  if (api.signOn === null)
    throw problem('not_found', worded`Single sign-on is not set up here (OIDC_ISSUER).`);
  return api.signOn;
}

function notIn(c: Context<ApiEnv>, why: SignOnFailure) {
  const { code, detail } = signOnProblem(why);
  const error = problem(code, detail, {
    extra: { reason: why },
    ...(code === 'unavailable' ? { retryAfter: 5 } : {}),
  });
  const problemJson = 'application/problem+json';
  if (
    accepts(c, { header: 'Accept', supports: [problemJson, 'text/html'], default: problemJson }) !==
    'text/html'
  )
    throw error;
  const language = accepts(c, { header: 'Accept-Language', supports: ['it', 'en'], default: 'it' });
  c.header('Cache-Control', 'no-store');
  return c.html(signOnPage(why, language === 'en' ? 'en' : 'it'), statusOf(error) as 400 | 403 | 503);
}

function passCookies(c: Context<ApiEnv>, lines: readonly string[]): void {
  for (const line of lines) c.header('Set-Cookie', line, { append: true });
}

/** True for a path that stays with us, and is a page: nothing that a browser could take for another host. */
function isLocalPath(text: string): boolean {
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return false;
  const here = 'http://localhost';
  if (!URL.canParse(text, here)) return false;
  const { origin, pathname } = new URL(text, here);
  return origin === here && !pathname.startsWith('/api/') && !pathname.startsWith('//');
}
