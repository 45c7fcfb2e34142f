/** `/api/me/call`: the call that one is in, as the switch tells it, so that what is written down is joined to it. */
import { z } from '@hono/zod-openapi';
import { findOwnCall } from '../store/own-call.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { iso, json } from './schemas.js';
import type { Api } from './services.js';

const text = z.string().nullable();
const ownCallSchema = z
  .object({
    id: z.string(),
    ...{ queue: text, service: text, language: text },
    answered_at: z.string(),
    ended_at: text.openapi({ description: 'null: one is talking still' }),
    instances: z.array(z.string()).openapi({ description: 'what it opened or concerned so far' }),
  })
  .openapi('OwnCall');
const route = guarded('instances.start', {
  method: 'get',
  path: '/api/me/call',
  tags: ['calls'],
  summary:
    'The call that one answered last, by one’s name at the switch, while it goes on and for half an hour after it; its `id` is what a start gives as `call_id`',
  responses: {
    200: { description: 'The call', ...json(z.object({ call: ownCallSchema.nullable() })) },
  },
});

/** One's own call. */
export function ownCallApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const found = await findOwnCall(api.store, c.var.caller.name, api.clock());
    if (found === null) return c.json({ call: null }, 200);
    const { answeredAt, endedAt, instances, ...rest } = found;
    const shown = {
      ...rest,
      answered_at: iso(answeredAt),
      ended_at: iso(endedAt),
      instances: [...instances],
    };
    return c.json({ call: shown }, 200);
  });
}
