/** What `/api/definitions` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { anyJson, instantSchema, json, jsonBody, storable } from './schemas.js';

/** The kinds of definition, as the language names them. */
const kindSchema = z.enum([
  'workflow',
  'calendar',
  'form',
  'questionnaire',
  'dispositions',
  'decision',
  'template',
  'contract',
  'scenario',
  'simulation',
]);
const problemSchema = z
  .object({
    file: z.string(),
    line: z.int(),
    column: z.int(),
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    fix: z.string().optional(),
  })
  .openapi('DefinitionProblem');
/** A title: one text, or a text by language. */
export const titleSchema = z.union([z.string(), z.record(z.string(), z.string())]);
export const listedSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    title: titleSchema.nullable(),
    version: z.int().nullable(),
    published_at: z.string().nullable(),
    published_by: z.string().nullable(),
    draft: z
      .object({ revision: z.int(), updated_at: z.string(), base_version: z.int().nullable() })
      .nullable(),
  })
  .openapi('Definition');
const versionSchema = z
  .object({
    version: z.int(),
    published_at: z.string(),
    published_by: z.string(),
    withdrawn_at: z.string().nullable(),
    withdrawn_by: z.string().nullable(),
    publication: z.int(),
  })
  .openapi('DefinitionVersion');
const draftSchema = z.object({
  draft: z.object({
    kind: z.string(),
    name: z.string(),
    revision: z.int(),
    base_version: z.int().nullable(),
    updated_at: z.string(),
  }),
  problems: z.array(problemSchema),
});
const nameSchema = storable(z.string().min(1).max(200));
const keyParam = z.object({ kind: kindSchema, name: nameSchema });
// What PostgreSQL's integer holds.
const mostVersions = 2_147_483_647;
const noteSchema = z.string().max(2000).nullable().default(null);
const yaml = { content: { 'application/yaml': { schema: z.string() } } };
const at = '/api/definitions/{kind}/{name}';
const tags = ['definitions'];
const scenariosSchema = z.object({ passed: z.int(), failed: z.int(), scenarios: anyJson });
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
    definitions: z.array(z.object({ kind: z.string(), name: z.string(), base_version: z.int().nullable() })),
    report: anyJson,
  })
  .openapi('Publication');
export const publishedSchema = z.object({
  report: anyJson,
  batches: z.array(z.int()),
  version: z.int(),
  published: z.array(z.object({ kind: z.string(), name: z.string(), version: z.int() })),
  workflows: z.array(z.object({ workflow: z.string(), version: z.string() })),
});

export const list = guarded('definitions.read', {
  method: 'get',
  path: '/api/definitions',
  tags,
  summary: 'Published definitions and one’s own drafts; filter by kind, id, q, draft',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(listedSchema)) } },
});
export const read = guarded('definitions.read', {
  method: 'get',
  path: at,
  tags,
  summary: 'The text: of one’s own draft, else of what is published; ETag for If-Match',
  request: { params: keyParam },
  responses: { 200: { description: 'YAML', ...yaml } },
});
export const write = guarded('definitions.edit', {
  method: 'put',
  path: at,
  tags,
  summary: 'Keep a draft, broken or not; tells what is wrong with it',
  request: { params: keyParam, body: { ...yaml, required: true } },
  responses: { 200: { description: 'Kept', ...json(draftSchema) } },
});
export const discard = guarded('definitions.edit', {
  method: 'delete',
  path: at,
  tags,
  summary: 'Discard one’s own draft',
  request: { params: keyParam },
  responses: { 204: { description: 'Discarded' } },
});
export const check = guarded('definitions.edit', {
  method: 'post',
  path: `${at}/check`,
  tags,
  summary: 'What is wrong with it, as one’s drafts would make the tree; with a body of YAML, with that text',
  request: { params: keyParam, body: { ...yaml, required: false } },
  responses: {
    200: { description: 'Checked', ...json(z.object({ ok: z.boolean(), problems: z.array(problemSchema) })) },
  },
});
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
        definitions: z
          .array(z.strictObject({ kind: kindSchema, name: nameSchema }))
          .min(1)
          .max(1000)
          .nullable()
          .default(null),
        ...publishFields,
      }),
    ),
  },
  responses: publishedAnswers,
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
/** A version by its number; `draft`: one's own draft; `published`: the newest that counts. */
const sideSchema = z
  .string()
  .regex(/^([1-9]\d{0,8}|draft|published)$/, 'expected a version’s number, draft or published');
export const diff = guarded('definitions.read', {
  method: 'get',
  path: `${at}/diff`,
  tags,
  summary:
    'What changes from one version to another, in sentences by Accept-Language and in both languages, with both texts',
  request: {
    params: keyParam,
    query: z.object({ from: sideSchema.default('published'), to: sideSchema.default('draft') }),
  },
  responses: {
    200: {
      description: 'The difference',
      ...json(
        z.object({
          from: z.string(),
          to: z.string(),
          sentences: z.array(z.string()),
          differences: z.array(
            z.object({ definition: z.string(), part: z.string(), it: z.string(), en: z.string() }),
          ),
          texts: z.object({ from: z.string(), to: z.string() }),
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
export const versions = guarded('definitions.read', {
  method: 'get',
  path: `${at}/versions`,
  tags,
  summary: 'Its versions, the newest first',
  request: { params: keyParam },
  responses: { 200: { description: 'Versions', ...json(z.array(versionSchema)) } },
});
export const version = guarded('definitions.read', {
  method: 'get',
  path: `${at}/versions/{version}`,
  tags,
  summary: 'The text of a version',
  request: { params: keyParam.extend({ version: z.coerce.number().int().min(1).max(mostVersions) }) },
  responses: { 200: { description: 'YAML', ...yaml } },
});
