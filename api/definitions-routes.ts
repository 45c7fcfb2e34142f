/** What `/api/definitions` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { anyJson, json, storable } from './schemas.js';

/** The kinds of definition, as the language names them. */
export const kindSchema = z.enum([
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
      .object({
        revision: z.int(),
        updated_at: z.string(),
        base_version: z.int().nullable(),
        removes: z.boolean().openapi({ description: 'the definition is to go when this is published' }),
      })
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
export const nameSchema = storable(z.string().min(1).max(200));
export const keyParam = z.object({ kind: kindSchema, name: nameSchema });
// What PostgreSQL's integer holds.
export const mostVersions = 2_147_483_647;
export const noteSchema = z.string().max(2000).nullable().default(null);
const yaml = { content: { 'application/yaml': { schema: z.string() } } };
export const at = '/api/definitions/{kind}/{name}';
export const tags = ['definitions'];
export const list = guarded('definitions.read', {
  method: 'get',
  path: '/api/definitions',
  tags,
  summary: 'Published definitions and one’s own drafts; filter by kind, id, q, draft',
  request: { query: listQuerySchema },
  responses: { 200: { description: 'A page', ...json(z.array(listedSchema)) } },
});
export const schema = guarded('definitions.read', {
  method: 'get',
  path: '/api/definitions/schema',
  tags,
  summary: 'The JSON Schema of the language, or of one kind of definition, for editors',
  request: { query: z.strictObject({ kind: kindSchema.optional() }) },
  responses: { 200: { description: 'JSON Schema 2020-12', ...json(anyJson) } },
});
export const tree = guarded('definitions.read', {
  method: 'get',
  path: '/api/definitions/tree',
  tags,
  summary: 'The texts of all definitions: what is published, with one’s own drafts in their places',
  responses: {
    200: {
      description: 'All of them',
      ...json(
        z.array(z.object({ kind: z.string(), name: z.string(), text: z.string(), draft: z.boolean() })),
      ),
    },
  },
});
export const read = guarded('definitions.read', {
  method: 'get',
  path: at,
  tags,
  summary:
    'The text: of one’s own draft, else of what is published; ETag for If-Match; X-Draft `removes` where one’s draft lets it go',
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
export const writeAll = guarded('definitions.edit', {
  method: 'put',
  path: '/api/definitions/drafts',
  tags,
  summary:
    'Keep several drafts at once, all or none; `seen` is the text that each replaces, `text` null lets the definition go; with `sound` only if nothing in them is wrong',
  request: {
    body: {
      required: true,
      ...json(
        z.strictObject({
          drafts: z
            .array(
              z.strictObject({
                kind: kindSchema,
                name: nameSchema,
                text: storable(z.string()).nullable(),
                seen: z.string().nullable(),
              }),
            )
            .min(1)
            .max(2000),
          sound: z.boolean().default(false),
        }),
      ),
    },
  },
  responses: { 200: { description: 'Kept', ...json(z.object({ kept: z.int() })) } },
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
    query: z.strictObject({ from: sideSchema.default('published'), to: sideSchema.default('draft') }),
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
