/**
 * `/api/public/opt-out`: who was written to wants no more. Mail programs post there by themselves (RFC 8058); a person who
 * follows the link is shown a page with a button, as programs that look at links must not object in anybody's name.
 */
import { z } from '@hono/zod-openapi';
import { optOut, readOptOut } from '../commands/outreach/opt-out.js';
import { worded } from '../engine/wording/worded.js';
import { clientAddress } from './client-address.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { createPublicLimit } from './public-limit.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';

const tags = ['public'];
const request = { params: z.object({ token: z.string().min(1).max(200) }) };
const object = guarded('public', {
  method: 'post',
  path: '/api/public/opt-out/{token}',
  tags,
  summary: 'Be written to no more; twice is as good as once',
  request,
  responses: { 204: { description: 'Nobody writes there any more' } },
});
const look = guarded('public', {
  method: 'get',
  path: '/api/public/opt-out/{token}',
  tags,
  summary: 'The page on which to say so',
  request,
  responses: { 303: { description: 'The page' } },
});

// A provider's machines post for all of its customers.
const limits = { write: 3_000, all: 30_000, read: 300 };

/** Object to being written to, without an account. */
export function publicOptOutApi(api: Api) {
  const app = newResource();
  const limit = createPublicLimit(limits);
  const unknown = () => problem('not_found', worded`There is nothing under this link.`);
  app.openapi(object, async (c) => {
    await limit.write(clientAddress(c, api.behindProxy) ?? 'unknown');
    if (!(await optOut(api.commands, c.req.valid('param').token))) throw unknown();
    return c.body(null, 204);
  });
  app.openapi(look, async (c) => {
    await limit.read(clientAddress(c, api.behindProxy) ?? 'unknown');
    const { token } = c.req.valid('param');
    if (readOptOut(api.commands.keys, token) === null) throw unknown();
    return c.redirect(`/public/opt-out/${encodeURIComponent(token)}`, 303);
  });
  return app;
}
