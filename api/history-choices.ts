/** `/api/history/choices`: the queues and groups by which contacts can be chosen. */
import { z } from '@hono/zod-openapi';
import { listCallQueues } from '../store/call-queues.js';
import { listGroups } from '../store/groups.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { json } from './schemas.js';
import type { Api } from './services.js';

const choices = z.array(z.object({ name: z.string(), title: z.string().nullable() }));
const route = guarded('measures.read', {
  method: 'get',
  path: '/api/history/choices',
  tags: ['measures'],
  summary: 'The queues of calls, unknown ones too, and the groups by which history and pivot choose contacts',
  responses: {
    200: {
      description: 'By name',
      ...json(z.object({ queue: choices, group: choices }).openapi('HistoryChoices')),
    },
  },
});

/** What history can be chosen by. */
export function historyChoicesApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const [queues, groups] = await Promise.all([listCallQueues(api.store), listGroups(api.store)]);
    const named = ({ name, title }: { readonly name: string; readonly title: string | null }) => ({
      name,
      title,
    });
    return c.json({ queue: queues.map(named), group: groups.map(named) }, 200);
  });
}
