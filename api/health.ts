/** `GET /api/health`: whether we live, and whether each part that we need answers. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';

const partSchema = z.enum(['up', 'down']);
const healthSchema = z
  .object({
    live: z.literal(true),
    ready: z.boolean(),
    parts: z.object({ store: partSchema, temporal: partSchema, worker: partSchema }),
  })
  .openapi('Health');

const route = guarded('public', {
  method: 'get',
  path: '/api/health',
  tags: ['operation'],
  summary: 'Live, and ready: store, Temporal, worker',
  responses: {
    200: { description: 'Ready', content: { 'application/json': { schema: healthSchema } } },
    503: { description: 'Live, not ready', content: { 'application/json': { schema: healthSchema } } },
  },
});

const patienceMs = 2_000;

/** The health of this process and its parts. */
export function healthApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const [store, temporal, worker] = await Promise.all([
      answers(async () => {
        await api.store.sql.query('select 1');
      }),
      answers(api.health.temporal),
      answers(api.health.worker),
    ]);
    const ready = store === 'up' && temporal === 'up' && worker === 'up';
    return c.json({ live: true as const, ready, parts: { store, temporal, worker } }, ready ? 200 : 503, {
      'Cache-Control': 'no-store',
    });
  });
}

async function answers(check: () => Promise<void>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => {
      resolve('down');
    }, patienceMs);
  });
  try {
    return await Promise.race([check().then(() => 'up' as const), late]);
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
