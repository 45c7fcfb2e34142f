/** Routes of `/api/messages`. */
import { z } from '@hono/zod-openapi';
import { commandFields, recordedSchema } from './command.js';
import { guarded } from './guard.js';
import { startedSchema } from './instances-routes.js';
import { listQuerySchema } from './list-query.js';
import { json, jsonBody, jsonValue, nameSchema } from './schemas.js';

const tags = ['messages'];
const text = z.string().nullable();
const unclaimedSchema = z
  .object({
    id: z.int(),
    workflow: z.string(),
    name: z.string(),
    message_id: z.string(),
    instance_id: text,
    at: z.string(),
    state: z.literal('unclaimed'),
  })
  .openapi('UnclaimedMessage');
export const unclaimed = guarded('instances.read', {
  method: 'get',
  path: '/api/messages',
  tags,
  summary:
    'Messages that nobody took: by key, that no instance took within a day or that the one that started refused (by read_all those that came to none); and those that an instance kept and gave up, after a day or at its end',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page of messages', ...json(z.array(unclaimedSchema)) } },
});
export const messageByKey = guarded('instances.message', {
  method: 'post',
  path: '/api/messages/{name}',
  tags,
  summary:
    'Send a message to the instance that runs with a business key; without workflow and key start every workflow that the message starts',
  request: {
    params: z.object({ name: nameSchema }),
    body: jsonBody(
      z.strictObject({
        ...commandFields,
        workflow: nameSchema.nullable().default(null),
        key: z.string().min(1).max(500).nullable().default(null),
        data: jsonValue.default(null),
      }),
    ),
  },
  responses: {
    200: {
      description: 'Recorded: the instance and the log entry',
      ...json(recordedSchema.extend({ instance_id: z.string() })),
    },
    201: {
      description: 'Started: an instance of each workflow that the message starts',
      ...json(z.object({ instances: z.array(startedSchema) })),
    },
    202: {
      description: 'No instance runs with the key: kept until then, and delivered when one starts',
      ...json(z.object({ instance_id: z.null(), kept_until: z.string() })),
    },
  },
});
