/** What publications that wait, batches of instances, and the settings of publishing look like from outside. */
import { z } from '@hono/zod-openapi';
import { proposalSchema, publishedSchema } from './publish-routes.js';
import { guarded } from './guard.js';
import { json, jsonBody } from './schemas.js';

const tags = ['definitions'];
const numbered = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const settingsSchema = z.strictObject({ second_person: z.boolean() }).openapi('PublicationSettings');
const batchSchema = z
  .object({
    id: z.int(),
    kind: z.enum(['migrate', 'retime']),
    subject: z.string(),
    target: z.string(),
    asked_by: z.string(),
    asked_at: z.string(),
    moved: z.int(),
    ended_at: z.string().nullable(),
  })
  .openapi('Batch');

export const list = guarded('definitions.read', {
  method: 'get',
  path: '/api/publications',
  tags,
  summary:
    'Publications that waited or wait for a second person or for their date, the newest first, a hundred',
  responses: { 200: { description: 'Publications', ...json(z.array(proposalSchema)) } },
});
export const one = guarded('definitions.read', {
  method: 'get',
  path: '/api/publications/{id}',
  tags,
  summary: 'One of them, with the gate’s report',
  request: { params: numbered },
  responses: { 200: { description: 'The publication', ...json(proposalSchema) } },
});
export const approve = guarded('definitions.publish', {
  method: 'post',
  path: '/api/publications/{id}/approve',
  tags,
  summary: 'Approve what somebody else proposed: it is published, or waits for its date',
  request: { params: numbered },
  responses: {
    201: { description: 'Published', ...json(publishedSchema) },
    202: { description: 'It waits for its date', ...json(proposalSchema) },
  },
});
export const reject = guarded('definitions.publish', {
  method: 'post',
  path: '/api/publications/{id}/reject',
  tags,
  summary: 'Reject it, or take one’s own back, as long as it waits',
  request: { params: numbered },
  responses: { 200: { description: 'Rejected', ...json(proposalSchema) } },
});
export const batchList = guarded('definitions.read', {
  method: 'get',
  path: '/api/batches',
  tags,
  summary: 'Running instances that go over to another version: batches, the newest first, a hundred',
  responses: { 200: { description: 'Batches', ...json(z.array(batchSchema)) } },
});
export const batch = guarded('definitions.read', {
  method: 'get',
  path: '/api/batches/{id}',
  tags,
  summary: 'A batch, with the instances that could not be moved (the first thousand) and how many they are',
  request: { params: numbered },
  responses: {
    200: {
      description: 'The batch',
      ...json(
        batchSchema.extend({
          refused: z.int(),
          refusals: z.array(z.object({ instance: z.string(), number: z.string(), message: z.string() })),
        }),
      ),
    },
  },
});
export const settings = guarded('definitions.read', {
  method: 'get',
  path: '/api/settings/publication',
  tags,
  summary: 'How definitions are published',
  responses: { 200: { description: 'The settings', ...json(settingsSchema) } },
});
export const saveSettings = guarded('roles.manage', {
  method: 'put',
  path: '/api/settings/publication',
  tags,
  summary: 'Set how definitions are published: `second_person`: somebody else with the right has to approve',
  request: { body: jsonBody(settingsSchema) },
  responses: { 200: { description: 'The settings', ...json(settingsSchema) } },
});
