/** `/api/questionnaires`: a questionnaire in test mode. What is answered there is checked as on its page, and kept nowhere. */
import { z } from '@hono/zod-openapi';
import { checkSent } from '../commands/answers/check-sent.js';
import { languageFor, questionnaireAt } from '../commands/answers/questionnaires.js';
import type { JsonObject } from '../engine/json.js';
import { worded } from '../engine/wording/worded.js';
import { guarded } from './guard.js';
import { granted, problem } from './problem.js';
import { answersBody, questionnaireSchema, shownQuestionnaire } from './questionnaire-shape.js';
import { newResource } from './resource.js';
import { json, jsonBody, nameSchema } from './schemas.js';
import type { Api } from './services.js';

const tags = ['questionnaires'];
const params = z.object({ name: nameSchema });
const one = guarded('definitions.read', {
  method: 'get',
  path: '/api/questionnaires/{name}',
  tags,
  summary: 'A published questionnaire, in its newest version',
  request: { params },
  responses: { 200: { description: 'The questionnaire', ...json(questionnaireSchema) } },
});
const trial = guarded('definitions.read', {
  method: 'post',
  path: '/api/questionnaires/{name}/try',
  tags,
  summary: 'Answer a questionnaire in test mode: checked as on its page, kept nowhere',
  request: { params, body: jsonBody(z.strictObject(answersBody)) },
  responses: {
    200: {
      description: 'What would be kept',
      ...json(z.object({ state: z.enum(['saved', 'complete']), data: z.record(z.string(), z.any()) })),
    },
  },
});

/** Read a questionnaire, try it. */
export function questionnairesApi(api: Api) {
  const app = newResource();
  const found = async (name: string) => {
    const questionnaire = await questionnaireAt(api.store, name, null);
    if (questionnaire === null) throw problem('not_found', worded`There is no questionnaire ${name}.`);
    return questionnaire;
  };
  app.openapi(one, async (c) =>
    c.json(shownQuestionnaire(await found(c.req.valid('param').name), true), 200),
  );
  app.openapi(trial, async (c) => {
    const questionnaire = await found(c.req.valid('param').name);
    const { data, language, complete } = c.req.valid('json');
    const sent = { data: data as JsonObject, language: languageFor(questionnaire, language), complete };
    const checked = granted(await checkSent(questionnaire, sent));
    return c.json(
      { state: complete ? ('complete' as const) : ('saved' as const), data: { ...checked.data } },
      200,
    );
  });
  return app;
}
