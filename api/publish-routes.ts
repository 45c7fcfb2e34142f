/** What publishing, and what follows for running instances, look like from outside. */
import { z } from '@hono/zod-openapi';
import {
  at,
  keyParam,
  kindSchema,
  mostVersions,
  nameSchema,
  noteSchema,
  tags,
} from './definitions-routes.js';
import { guarded } from './guard.js';
import { anyJson, instantSchema, json, jsonBody, storable } from './schemas.js';

/** What waits to be published. */
export const proposalSchema = z
  .object({
    id: z.int(),
    state: z.enum(['awaiting_approval', 'awaiting_date', 'published', 'rejected', 'failed']),
    author: z.string(),
    note: z.string().nullable(),
    proposed_at: z.string(),
    valid_at: z.string().nullable(),
    decided_by: z.string().nullable(),
    decided_at: z.string().nullable(),
    publication: z.int().nullable(),
    definitions: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        base_version: z.int().nullable(),
        removes: z.boolean(),
      }),
    ),
    report: anyJson,
  })
  .openapi('Publication');
export const publishedSchema = z.object({
  report: anyJson,
  batches: z.array(z.int()),
  version: z.int(),
  published: z.array(z.object({ kind: z.string(), name: z.string(), version: z.int() })),
  removed: z.array(z.object({ kind: z.string(), name: z.string() })),
  workflows: z.array(z.object({ workflow: z.string(), version: z.string() })),
});

const scenariosSchema = z.object({ passed: z.int(), failed: z.int(), scenarios: anyJson });
const publishFields = {
  note: noteSchema,
  at: instantSchema.nullable().default(null).openapi({
    type: 'string',
    format: 'date-time',
    description: 'when it becomes valid; without it at once',
  }),
  retime: z
    .boolean()
    .default(false)
    .openapi({ description: 'running instances get the new version of calendars' }),
  migrate: z
    .boolean()
    .default(false)
    .openapi({ description: 'running instances go over to the new version' }),
};
const definitionSet = z
  .array(z.strictObject({ kind: kindSchema, name: nameSchema }))
  .min(1)
  .max(1000)
  .nullable()
  .default(null);
const publishedAnswers = {
  201: { description: 'Published', ...json(publishedSchema) },
  202: { description: 'It waits for a second person, or for its date', ...json(proposalSchema) },
};
export const publishOne = guarded('definitions.publish', {
  method: 'post',
  path: `${at}/publish`,
  tags,
  summary: 'Publish one’s own draft of it, through the gate',
  request: { params: keyParam, body: { ...jsonBody(z.strictObject(publishFields)), required: false } },
  responses: publishedAnswers,
});
export const publishSet = guarded('definitions.publish', {
  method: 'post',
  path: '/api/definitions/publish',
  tags,
  summary: 'Publish several of one’s own drafts at once, all or none, through the gate',
  request: {
    body: jsonBody(
      z.strictObject({
        definitions: definitionSet,
        ...publishFields,
      }),
    ),
  },
  responses: publishedAnswers,
});
export const preview = guarded('definitions.publish', {
  method: 'post',
  path: '/api/definitions/preview',
  tags,
  summary: 'What the gate finds in one’s own drafts, without publishing them; `definitions` null: all drafts',
  request: {
    body: {
      ...jsonBody(z.strictObject({ definitions: definitionSet })),
      required: false,
    },
  },
  responses: {
    200: {
      description: 'Whether they would pass, and what changes, fails and is touched',
      ...json(z.object({ passed: z.boolean(), report: anyJson })),
    },
  },
});
export const test = guarded('definitions.edit', {
  method: 'post',
  path: `${at}/test`,
  tags,
  summary:
    'Play the scenarios that concern it, as one’s drafts would make the tree; answers as `sportello test --json`',
  request: { params: keyParam },
  responses: { 200: { description: 'Played', ...json(scenariosSchema) } },
});
export const withdraw = guarded('definitions.publish', {
  method: 'post',
  path: `${at}/withdraw`,
  tags,
  summary:
    'Withdraw a version, without one the newest: the one before counts again; running instances keep theirs',
  request: {
    params: keyParam,
    body: {
      ...jsonBody(z.strictObject({ version: z.int().min(1).max(mostVersions).nullable().default(null) })),
      required: false,
    },
  },
  responses: {
    200: {
      description: 'Withdrawn: the version, the one that counts now, and the workflows that this changes',
      ...json(
        z.object({
          withdrawn: z.int(),
          version: z.int().nullable(),
          workflows: z.array(z.object({ workflow: z.string(), version: z.string().nullable() })),
        }),
      ),
    },
  },
});
const refusalSchema = z.object({
  instance: z.string(),
  number: z.string(),
  step: z.string(),
  message: z.string(),
});
export const dryRun = guarded('definitions.publish', {
  method: 'post',
  path: '/api/definitions/workflow/{name}/dry-run',
  tags,
  summary:
    'Try to move the running instances to the version that starts take, or to that of one’s drafts; a page at a time, `after` the last instance',
  request: {
    params: z.object({ name: nameSchema }),
    body: {
      ...jsonBody(
        z.strictObject({
          draft: z.boolean().default(false),
          after: storable(z.string().max(200)).default(''),
          limit: z.int().min(1).max(10_000).default(1_000),
        }),
      ),
      required: false,
    },
  },
  responses: {
    200: {
      description:
        'How many were tried and can be moved, which can’t, and where the next page begins (null: all were tried)',
      ...json(
        z.object({
          running: z.int(),
          checked: z.int(),
          movable: z.int(),
          refused: z.array(refusalSchema),
          next: z.string().nullable(),
        }),
      ),
    },
  },
});
export const migrateAll = guarded('definitions.publish', {
  method: 'post',
  path: '/api/definitions/workflow/{name}/migrate',
  tags,
  summary: 'Take all running instances over to the version that starts take now; answers the batch',
  request: { params: z.object({ name: nameSchema }) },
  responses: { 202: { description: 'Begun', ...json(z.object({ batch: z.int() })) } },
});
