/** What `/api/contacts` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { attachmentSchema } from './attachments.js';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { anyJson, idParam, json, jsonBody, nameSchema } from './schemas.js';

export const contactStates = [
  'received',
  'opened',
  'delivered',
  'unassigned',
  'ignored',
  'discarded',
] as const;
const text = z.string().nullable();

export const contactSchema = z
  .object({
    id: z.string(),
    channel: z.string(),
    workflow: z.string(),
    state: z.enum(contactStates),
    reason: text,
    instance_id: text,
    content: anyJson,
    received_at: z.string(),
    handled_by: text,
    handled_at: text,
  })
  .openapi('Contact');

const tags = ['contacts'];
const at = '/api/contacts/{id}';
const shown = { 200: { description: 'The contact', ...json(contactSchema) } };

export const list = guarded('contacts.work', {
  method: 'get',
  path: '/api/contacts',
  tags,
  summary:
    'What came in by channels, the newest first; filter by id, state, channel, instance_id, sender (an address)',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(contactSchema)) } },
});
export const one = guarded('contacts.work', {
  method: 'get',
  path: at,
  tags,
  summary: 'A contact, with its attachments',
  request: { params: idParam },
  responses: {
    200: {
      description: 'The contact',
      ...json(contactSchema.extend({ attachments: z.array(attachmentSchema) }).openapi('ContactWhole')),
    },
  },
});
export const assign = guarded('contacts.work', {
  method: 'post',
  path: `${at}/assign`,
  tags,
  summary: 'Give it to an instance, as the message that its channel says',
  request: { params: idParam, body: jsonBody(z.strictObject({ instance_id: z.string().min(1).max(200) })) },
  responses: shown,
});
export const open = guarded('contacts.work', {
  method: 'post',
  path: `${at}/open`,
  tags,
  summary: 'Open an instance with it, of its workflow or another one',
  request: {
    params: idParam,
    body: { ...jsonBody(z.strictObject({ workflow: nameSchema.nullable().default(null) })), required: false },
  },
  responses: shown,
});
export const discard = guarded('contacts.work', {
  method: 'post',
  path: `${at}/discard`,
  tags,
  summary: 'Put it aside: nothing is to be done about it',
  request: { params: idParam },
  responses: shown,
});
