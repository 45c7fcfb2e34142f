/** `/api/public/questionnaires`: a questionnaire by its link, for people who aren't signed in. Nothing is noted of who asks. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { saveAnswers } from '../commands/answers/save.js';
import { shownPage } from '../commands/answers/show.js';
import { worded } from '../engine/wording/worded.js';
import type { JsonObject } from '../engine/json.js';
import { clientAddress } from './client-address.js';
import type { ApiEnv } from './environment.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { createPublicLimit } from './public-limit.js';
import { answersBody, questionnaireSchema, shownQuestionnaire } from './questionnaire-shape.js';
import { newResource } from './resource.js';
import { json, jsonBody } from './schemas.js';
import type { Api } from './services.js';

const tags = ['public'];
const params = z.object({ token: z.string().min(1).max(100) });
// What a page for everybody makes up: as hard to guess as a personal link.
const secret = z.string().min(22).max(100);
const states = z.enum(['open', 'closed', 'answered', 'replaced', 'paused', 'quota_full']);
const show = guarded('public', {
  method: 'get',
  path: '/api/public/questionnaires/{token}',
  tags,
  summary:
    'A questionnaire by its link, in the version in which it was begun, with what was answered so far; or why it takes no answers',
  request: { params, headers: z.object({ 'questionnaire-key': secret.optional() }) },
  responses: {
    200: {
      description: 'The questionnaire',
      ...json(
        z.object({
          state: states,
          for_everybody: z.boolean(),
          questionnaire: questionnaireSchema,
          /** Chosen with answers that were begun. */
          language: z.string().nullable(),
          data: z.record(z.string(), z.any()),
        }),
      ),
    },
  },
});
const save = guarded('public', {
  method: 'post',
  path: '/api/public/questionnaires/{token}',
  tags,
  summary: 'Save answers on the way, or complete them; what comes twice is answered the same',
  request: {
    params,
    body: jsonBody(z.strictObject({ ...answersBody, key: secret.nullable().default(null) })),
  },
  responses: {
    200: { description: 'Saved', ...json(z.object({ state: z.enum(['saved', 'complete']) })) },
  },
});

/** Many may answer from one address, and each saves page after page. */
const most = { write: 300, all: 100_000, read: 600 };

/** Show a questionnaire, save answers to it. */
export function publicQuestionnairesApi(api: Api) {
  const app = newResource();
  const limit = createPublicLimit(most);
  const address = (c: Context<ApiEnv>) => clientAddress(c, api.behindProxy) ?? 'unknown';
  app.openapi(show, async (c) => {
    await limit.read(address(c));
    const key = c.req.valid('header')['questionnaire-key'] ?? null;
    const page = await shownPage(api.commands, c.req.valid('param').token, key);
    if (page === null) throw problem('not_found', worded`There is no questionnaire under this link.`);
    const { state, questionnaire, language, data, forEverybody } = page;
    const shown = shownQuestionnaire(questionnaire, state === 'open');
    return c.json(
      { state, for_everybody: forEverybody, questionnaire: shown, language, data: { ...data } },
      200,
      { 'Cache-Control': 'no-store' },
    );
  });
  app.openapi(save, async (c) => {
    await limit.write(address(c));
    const { data, language, complete, key } = c.req.valid('json');
    const sent = { data: data as JsonObject, language, complete, key };
    const saved = await saveAnswers(api.commands, c.req.valid('param').token, sent);
    if (saved.ok) return c.json({ state: saved.complete ? ('complete' as const) : ('saved' as const) }, 200);
    const { code, worded: sentence, errors, reason } = saved;
    throw problem(code, sentence, { errors, ...(reason === null ? {} : { extra: { reason } }) });
  });
  return app;
}
