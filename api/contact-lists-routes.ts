/** What `/api/contact-lists` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { json, jsonBody, nameSchema, textSchema } from './schemas.js';

export const uuidParam = z.object({ id: z.uuid() });
export const listStates = ['importing', 'ready', 'anonymised', 'removed'] as const;
const text = z.string().nullable();

export const listSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    state: z.enum(listStates),
    rows: z.int(),
    /** How many campaigns work it now: once it is emptied they reach nobody of it any more. */
    campaigns_at_work: z.int(),
    retain_until: text,
    afterwards: z.enum(['anonymise', 'remove']),
    created_by: z.string(),
    created_at: z.string(),
    removed_at: text,
  })
  .openapi('ContactList');
const rowSchema = z
  .object({
    row: z.int(),
    ...{ name: text, phone: text, email: text, fax: text, language: text, zone: text },
    ...{ channel: text, hours: text },
    extra: z.record(z.string(), z.string()),
    added_at: z.string(),
    anonymised: z.boolean(),
  })
  .openapi('ContactListRow');

const tags = ['contact lists'];
const at = '/api/contact-lists/{id}';
const shown = { 200: { description: 'The list', ...json(listSchema) } };
const about = {
  title: textSchema,
  /** A day, as `2026-12-31`: the last on which persons are kept. */
  retain_until: z.iso.date().nullable().default(null),
  afterwards: z.enum(['anonymise', 'remove']).default('anonymise'),
};

export const list = guarded('lists.read', {
  method: 'get',
  path: '/api/contact-lists',
  tags,
  summary: 'Lists of contacts for campaigns, the newest first; filter by id, state, q',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(listSchema)) } },
});
export const create = guarded('lists.edit', {
  method: 'post',
  path: '/api/contact-lists',
  tags,
  summary: 'Make a list without rows; a file is imported into it at …/imports',
  request: { body: jsonBody(z.strictObject({ id: z.string().optional(), name: nameSchema, ...about })) },
  responses: { 201: { description: 'The list', ...json(listSchema) } },
});
export const one = guarded('lists.read', {
  method: 'get',
  path: at,
  tags,
  summary: 'A list',
  request: { params: uuidParam },
  responses: shown,
});
export const change = guarded('lists.edit', {
  method: 'put',
  path: at,
  tags,
  summary: 'Change a list’s title, how long its persons are kept, and what happens then',
  request: { params: uuidParam, body: jsonBody(z.strictObject(about)) },
  responses: shown,
});
export const empty = guarded('lists.edit', {
  method: 'post',
  path: `${at}/empty`,
  tags,
  summary:
    'Take out now who the rows are (anonymise), or all rows (remove), for good; while an import is at work, as soon as it has ended',
  request: {
    params: uuidParam,
    body: jsonBody(z.strictObject({ afterwards: z.enum(['anonymise', 'remove']) })),
  },
  responses: shown,
});
export const rows = guarded('lists.read', {
  method: 'get',
  path: `${at}/rows`,
  tags,
  summary: 'Rows of a list in their order; filter by language, q (part of a name, or a whole address)',
  request: { params: uuidParam, query: listQuerySchema.pick({ range: true, filter: true }) },
  responses: { 200: { description: 'A page', ...json(z.array(rowSchema)) } },
});
export const exported = guarded('lists.edit', {
  method: 'get',
  path: `${at}/export`,
  tags,
  summary: 'The whole list as a file; an XLSX has at most 1,048,575 rows',
  request: { params: uuidParam, query: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('csv') }) },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  },
});
