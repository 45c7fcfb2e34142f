/** `/api/calendars`: the calendars in use, as they are published, for whoever plans by them. */
import { z } from '@hono/zod-openapi';
import { fileOf } from '../domain/definition-file.js';
import { readTree } from '../engine/reading.js';
import { listDefinitions } from '../store/definitions.js';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { newResource } from './resource.js';
import { anyJson, iso, json } from './schemas.js';
import type { Api } from './services.js';
import { pageOf } from './short-list.js';

const calendarSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    titles: anyJson,
    zone: z.string(),
    open: anyJson,
    holidays: anyJson,
    closed: anyJson,
    extra: anyJson,
    version: z.int(),
    published_at: z.string(),
  })
  .openapi('Calendar');
const list = guarded('signed_in', {
  method: 'get',
  path: '/api/calendars',
  tags: ['records'],
  summary: 'The published calendars: opening times, holidays, closed and extra days; filter by id, q',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(calendarSchema)) } },
});

/** List the published calendars. */
export function calendarsApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) =>
    c.json(pageOf(c, 'calendars', c.req.valid('query'), await published(api)), 200),
  );
  return app;
}

async function published(api: Api): Promise<z.infer<typeof calendarSchema>[]> {
  const rows = await listDefinitions(api.store, 'calendar');
  const { definitions } = readTree(rows.map((row) => ({ path: fileOf(row), text: row.text })));
  return definitions.flatMap((definition) => {
    const row = rows.find(({ name }) => name === definition.name);
    if (definition.kind !== 'calendar' || definition.body === null || row === undefined) return [];
    const { calendar: name, title, zone, open, holidays, closed, extra } = definition.body;
    const shown = typeof title === 'string' ? title : (Object.values(title ?? {})[0] ?? name);
    const days = { zone, open, holidays, closed, extra };
    return [
      {
        id: name,
        name,
        title: shown,
        titles: title,
        ...days,
        version: row.version,
        published_at: iso(row.publishedAt),
      },
    ];
  });
}
