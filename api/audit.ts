/** `GET /api/audit`: who wrote what, when, from where. */
import { z } from '@hono/zod-openapi';
import { listAudit } from '../store/audit.js';
import { guarded } from './guard.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { newResource } from './resource.js';
import { anyJson, iso, json } from './schemas.js';
import type { Api } from './services.js';

const lineSchema = z
  .object({
    id: z.int(),
    at: z.string(),
    who: z.string().nullable(),
    what: z.string(),
    subject: z.string().nullable(),
    source: z.string().nullable(),
    details: anyJson,
  })
  .openapi('AuditLine');
const rules: ListRules<'id', { who?: string | undefined; subject?: string | undefined }> = {
  sortable: ['id'],
  defaultSort: { by: 'id', descending: true },
  filter: z.strictObject({ who: z.string().optional(), subject: z.string().optional() }),
};
const list = guarded('audit.read', {
  method: 'get',
  path: '/api/audit',
  tags: ['operation'],
  summary: 'Writes, the newest first; filter by who, subject',
  request: { query: listQuerySchema.pick({ range: true, filter: true }) },
  responses: { 200: { description: 'A page', ...json(z.array(lineSchema)) } },
});

/** The audit trail, for reading. */
export function auditApi(api: Api) {
  return newResource().openapi(list, async (c) => {
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    const { rows, total } = await listAudit(api.store, filter, range);
    const lines = rows.map(({ at, ...line }) => ({ ...line, at: iso(at) }));
    return c.json(lines, 200, { 'Content-Range': contentRange('audit', range, lines, total) });
  });
}
