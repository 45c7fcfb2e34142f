/** What `/api/definitions` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { json, jsonBody, storable } from './schemas.js';

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
const publishedSchema = z.object({
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
export const publishOne = guarded('definitions.publish', {
  method: 'post',
  path: `${at}/publish`,
  tags,
  summary: 'Publish one’s own draft of it',
  request: { params: keyParam, body: { ...jsonBody(z.strictObject({ note: noteSchema })), required: false } },
  responses: { 201: { description: 'Published', ...json(publishedSchema) } },
});
export const publishSet = guarded('definitions.publish', {
  method: 'post',
  path: '/api/definitions/publish',
  tags,
  summary: 'Publish several of one’s own drafts at once, all or none',
  request: {
    body: jsonBody(
      z.strictObject({
        definitions: z
          .array(z.strictObject({ kind: kindSchema, name: nameSchema }))
          .min(1)
          .max(1000)
          .nullable()
          .default(null),
        note: noteSchema,
      }),
    ),
  },
  responses: { 201: { description: 'Published', ...json(publishedSchema) } },
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
