/** `/api/call-queues`: queues of the switch; those that nobody has described are listed as unknown. */
import { z } from '@hono/zod-openapi';
import { describeQueue, listCallQueues } from '../store/call-queues.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { iso, json, jsonBody, storable } from './schemas.js';
import type { Api } from './services.js';

const tags = ['calls'];
const said = z.string().trim().min(1).max(100).nullable().default(null);
const queueSchema = z
  .object({
    name: z.string(),
    known: z.boolean(),
    ...{ title: z.string().nullable(), service: z.string().nullable(), language: z.string().nullable() },
    ...{ body: z.string().nullable(), first_seen_at: z.string() },
  })
  .openapi('CallQueue');
const list = guarded('calls.read', {
  method: 'get',
  path: '/api/call-queues',
  tags,
  summary:
    'All queues that events named or somebody described; `known` is false for those that nobody has described',
  responses: { 200: { description: 'By name', ...json(z.array(queueSchema)) } },
});
const describe = guarded('definitions.edit', {
  method: 'put',
  path: '/api/call-queues/{name}',
  tags,
  summary:
    'Describe a queue: its title, and the service, language and body of calls whose events say none. Holds for what is told from now on',
  request: {
    params: z.object({ name: storable(z.string().min(1).max(100)) }),
    body: jsonBody(z.strictObject({ title: said, service: said, language: said, body: said })),
  },
  responses: { 204: { description: 'Described' } },
});

/** List and describe. */
export function callQueuesApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const queues = await listCallQueues(api.store);
    return c.json(
      queues.map(({ firstSeenAt, ...queue }) => ({ ...queue, first_seen_at: iso(firstSeenAt) })),
      200,
    );
  });
  app.openapi(describe, async (c) => {
    const queue = { name: c.req.valid('param').name, ...c.req.valid('json') };
    await describeQueue(api.store, queue, api.clock());
    return c.body(null, 204);
  });
  return app;
}
