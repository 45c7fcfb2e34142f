/** `/api/campaigns/attempts/{id}/questionnaire`: what is asked in a call, with what the contact has answered so far. */
import { z } from '@hono/zod-openapi';
import { interviewOf, saveInterview } from '../commands/answers/by-attempt.js';
import type { JsonObject } from '../engine/json.js';
import { guarded } from './guard.js';
import { languageOf } from './language.js';
import { granted } from './problem.js';
import { answersBody, questionnaireSchema, shownQuestionnaire } from './questionnaire-shape.js';
import { newResource } from './resource.js';
import { idParam, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';

const tags = ['campaigns'];
const path = '/api/campaigns/attempts/{id}/questionnaire';
const show = guarded('campaigns.work', {
  method: 'get',
  path,
  tags,
  summary: 'What is asked in an attempt of one’s own, with what the contact answered before',
  request: { params: idParam, query: z.strictObject({ language: z.string().max(20).optional() }) },
  responses: {
    200: {
      description: 'The questionnaire; null where the list asks nothing',
      ...json(
        z
          .object({
            questionnaire: questionnaireSchema,
            language: z.string(),
            data: z.record(z.string(), z.any()),
            complete: z.boolean(),
            /** With which the attempt ends once it is complete. */
            outcome: z.string(),
          })
          .nullable(),
      ),
    },
  },
});
const save = guarded('campaigns.work', {
  method: 'put',
  path,
  tags,
  summary: 'Save what was answered in an attempt of one’s own, on the way or complete',
  request: { params: idParam, body: jsonBody(z.strictObject(answersBody)) },
  responses: {
    200: {
      description: 'Saved; the outcome that the attempt is to end with, null while it is not complete',
      ...json(z.object({ outcome: z.string().nullable() })),
    },
  },
});

/** Read a call's questionnaire, save its answers. */
export function interviewsApi(api: Api) {
  const app = newResource();
  app.openapi(show, async (c) => {
    const { id: attempt } = c.req.valid('param');
    const language = c.req.valid('query').language ?? languageOf(c);
    const found = await interviewOf(api.commands, c.var.caller.actor, { attempt, language });
    if (found === null) return c.json(null, 200);
    const { questionnaire, language: chosen, data, complete, outcome } = granted(found);
    return c.json(
      {
        ...{ questionnaire: shownQuestionnaire(questionnaire, true), language: chosen, data: { ...data } },
        ...{ complete, outcome },
      },
      200,
    );
  });
  app.openapi(save, async (c) => {
    const { data, language, complete } = c.req.valid('json');
    const sent = { data: data as JsonObject, language, complete };
    const { id } = c.req.valid('param');
    const saved = granted(await saveInterview(api.commands, c.var.caller.actor, id, sent));
    return c.json({ outcome: saved.outcome }, 200);
  });
  return app;
}
