/** `/api/campaigns/{id}/results`: what a campaign was answered, as a file. */
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { resultFormats, resultsOf } from '../commands/answers/results.js';
import { mostSheetRows } from '../commands/lists/export.js';
import { worded } from '../engine/wording/worded.js';
import { countResults } from '../store/answer-results.js';
import { findOutreach } from '../store/outreaches.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam } from './schemas.js';
import type { Api } from './services.js';

const text = { schema: z.string() };

const results = guarded('campaigns.manage', {
  method: 'get',
  path: '/api/campaigns/{id}/results',
  tags: ['campaigns'],
  summary:
    'What was answered: a row an answer, a column a variable; `codebook` says what they mean, `sps` is a program for SPSS that reads the CSV',
  request: {
    params: idParam,
    query: z.strictObject({
      format: z.enum(['csv', 'xlsx', 'codebook', 'sps']).default('csv'),
      /** Of labels. */
      language: z.string().max(35).optional(),
    }),
  },
  responses: {
    200: {
      description: 'The file',
      content: {
        'text/csv': text,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': text,
        'text/plain': text,
      },
    },
  },
});

/** The results of campaigns. */
export function campaignResultsApi(api: Api) {
  const app = newResource();
  app.openapi(results, async (c) => {
    const { id } = c.req.valid('param');
    const { format, language = null } = c.req.valid('query');
    const outreach = await findOutreach(api.store, id);
    if (outreach === null) throw problem('not_found', worded`There is no campaign ${id}.`);
    const found = await resultsOf(api.store, outreach, language);
    if (found === null) throw problem('not_found', worded`The campaign ${id} asks no questionnaire.`);
    const count = format === 'xlsx' ? await countResults(api.store, id) : 0;
    if (count > mostSheetRows)
      throw problem(
        'conflict',
        worded`A sheet has at most ${mostSheetRows} rows, these results ${count}: take CSV.`,
      );
    c.set('auditRead', true);
    c.set('auditSubject', `campaign:${id}`);
    const { type, ending, write } = resultFormats[format];
    return c.body(Readable.toWeb(write(found)) as ReadableStream, 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${found.name}${ending}"`,
      'Cache-Control': 'private, no-store',
    });
  });
  return app;
}
