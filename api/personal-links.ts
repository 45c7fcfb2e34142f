/** `/api/campaigns/{id}/links`: a personal link to the questionnaire for each contact of a list. */
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { personalLinks } from '../commands/answers/personal-links.js';
import { worded } from '../engine/wording/worded.js';
import { findOutreach } from '../store/outreaches.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { idParam } from './schemas.js';
import type { Api } from './services.js';

const links = guarded('campaigns.manage', {
  method: 'post',
  path: '/api/campaigns/{id}/links',
  tags: ['campaigns'],
  summary:
    'A personal link to the questionnaire for everybody of the list who has not answered; those given before are void, unless something was saved by them',
  request: { params: idParam },
  responses: { 200: { description: 'The links', content: { 'text/csv': { schema: z.string() } } } },
});

/** Give out links. */
export function personalLinksApi(api: Api) {
  const app = newResource();
  app.openapi(links, async (c) => {
    const { id } = c.req.valid('param');
    const outreach = await findOutreach(api.store, id);
    if (outreach === null) throw problem('not_found', worded`There is no campaign ${id}.`);
    if (outreach.state === 'over') throw problem('conflict', worded`The campaign ${id} is over.`);
    if (outreach.listId === null || outreach.order.questionnaire === null)
      throw problem('conflict', worded`The campaign ${id} asks nobody of a list by a questionnaire.`);
    const content = personalLinks(api.commands, id, `${api.signIn.baseUrl}/q/`);
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="links.csv"`,
      'Cache-Control': 'private, no-store',
    });
  });
  return app;
}
