/** What `/api/tasks` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { commandFields, recordedSchema } from './command.js';
import { clockSchema } from './clock-shape.js';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { anyJson, jsonValue, idParam, json, jsonBody, nameSchema } from './schemas.js';

export const formSchema = z
  .object({
    name: z.string(),
    title: anyJson,
    schema: anyJson.optional(),
    ui: anyJson.optional(),
  })
  .openapi('Form');
export const taskSchema = z
  .object({
    id: z.string(),
    instance_id: z.string(),
    number: z.string(),
    workflow: z.string(),
    /** The instance that called this one. */
    caller: z.string().nullable(),
    step: z.string(),
    title: anyJson,
    state: z.enum(['ready', 'claimed', 'done', 'cancelled']),
    groups: z.array(z.string()),
    user: z.string().nullable(),
    skills: z.array(z.string()),
    /** How they have to be working: `on_line`, `off_line`. */
    mode: z.string().nullable(),
    assignee: z.string().nullable(),
    priority: z.int(),
    form: formSchema.nullable(),
    outcomes: z.array(z.object({ name: z.string(), title: anyJson, form: formSchema.nullable() })),
    due: z.string().nullable(),
    created_at: z.string(),
    ended_at: z.string().nullable(),
    outcome: z.string().nullable(),
    by: z.string().nullable(),
    /** Of its instance, as far as one may see that: what it is about, for whom, on which channel, and the clock that ends next. */
    summary: anyJson,
    person: z.string().nullable(),
    channel: z.string().nullable(),
    clock: clockSchema.nullable(),
  })
  .openapi('Task');
const commandedSchema = z
  .object({
    id: z.string(),
    instance_id: z.string(),
    state: z.enum(['ready', 'claimed', 'done']),
    ...recordedSchema.shape,
  })
  .openapi('TaskCommanded');

const tags = ['tasks'];
const commanded = {
  200: { description: 'Done: the task’s state, and the log entry', ...json(commandedSchema.loose()) },
};
const plain = { ...jsonBody(z.strictObject(commandFields)), required: false };
const data = z.record(z.string(), jsonValue);

export const list = guarded('tasks.work', {
  method: 'get',
  path: '/api/tasks',
  tags,
  summary:
    'The inbox: open tasks that one may do, most urgent first; filter by state, group, assignee, workflow, instance_id, id, own (only one’s own and one’s groups’, for who may see all), mine (what one holds, or somebody for whom one stands in), and q (a number, a personal value, or words)',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(taskSchema)) } },
});
export const one = guarded('tasks.work', {
  method: 'get',
  path: '/api/tasks/{id}',
  tags,
  summary: 'A task with its forms',
  request: { params: idParam },
  responses: { 200: { description: 'The task', ...json(taskSchema) } },
});
export const next = guarded('tasks.work', {
  method: 'post',
  path: '/api/tasks/next',
  tags,
  summary:
    'Claim the most urgent task that one may do, in the mode in which one works, or of somebody for whom one stands in; 409 on pause',
  request: { body: { ...jsonBody(z.strictObject({ id: commandFields.id })), required: false } },
  responses: {
    200: { description: 'The task, claimed', ...json(taskSchema) },
    204: { description: 'There is none' },
  },
});
export const claim = guarded('tasks.work', {
  method: 'post',
  path: '/api/tasks/{id}/claim',
  tags,
  summary: 'Take a task',
  request: { params: idParam, body: plain },
  responses: commanded,
});
export const release = guarded('tasks.work', {
  method: 'post',
  path: '/api/tasks/{id}/release',
  tags,
  summary: 'Give a task back to its group',
  request: { params: idParam, body: plain },
  responses: commanded,
});
export const assign = guarded('tasks.assign', {
  method: 'post',
  path: '/api/tasks/{id}/assign',
  tags,
  summary: 'Give a task to a group, or to a person, who then has it claimed',
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        ...commandFields,
        group: nameSchema.nullable().default(null),
        user: nameSchema.nullable().default(null),
      }),
    ),
  },
  responses: commanded,
});
export const delegate = guarded('tasks.work', {
  method: 'post',
  path: '/api/tasks/{id}/delegate',
  tags,
  summary: 'Pass a task on to another person who may do it; a claim takes it back',
  request: { params: idParam, body: jsonBody(z.strictObject({ ...commandFields, user: nameSchema })) },
  responses: commanded,
});
export const complete = guarded('tasks.work', {
  method: 'post',
  path: '/api/tasks/{id}/complete',
  tags,
  summary: 'Complete a task with an outcome and the data of its form',
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        ...commandFields,
        outcome: z.string().nullable().default(null),
        data: data.default({}),
      }),
    ),
  },
  responses: commanded,
});
