/** `/api/instances/{id}/calls`: which calls an instance is about, beside the one that opened it. */
import { z } from '@hono/zod-openapi';
import { joinCall } from '../store/call-instances.js';
import { mustSee } from './command.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { callIdSchema, idParam, jsonBody } from './schemas.js';
import type { Api } from './services.js';

const join = guarded('instances.message', {
  method: 'post',
  path: '/api/instances/{id}/calls',
  tags: ['calls'],
  summary: 'Say that a call concerns an instance that one may see',
  request: { params: idParam, body: jsonBody(z.strictObject({ call_id: callIdSchema })) },
  responses: { 204: { description: 'Joined' } },
});

/** Calls of instances. */
export function callInstancesApi(api: Api) {
  return newResource().openapi(join, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    await joinCall(api.store, c.req.valid('json').call_id, id, api.clock());
    return c.body(null, 204);
  });
}
