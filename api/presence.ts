/** `/api/instances/:id/presence`: who else has its page open. Told again every few seconds, in no log, gone soon after. */
import { z } from '@hono/zod-openapi';
import { countNotes } from '../store/notes.js';
import { deletePresence, touchPresence } from '../store/presences.js';
import { mustSee } from './command.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { idParam, iso, json } from './schemas.js';
import type { Api } from './services.js';

/** How long a page counts as open after it was last heard of; a page tells every four seconds. */
const openMs = 10_000;
const path = '/api/instances/{id}/presence';
const tags = ['instances'];

const look = guarded('instances.read', {
  method: 'put',
  path,
  tags,
  summary: 'Say that I look at an instance, for the next ten seconds, and hear who else does',
  request: { params: idParam },
  responses: {
    200: {
      description:
        'The others, and how many notes there are: a reader of notes knows by it whether to read again',
      ...json(
        z.object({
          others: z.array(
            z.object({ name: z.string(), display_name: z.string().nullable(), since: z.string() }),
          ),
          notes: z.int(),
        }),
      ),
    },
  },
});
const leave = guarded('instances.read', {
  method: 'delete',
  path,
  tags,
  summary: 'Say that I look no more',
  request: { params: idParam },
  responses: { 204: { description: 'Forgotten' } },
});

/** Who looks at an instance. */
export function presenceApi(api: Api) {
  const app = newResource();
  app.openapi(look, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    const now = api.clock();
    const presence = { instance: id, name: c.var.caller.name, now, staleBefore: now - openMs };
    const [others, notes] = await Promise.all([
      touchPresence(api.store, presence),
      countNotes(api.store, id),
    ]);
    const shown = others.map(({ name, displayName, since }) => {
      return { name, display_name: displayName, since: iso(since) };
    });
    return c.json({ others: shown, notes }, 200);
  });
  app.openapi(leave, async (c) => {
    await deletePresence(api.store, c.req.valid('param').id, c.var.caller.name);
    return c.body(null, 204);
  });
  return app;
}
