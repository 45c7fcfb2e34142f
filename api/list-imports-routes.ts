/** What imports into contact lists look like from outside. */
import { z } from '@hono/zod-openapi';
import { largestListFile } from '../commands/lists/upload.js';
import { columnTargets } from '../domain/lists/columns.js';
import { uuidParam } from './contact-lists-routes.js';
import { guarded } from './guard.js';
import { json, jsonBody, storable } from './schemas.js';

const text = z.string().nullable();
const orderSchema = z.strictObject({
  mapping: z.array(z.enum(columnTargets)).max(1_000),
  take: z.enum(['good', 'all_or_nothing']).default('good'),
  duplicates: z.enum(['refuse', 'keep']).default('refuse'),
});

export const importSchema = z
  .object({
    id: z.string(),
    list_id: z.string(),
    file_name: z.string(),
    size: z.int(),
    state: z.enum(['uploaded', 'waiting', 'running', 'done', 'refused', 'given_up']),
    progress: z.object({
      bytes: z.int(),
      good: z.int(),
      refused: z.int(),
      reasons: z.record(z.string(), z.int()),
    }),
    order: orderSchema.nullable(),
    fault: text,
    fault_text: text,
    by: z.string(),
    ...{ created_at: z.string(), started_at: text, ended_at: text },
  })
  .openapi('ListImport');
const uploadedSchema = importSchema
  .extend({
    file: z.object({
      format: z.enum(['csv', 'xlsx']),
      encoding: text,
      separator: text,
      mixed: z.boolean(),
      has_header: z.boolean(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
    proposal: orderSchema,
  })
  .openapi('ListUpload');

const tags = ['contact lists'];
const at = '/api/list-imports/{id}';
const shown = { 200: { description: 'The import', ...json(importSchema) } };

export const upload = guarded('lists.edit', {
  method: 'post',
  path: '/api/contact-lists/{id}/imports',
  tags,
  summary: `Upload a CSV or XLSX file of at most ${largestListFile} bytes, as the body: answered with what was found out of it, its first 20 rows, and how it might be taken. Nothing is taken before …/start; an upload is forgotten after a day`,
  request: { params: uuidParam, query: z.strictObject({ name: storable(z.string().min(1).max(200)) }) },
  responses: { 201: { description: 'Uploaded', ...json(uploadedSchema) } },
});
export const list = guarded('lists.read', {
  method: 'get',
  path: '/api/contact-lists/{id}/imports',
  tags,
  summary: 'The imports of a list, the newest first',
  request: { params: uuidParam },
  responses: { 200: { description: 'At most 100', ...json(z.array(importSchema)) } },
});
export const one = guarded('lists.read', {
  method: 'get',
  path: at,
  tags,
  summary: 'An import and how far it is',
  request: { params: uuidParam },
  responses: shown,
});
export const preview = guarded('lists.edit', {
  method: 'get',
  path: `${at}/preview`,
  tags,
  summary: 'What was found out of an uploaded file, as when it came',
  request: { params: uuidParam },
  responses: { 200: { description: 'The upload', ...json(uploadedSchema) } },
});
export const start = guarded('lists.edit', {
  method: 'post',
  path: `${at}/start`,
  tags,
  summary:
    'Take the file’s rows: one target a column; the good ones though others are refused, or none unless all are good',
  request: { params: uuidParam, body: jsonBody(orderSchema) },
  responses: shown,
});
export const stop = guarded('lists.edit', {
  method: 'post',
  path: `${at}/stop`,
  tags,
  summary: 'Stop an import: no row of it is added',
  request: { params: uuidParam },
  responses: shown,
});
export const refused = guarded('lists.edit', {
  method: 'get',
  path: `${at}/refused`,
  tags,
  summary:
    'The rows that were refused, as CSV: row of the file, column, why, and the row as it came; kept for 30 days',
  request: { params: uuidParam, query: z.strictObject({ language: z.enum(['it', 'en']).default('it') }) },
  responses: { 200: { description: 'The rows', content: { 'text/csv': { schema: z.string() } } } },
});
