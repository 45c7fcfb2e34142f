/** What `/api/periods` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { reportFormats } from '../commands/measures/report/write-report.js';
import { guarded } from './guard.js';
import { measuresSchema } from './measure-shape.js';
import { differenceSchema, periodSchema } from './period-shape.js';
import { editionNumber, periodText } from './measures-routes.js';
import { json, jsonBody, nameSchema, textSchema } from './schemas.js';

const tags = ['measures'];
const at = '/api/periods/{contract}/{period}';
const params = z.object({ contract: nameSchema, period: periodText });
const seenHash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');

export const list = guarded('measures.read', {
  method: 'get',
  path: '/api/periods',
  tags,
  summary:
    'The periods of contracts that have begun, the newest first, with their editions; nothing is computed',
  request: { query: z.strictObject({ contract: nameSchema.optional() }) },
  responses: { 200: { description: 'All of them', ...json(z.array(periodSchema)) } },
});
export const close = guarded('periods.close', {
  method: 'post',
  path: `${at}/close`,
  tags,
  summary:
    'Close a period that is over, as it was looked at: refused (409) where what is computed now differs. Kept with all cases; never changed afterwards',
  request: {
    params,
    body: jsonBody(
      z.object({
        seen: seenHash.openapi({ description: '`seen` of the measures that were looked at' }),
      }),
    ),
  },
  responses: { 200: { description: 'The edition', ...json(measuresSchema) } },
});
export const reopen = guarded('periods.close', {
  method: 'post',
  path: `${at}/reopen`,
  tags,
  summary:
    'Make a further edition of a closed period of what came since, as it was looked at: refused (409) where what is computed now differs, or nothing has changed',
  request: {
    params,
    body: jsonBody(
      z.object({
        reason: textSchema,
        asked_by: textSchema,
        seen: seenHash.openapi({ description: '`seen` of the difference that was looked at' }),
      }),
    ),
  },
  responses: { 200: { description: 'The difference to the edition before', ...json(differenceSchema) } },
});
export const edition = guarded('measures.read', {
  method: 'get',
  path: `${at}/editions/{edition}`,
  tags,
  summary: 'The figures of an edition, as they were closed',
  request: { params: params.extend({ edition: editionNumber }) },
  responses: { 200: { description: 'The measures', ...json(measuresSchema) } },
});
export const difference = guarded('measures.read', {
  method: 'get',
  path: `${at}/difference`,
  tags,
  summary:
    'What has changed from an edition (the newest, unless told) to another, or to what is computed now: figures, and which cases entered, left or stand otherwise',
  request: {
    params,
    query: z.strictObject({
      from: editionNumber.optional(),
      to: editionNumber.optional(),
      last: z.stringbool().default(false).openapi({
        type: 'boolean',
        description: 'to what was computed last, in the last ten minutes, without waiting for the next count',
      }),
    }),
  },
  responses: { 200: { description: 'The difference', ...json(differenceSchema) } },
});
export const notices = guarded('periods.close', {
  method: 'post',
  path: `${at}/notices`,
  tags,
  summary:
    'Start a formal notice for a level that fell short in the newest edition; again, it answers the notice that was started',
  request: { params, body: jsonBody(z.object({ level: z.string().min(1).max(100) })) },
  responses: {
    200: {
      description: 'The notice',
      ...json(z.object({ id: z.string(), number: z.string(), state: z.string() })),
    },
  },
});
export const report = guarded('measures.read', {
  method: 'get',
  path: `${at}/report`,
  tags,
  summary:
    'The report of a period as a file, in the language that is asked for: its figures (where it is not closed as they were counted last, two minutes ago at most), or with `of=cases` all the cases of a test',
  request: {
    params,
    query: z.strictObject({
      format: z.enum(reportFormats),
      edition: editionNumber.optional(),
      of: z.enum(['figures', 'cases']).default('figures'),
      level: z.string().max(100).optional(),
      test: z.coerce.number().int().min(0).max(100).default(0),
      language: z.enum(['it', 'en']).optional(),
    }),
  },
  responses: { 200: { description: 'The file' } },
});
