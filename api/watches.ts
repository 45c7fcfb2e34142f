/** `/api/instances/:id/watch`: whether one watches an instance; who does is told by a notice what becomes of it. */
import { z } from '@hono/zod-openapi';
import { isWatched, unwatch, watch } from '../store/watches.js';
import { mustSee } from './command.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { idParam, json } from './schemas.js';
import type { Api } from './services.js';

const path = '/api/instances/{id}/watch';
const tags = ['instances'];
const request = { params: idParam };
const responses = {
  200: { description: 'Whether one does now', ...json(z.object({ watched: z.boolean() })) },
};

const read = guarded('instances.read', {
  method: 'get',
  path,
  tags,
  summary: 'Whether one watches it',
  request,
  responses,
});
const begin = guarded('instances.read', {
  method: 'put',
  path,
  tags,
  summary: 'Watch it: a notice tells when it misses a term, is escalated or closes',
  request,
  responses,
});
const stop = guarded('instances.read', {
  method: 'delete',
  path,
  tags,
  summary: 'Watch it no more',
  request,
  responses,
});

/** Watching an instance. */
export function watchesApi(api: Api) {
  const app = newResource();
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    return c.json({ watched: await isWatched(api.store, c.var.caller.name, id) }, 200);
  });
  app.openapi(begin, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    await watch(api.store, c.var.caller.name, id, api.clock());
    return c.json({ watched: true }, 200);
  });
  app.openapi(stop, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    await unwatch(api.store, c.var.caller.name, id);
    return c.json({ watched: false }, 200);
  });
  return app;
}
