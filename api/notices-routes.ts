/** What `/api/notices` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { json, jsonBody } from './schemas.js';

export const noticeSchema = z
  .object({
    id: z.int(),
    instance_id: z.string(),
    number: z.string(),
    workflow: z.string(),
    to: z.union([z.object({ group: z.string() }), z.object({ user: z.string() })]),
    template: z.string().nullable(),
    subject: z.string().nullable(),
    text: z.string().nullable(),
    clock: z.string().nullable(),
    task_id: z.string().nullable(),
    watched: z.enum(['overdue', 'escalated', 'closed', 'appointments_beyond_quota']).nullable(),
    at: z.string(),
    read_at: z.string().nullable(),
  })
  .openapi('Notice');

const tags = ['notices'];
const noticeParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

// Being signed in is enough: a notice is shown to those whom it is addressed to.
export const list = guarded('signed_in', {
  method: 'get',
  path: '/api/notices',
  tags,
  summary: 'Notices to oneself and one’s groups, the newest first; filter by id, unread, instance_id',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(noticeSchema)) } },
});
const settingsSchema = z.strictObject({ mail: z.boolean() });
export const settings = guarded('signed_in', {
  method: 'get',
  path: '/api/notices/settings',
  tags,
  summary: 'Whether one’s notices also come by mail',
  responses: { 200: { description: 'The settings', ...json(settingsSchema) } },
});
export const setSettings = guarded('signed_in', {
  method: 'put',
  path: '/api/notices/settings',
  tags,
  summary: 'Say whether one’s notices also come by mail',
  request: { body: jsonBody(settingsSchema) },
  responses: { 200: { description: 'The settings', ...json(settingsSchema) } },
});
export const read = guarded('signed_in', {
  method: 'post',
  path: '/api/notices/{id}/read',
  tags,
  summary: 'Mark a notice as read, for all whom it was addressed to; once is enough',
  request: { params: noticeParam },
  responses: { 200: { description: 'The notice, read', ...json(noticeSchema) } },
});
