/** What `/api/instances` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { attachmentSchema } from './attachments.js';
import { clockSchema } from './clock-shape.js';
import { commandFields, recordedSchema } from './command.js';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import {
  anyJson,
  jsonValue,
  callIdSchema,
  idParam,
  instantSchema,
  json,
  jsonBody,
  nameSchema,
  versionSchema,
} from './schemas.js';

const state = z.enum(['running', 'ended', 'cancelled']);
const text = z.string().nullable();
const data = z.record(z.string(), jsonValue);
const base = {
  id: z.string(),
  number: z.string(),
  workflow: z.string(),
  version: z.string(),
  key: text,
  summary: anyJson,
  state,
  outcome: text,
  priority: z.number(),
  data: anyJson,
  started_at: z.string(),
  ended_at: text,
  started_by: text,
  channel: text,
};
export const rowSchema = z
  .object({ ...base, incident_count: z.int(), due: text, updated_at: z.string() })
  .openapi('InstanceRow');
const instanceSchema = z
  .object({
    ...base,
    sequence: z.int(),
    steps: z.array(
      z.object({
        step: z.string(),
        item: z.number().nullable(),
        state: z.string(),
        outcome: text,
        by: text,
        entered_at: z.string(),
        at: text,
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        step: z.string(),
        state: z.string(),
        groups: z.array(z.string()),
        user: text,
        assignee: text,
        delegated_by: text,
        created_at: z.string(),
      }),
    ),
    clocks: z.array(clockSchema),
    attachments: z.array(attachmentSchema),
    previous: text,
    calls: z
      .array(z.string())
      .openapi({ description: 'calls that opened it or are about it (`GET /api/calls/{id}`)' }),
    caller: z.object({ instance_id: z.string(), step: text }).nullable(),
    called: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        workflow: z.string(),
        step: text,
        state: z.string(),
        outcome: text,
        started_at: z.string(),
      }),
    ),
    incidents: z.array(z.object({ step: z.string(), code: z.string(), message: z.string(), at: z.string() })),
    kept_messages: z.array(z.object({ name: z.string(), by: text, at: z.string() })),
    temporal_url: text.openapi({
      description: 'Temporal’s own page of it, for who may operate, where there is one',
    }),
  })
  .openapi('Instance');
const entrySchema = z
  .object({
    sequence: z.int(),
    type: z.string(),
    step: text,
    by: text,
    occurred_at: z.string(),
    recorded_at: z.string(),
    details: anyJson,
    content: anyJson,
    command: z.string(),
  })
  .openapi('LogEntry');
export const startedSchema = z.object({ id: z.string(), number: z.string(), state });
const tags = ['instances'];
const recorded = { 200: { description: 'Recorded: the log entry', ...json(recordedSchema) } };
const at = '/api/instances/{id}';

export const start = guarded('instances.start', {
  method: 'post',
  path: '/api/instances',
  tags,
  summary: 'Start an instance; `complete` answers its first task in the same command',
  request: {
    body: jsonBody(
      z.strictObject({
        id: commandFields.id,
        workflow: nameSchema,
        data: data.default({}),
        channel: nameSchema.nullable().default(null),
        occurred_at: instantSchema.nullable().default(null),
        call_id: callIdSchema.optional(),
        complete: z
          .strictObject({
            task: nameSchema,
            outcome: z.string().nullable().default(null),
            data: data.default({}),
          })
          .nullable()
          .default(null),
      }),
    ),
  },
  responses: {
    201: { description: 'Started', ...json(startedSchema) },
  },
});
export const list = guarded('instances.read', {
  method: 'get',
  path: '/api/instances',
  tags,
  summary:
    'Instances that one may see; filter by id, state, workflow, number, key, started_by, person (a personal value, however written), step (of an open task), overdue, incident, watched (by oneself), and q (a number, a key, a personal value, or words)',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(rowSchema)) } },
});
export const one = guarded('instances.read', {
  method: 'get',
  path: at,
  tags,
  summary: 'An instance: steps, tasks, clocks, data, incidents',
  request: { params: idParam },
  responses: { 200: { description: 'The instance', ...json(instanceSchema) } },
});
export const log = guarded('instances.read', {
  method: 'get',
  path: `${at}/log`,
  tags,
  summary: 'Its log, from the beginning; range only',
  request: { params: idParam, query: listQuerySchema.pick({ range: true }) },
  responses: { 200: { description: 'A page', ...json(z.array(entrySchema)) } },
});
export const definition = guarded('instances.read', {
  method: 'get',
  path: `${at}/definition`,
  tags,
  summary: 'The definition that it runs, compiled, with its forms',
  request: { params: idParam },
  responses: {
    200: {
      description: 'The definition',
      ...json(z.object({ version: z.string(), workflow: anyJson, forms: anyJson })),
    },
  },
});
export const message = guarded('instances.message', {
  method: 'post',
  path: `${at}/messages/{name}`,
  tags,
  summary: 'Send it a message',
  request: {
    params: idParam.extend({ name: nameSchema }),
    body: jsonBody(z.strictObject({ ...commandFields, data: jsonValue.default(null) })),
  },
  responses: recorded,
});
export const cancel = guarded('instances.operate', {
  method: 'post',
  path: `${at}/cancel`,
  tags,
  summary: 'Cancel it',
  request: {
    params: idParam,
    body: {
      ...jsonBody(
        z.strictObject({ ...commandFields, reason: z.string().max(2000).nullable().default(null) }),
      ),
      required: false,
    },
  },
  responses: recorded,
});
export const move = guarded('instances.operate', {
  method: 'post',
  path: `${at}/move`,
  tags,
  summary:
    'Move it from an active step to another one, or to `end`; `item` tells which, where the step is active several times',
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        ...commandFields,
        from: nameSchema,
        to: nameSchema,
        item: z.int().min(1).max(1_000_000).nullable().default(null),
      }),
    ),
  },
  responses: recorded,
});
export const migrate = guarded('instances.operate', {
  method: 'post',
  path: `${at}/migrate`,
  tags,
  summary: 'Take it over to another version of its workflow; without one to that which starts take now',
  request: {
    params: idParam,
    body: {
      ...jsonBody(z.strictObject({ ...commandFields, version: versionSchema.nullable().default(null) })),
      required: false,
    },
  },
  responses: {
    200: {
      description: 'Recorded: the version and the log entry',
      ...json(recordedSchema.extend({ version: z.string() })),
    },
  },
});
export const tryMigration = guarded('instances.operate', {
  method: 'post',
  path: '/api/instances/try-migration',
  tags,
  summary:
    'Try chosen instances on the version that starts take now, without moving them; those that one may not see are said not to run',
  request: {
    body: jsonBody(z.strictObject({ instances: z.array(z.string().min(1).max(200)).min(1).max(200) })),
  },
  responses: {
    200: {
      description: 'What would become of each: it goes over, it runs that version already, or it is refused',
      ...json(
        z.object({
          goes: z.int(),
          newest: z.int(),
          refused: z.int(),
          trials: z.array(
            z.object({
              instance: z.string(),
              number: z.string(),
              outcome: z.enum(['goes', 'newest', 'refused']),
              step: z.string().optional(),
              message: z.string().optional(),
            }),
          ),
        }),
      ),
    },
  },
});
export const erase = guarded('instances.operate', {
  method: 'post',
  path: `${at}/erase`,
  tags,
  summary: 'Erase its personal data, for good, once it has ended; they then read `{"$erased": true}`',
  request: { params: idParam },
  responses: {
    200: { description: 'Erased', ...json(z.object({ id: z.string(), erased: z.literal(true) })) },
  },
});
export const retry = guarded('instances.operate', {
  method: 'post',
  path: `${at}/retry`,
  tags,
  summary: 'Try a step with an incident again, with all its attempts',
  request: { params: idParam, body: jsonBody(z.strictObject({ ...commandFields, step: nameSchema })) },
  responses: recorded,
});
export const resolve = guarded('instances.operate', {
  method: 'post',
  path: `${at}/resolve`,
  tags,
  summary: 'Give a result in the place of a step with an incident',
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ ...commandFields, step: nameSchema, result: jsonValue.default(null) })),
  },
  responses: recorded,
});
