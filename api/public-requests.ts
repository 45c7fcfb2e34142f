/** `/api/public/requests`: the web form and its answer, for people who aren't signed in. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { publicPart } from '../commands/public-form.js';
import { openPublicRequest, publicForm, publicStanding } from '../commands/public-requests.js';
import { clientAddress } from './client-address.js';
import type { ApiEnv } from './environment.js';
import { guarded } from './guard.js';
import { keyOf } from './idempotency.js';
import { granted, problem, refused } from './problem.js';
import { createPublicLimit } from './public-limit.js';
import { newResource } from './resource.js';
import { anyJson, iso, json, jsonBody, jsonValue, nameSchema } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const tags = ['public'];
const open = guarded('public', {
  method: 'post',
  path: '/api/public/requests/{workflow}',
  tags,
  summary: 'Send a request by a public form; answers the code to ask after it',
  request: {
    params: z.object({ workflow: nameSchema }),
    body: jsonBody(
      z.strictObject({ id: z.string().optional(), data: z.record(z.string(), jsonValue).default({}) }),
    ),
  },
  responses: { 201: { description: 'Taken', ...json(z.object({ code: z.string() })) } },
});
const form = guarded('public', {
  method: 'get',
  path: '/api/public/requests/{workflow}/form',
  tags,
  summary: 'What a public form asks for',
  request: { params: z.object({ workflow: nameSchema }) },
  responses: {
    200: {
      description: 'The form',
      ...json(z.object({ workflow: z.string(), title: anyJson, schema: anyJson, ui: anyJson })),
    },
  },
});
const standing = guarded('public', {
  method: 'get',
  path: '/api/public/requests/{code}',
  tags,
  summary: 'How a request stands, by its code',
  request: { params: z.object({ code: z.string().min(1).max(100) }) },
  responses: {
    200: {
      description: 'How it stands',
      ...json(
        z.object({
          number: z.string(),
          state: z.enum(['open', 'closed']),
          started_at: z.string(),
          ended_at: z.string().nullable(),
        }),
      ),
    },
  },
});

/** Send a request, read its form, ask after it. */
export function publicRequestsApi(api: Api) {
  const app = newResource();
  const limit = createPublicLimit();
  const address = (c: Context<ApiEnv>) => clientAddress(c, api.behindProxy) ?? 'unknown';
  app.openapi(open, async (c) => {
    await limit.write(address(c));
    const { workflow } = c.req.valid('param');
    const body = c.req.valid('json');
    const request = { workflow, data: body.data, key: keyOf(c, body.id) };
    const bodyHash = c.var.hashBody(['public', workflow, body.data]);
    const answer = await openPublicRequest(api.commands, { ...request, bodyHash });
    return c.json({ code: granted(answer).code }, 201);
  });
  app.openapi(form, async (c) => {
    await limit.read(address(c));
    const { workflow } = c.req.valid('param');
    const found = await publicForm(api.commands, workflow);
    if ('ok' in found) throw refused(found);
    const { schema, ui } = publicPart(found.form ?? { schema: { type: 'object' }, ui: {} });
    return c.json({ workflow, title: found.title, schema, ui }, 200);
  });
  app.openapi(standing, async (c) => {
    await limit.read(address(c));
    const found = await publicStanding(api.commands, c.req.valid('param').code);
    if (found === null) throw problem('not_found', worded`There is no request with this code.`);
    const { number, state, startedAt, endedAt } = found;
    return c.json({ number, state, started_at: iso(startedAt), ended_at: iso(endedAt) }, 200);
  });
  return app;
}
