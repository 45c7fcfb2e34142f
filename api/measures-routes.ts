/** What `/api/measures` looks like from outside. */
import { z } from '@hono/zod-openapi';
import { guarded } from './guard.js';
import { listQuerySchema } from './list-query.js';
import { caseSchema, measuresSchema } from './measure-shape.js';
import { json, nameSchema } from './schemas.js';

export const periodText = z.string().max(10).openapi({ example: '2026-03' });
export const editionNumber = z.coerce.number().int().min(1).max(10_000);
const tags = ['measures'];

export const measures = guarded('measures.read', {
  method: 'get',
  path: '/api/measures',
  tags,
  summary:
    'The levels of a contract in a period: each with its figures, the formula by which they are counted, its distance from the threshold and the penalty proposed. Of the newest edition where the period is closed, unless `edition` says another, or `live`: what is counted now',
  request: {
    query: z.strictObject({
      contract: nameSchema,
      period: periodText,
      edition: z.union([z.literal('live'), editionNumber]).optional(),
      last: z.stringbool().default(false).openapi({
        type: 'boolean',
        description:
          'of what is counted now: what was counted last, in the last ten minutes, without waiting for the next count; `computed_at` says when',
      }),
    }),
  },
  responses: { 200: { description: 'The measures', ...json(measuresSchema) } },
});
export const cases = guarded('measures.read', {
  method: 'get',
  path: '/api/measures/{contract}/{period}/{level}/cases',
  tags,
  summary:
    'The single calls, clocks or spans of time behind a figure, in the order of time: `met` those of the numerator, `missed` the rest of the denominator, `left_out` those that count in neither. Total beyond the page only of editions. `Next-Page` in the answer is what the next page is asked with (`after`)',
  request: {
    params: z.object({ contract: nameSchema, period: periodText, level: z.string().max(100) }),
    query: listQuerySchema.pick({ range: true }).extend({
      test: z.coerce.number().int().min(0).max(100).default(0),
      verdict: z.enum(['met', 'missed', 'left_out']).optional(),
      edition: z.union([z.literal('live'), editionNumber]).optional(),
      after: z
        .string()
        .max(300)
        .optional()
        .openapi({ description: '`Next-Page` of the page before; `range` counts from there' }),
    }),
  },
  responses: { 200: { description: 'A page', ...json(z.array(caseSchema)) } },
});
