/** `/api/group-titles`: what groups are called by people. */
import { z } from '@hono/zod-openapi';
import { listGroupTitles } from '../store/groups.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { json, titleSchema } from './schemas.js';
import type { Api } from './services.js';

const route = guarded('signed_in', {
  method: 'get',
  path: '/api/group-titles',
  tags: ['groups'],
  summary: 'The titles of all groups, by name: tasks tell the names',
  responses: {
    200: { description: 'By name', ...json(z.record(z.string(), titleSchema).openapi('GroupTitles')) },
  },
});

/** The titles of groups, for everybody: whoever sees a task is told for whom it is. */
export function groupTitlesApi(api: Api) {
  return newResource().openapi(route, async (c) => c.json(await listGroupTitles(api.store), 200));
}
