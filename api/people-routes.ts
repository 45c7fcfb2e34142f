/** What `/api/people` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { attachmentSchema } from './attachments.js';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { noteSchema } from './notes.js';
import { anyJson, idParam, json, jsonBody, textSchema } from './schemas.js';

const text = z.string().nullable();
export const personSchema = z
  .object({
    id: z.string(),
    name: text,
    phones: z.array(z.string()),
    emails: z.array(z.string()),
    tax_code: text,
    language: text,
    note: text,
    created_at: z.string(),
    updated_at: z.string(),
  })
  .openapi('Person');
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s().\-/]{6,40}$/, 'expected a telephone number');
const fieldsSchema = z.strictObject({
  name: textSchema.nullable().default(null),
  phones: z.array(phone).max(20).default([]),
  emails: z.array(z.email().max(254)).max(20).default([]),
  tax_code: z.string().trim().min(5).max(32).nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'expected a language as it, de, sr-Latn')
    .nullable()
    .default(null),
  note: z.string().max(10_000).nullable().default(null),
});
// react-admin sends a record back whole: what is only shown is let through and not written.
const shownOnly = {
  id: z.unknown().optional(),
  created_at: z.unknown().optional(),
  updated_at: z.unknown().optional(),
};
const tags = ['people'];
const record = { description: 'The person; ETag for If-Match', ...json(personSchema) };

export const list = guarded('people.read', {
  method: 'get',
  path: '/api/people',
  tags,
  summary:
    'People, those changed last first; filter by id, phone, email, tax_code (however written), and q (any of these, or whole words of the name)',
  request: { query: listQuerySchema.pick({ range: true, filter: true, sort: true }) },
  responses: { 200: { description: 'A page', ...json(z.array(personSchema)) } },
});
export const one = guarded('people.read', {
  method: 'get',
  path: '/api/people/{id}',
  tags,
  summary: 'A person',
  request: { params: idParam },
  responses: { 200: record },
});
export const create = guarded('people.edit', {
  method: 'post',
  path: '/api/people',
  tags,
  summary: 'Enter a person',
  request: { body: jsonBody(fieldsSchema.extend({ id: z.string().optional() })) },
  responses: { 201: record },
});
export const change = guarded('people.edit', {
  method: 'put',
  path: '/api/people/{id}',
  tags,
  summary: 'Change a person',
  request: { params: idParam, body: jsonBody(fieldsSchema.extend(shownOnly)) },
  responses: { 200: record },
});
const exportedFile = attachmentSchema.extend({ href: z.string() }).openapi('ExportedAttachment');
const exportedContact = z
  .object({
    id: z.string(),
    channel: z.string(),
    received_at: z.string(),
    content: anyJson,
    attachments: z.array(exportedFile),
  })
  .openapi('ExportedContact');
export const exported = guarded('people.erase', {
  method: 'post',
  path: '/api/people/{id}/export',
  tags,
  summary:
    'All that is held of a person: the record, every instance of theirs with its log, what they wrote, their rows of contact lists, and files, each to be downloaded at its href',
  request: { params: idParam },
  responses: {
    200: {
      description: 'What is held',
      ...json(
        z.object({
          exported_at: z.string(),
          person: personSchema,
          instances: z.array(
            z.object({
              instance: anyJson,
              log: z.array(anyJson),
              notes: z.array(noteSchema),
              attachments: z.array(exportedFile),
              contacts: z.array(exportedContact),
            }),
          ),
          contacts: z.array(exportedContact),
          list_rows: z.array(anyJson),
          /** To questionnaires that aren't anonymous. */
          answers: z.array(anyJson),
          attempts: z.array(anyJson),
        }),
      ),
    },
  },
});
export const erase = guarded('people.erase', {
  method: 'post',
  path: '/api/people/{id}/erase',
  tags,
  summary:
    'Erase a person’s record, the personal data of their instances, what they wrote and who they are in contact lists, for good; refused while one runs',
  request: { params: idParam },
  responses: {
    200: {
      description: 'Erased, with the numbers of the instances',
      ...json(z.object({ id: z.string(), erased: z.literal(true), instances: z.array(z.string()) })),
    },
  },
});
