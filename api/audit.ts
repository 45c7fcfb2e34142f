/** `GET /api/audit`: who wrote what, when, from where; as pages, or whole as CSV. */
import { z } from '@hono/zod-openapi';
import { isJsonObject, type Json } from '../engine/json.js';
import { listAudit, readAudit, type AuditFilter, type AuditRow } from '../store/audit.js';
import { stream } from 'hono/streaming';
import { csvLine } from '../domain/csv.js';
import { guarded } from './guard.js';
import { contentRange, listQuerySchema, readListQuery, type ListRules } from './list-query.js';
import { newResource } from './resource.js';
import { anyJson, instantSchema, iso, json } from './schemas.js';
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
const text = z.string().max(500).optional();
const rules: ListRules<'id', AuditFilter> = {
  sortable: ['id'],
  defaultSort: { by: 'id', descending: true },
  filter: z.strictObject({
    who: text,
    what: text,
    subject: text,
    source: text,
    status: z.int().min(100).max(599).optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
  }),
};
const list = guarded('audit.read', {
  method: 'get',
  path: '/api/audit',
  tags: ['operation'],
  summary:
    'Writes, sign-ins and reading of personal records, the newest first; filter by who, what, subject, source, status, from, to',
  request: { query: listQuerySchema.pick({ range: true, filter: true }) },
  responses: { 200: { description: 'A page', ...json(z.array(lineSchema)) } },
});

const csv = guarded('audit.read', {
  method: 'get',
  path: '/api/audit/export',
  tags: ['operation'],
  summary: 'The same lines, all of them, as CSV',
  request: { query: listQuerySchema.pick({ filter: true }) },
  responses: { 200: { description: 'The lines', content: { 'text/csv': { schema: z.string() } } } },
});

/** The audit trail, for reading. */
export function auditApi(api: Api) {
  const app = newResource();
  app.openapi(list, async (c) => {
    const { filter, range } = readListQuery(c.req.valid('query'), rules);
    const { rows, total } = await listAudit(api.store, filter, range);
    const lines = rows.map(({ at, ...line }) => ({ ...line, at: iso(at) }));
    return c.json(lines, 200, { 'Content-Range': contentRange('audit', range, lines, total) });
  });
  app.openapi(csv, (c) => {
    const { filter } = readListQuery(c.req.valid('query'), rules);
    c.set('auditRead', true);
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="audit.csv"');
    return stream(c, async (out) => {
      await out.write(csvLine(['id', 'at', 'who', 'what', 'subject', 'source', 'status', 'request']));
      for (let before: number | null = null; ;) {
        const rows: AuditRow[] = await readAudit(api.store, filter, before, pageSize);
        await out.write(rows.map(csvRow).join(''));
        before = rows.at(-1)?.id ?? null;
        if (rows.length < pageSize || out.aborted) return;
      }
    });
  });
  return app;
}

const pageSize = 2_000;

function csvRow({ id, at, who, what, subject, source, details }: AuditRow): string {
  const { status, request } = isJsonObject(details) ? details : {};
  return csvLine([
    id,
    iso(at),
    who ?? '',
    what,
    subject ?? '',
    source ?? '',
    textOf(status),
    textOf(request),
  ]);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
