/** `/api/probes`: whether components (acd, ivr, cti) answered when they were asked. */
import { z } from '@hono/zod-openapi';
import { refuseEvent } from '../domain/calls/taking.js';
import { insertProbes, listProbes } from '../store/probes.js';
import { guarded } from './guard.js';
import { languageOf, said } from './language.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { newResource } from './resource.js';
import { instantSchema, iso, json, jsonBody, nameSchema } from './schemas.js';
import type { Api } from './services.js';

const tags = ['calls'];
const sentSchema = z
  .strictObject({
    id: z.string().min(1).max(200),
    component: nameSchema.openapi({ example: 'acd' }),
    at: instantSchema,
    up: z.boolean(),
  })
  .openapi('Probe');
const takenSchema = z.object({
  result: z.enum(['taken', 'repeated', 'refused']),
  why: z.string().optional(),
});
const post = guarded('calls.write', {
  method: 'post',
  path: '/api/probes',
  tags,
  summary: 'Tell whether components are up, at least every ten minutes; probes are known by their ids',
  request: { body: jsonBody(z.strictObject({ probes: z.array(sentSchema).min(1).max(5_000) })) },
  responses: {
    200: { description: 'What became of each', ...json(z.object({ probes: z.array(takenSchema) })) },
  },
});
const list = guarded('calls.read', {
  method: 'get',
  path: '/api/probes',
  tags,
  summary: 'Probes, the newest first; filter by component, up, from, until',
  request: { query: listQuerySchema.pick({ range: true, filter: true }) },
  responses: {
    200: {
      description: 'A page',
      ...json(z.array(z.object({ id: z.string(), component: z.string(), at: z.string(), up: z.boolean() }))),
    },
  },
});
const rules = {
  sortable: ['at'],
  defaultSort: { by: 'at', descending: true },
  filter: z.strictObject({
    component: nameSchema.optional(),
    up: z.boolean().optional(),
    from: instantSchema.optional(),
    until: instantSchema.optional(),
  }),
} as const satisfies ListRules<'at', object>;

/** Take and list. */
export function probesApi(api: Api) {
  const app = newResource();
  app.openapi(post, async (c) => {
    const { probes } = c.req.valid('json');
    const now = api.clock();
    const refusals = probes.map((probe) => refuseEvent(probe, now));
    const fresh = await insertProbes(
      api.store,
      probes.filter((_, n) => refusals[n] === null),
    );
    const told = new Set<string>();
    const answers = probes.map(({ id }, n): z.infer<typeof takenSchema> => {
      const refused = refusals[n];
      if (refused?.result === 'refused') return { result: 'refused', why: said(refused.why, languageOf(c)) };
      const isNew = fresh.has(id) && !told.has(id);
      told.add(id);
      return { result: isNew ? 'taken' : 'repeated' };
    });
    return c.json({ probes: answers }, 200);
  });
  app.openapi(list, async (c) => {
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    const { rows, total } = await listProbes(api.store, filter, range);
    const shown = rows.map(({ at, ...probe }) => ({ ...probe, at: iso(at) }));
    return c.json(shown, 200, { 'Content-Range': contentRange('probes', range, rows, total) });
  });
  return app;
}
