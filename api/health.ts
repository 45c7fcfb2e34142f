/** `GET /api/health`: whether we live, whether each part that we need answers, and how our processes are. */
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
    processes: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['starting', 'ready', 'restarting', 'stopping', 'stopped']),
        restarts: z.int(),
        pid: z.int().nullable().optional().openapi({ description: 'for whoever is signed in' }),
      }),
    ),
  })
  .openapi('Health');

const route = guarded('public', {
  method: 'get',
  path: '/api/health',
  tags: ['operation'],
  summary: 'Live, and ready: store, Temporal, worker; and the processes that this server runs',
  responses: {
    200: { description: 'Ready', content: { 'application/json': { schema: healthSchema } } },
    503: { description: 'Live, not ready', content: { 'application/json': { schema: healthSchema } } },
  },
});

const patienceMs = 2_000;

/** The health of this process and its parts. */
export function healthApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const [store, temporal, worker, caller] = await Promise.all([
      part(async () => {
        await api.store.sql.query('select 1');
      }),
      part(api.health.temporal),
      part(api.health.worker),
      inTime(() => c.var.authenticate(c), null),
    ]);
    const ready = store === 'up' && temporal === 'up' && worker === 'up';
    const processes = api.health.processes().map(({ name, state, restarts, pid }) => ({
      name,
      state,
      restarts,
      ...(caller === null ? {} : { pid }),
    }));
    const parts = { store, temporal, worker };
    return c.json({ live: true as const, ready, parts, processes }, ready ? 200 : 503, {
      'Cache-Control': 'no-store',
    });
  });
}

function part(check: () => Promise<void>): Promise<'up' | 'down'> {
  return inTime(() => check().then(() => 'up' as const), 'down' as const);
}

/** What is answered within our patience; else, or if it fails, `otherwise`. */
async function inTime<Answer, Otherwise>(
  ask: () => Promise<Answer>,
  otherwise: Otherwise,
): Promise<Answer | Otherwise> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Otherwise>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, patienceMs);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
