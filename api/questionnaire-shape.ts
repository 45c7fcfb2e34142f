/** A questionnaire and answers to it, as routes give and take them. */
import { z } from '@hono/zod-openapi';
import type { Questionnaire } from '../commands/answers/questionnaires.js';
import { anyJson, jsonValue } from './schemas.js';

export const questionnaireSchema = z
  .object({
    name: z.string(),
    version: z.int(),
    title: anyJson,
    languages: z.array(z.string()),
    anonymous: z.boolean(),
    /** SurveyJS's JSON; null where no answers are taken. */
    survey: anyJson,
  })
  .openapi('Questionnaire');

/** What is sent of answers. */
export const answersBody = {
  data: z.record(z.string(), jsonValue),
  language: z.string().max(20).nullable().default(null),
  complete: z.boolean().default(false),
};

/** A questionnaire as it is shown; without its survey where that isn't needed. */
export function shownQuestionnaire(
  { name, version, title, languages, anonymous, survey }: Questionnaire,
  open: boolean,
): z.infer<typeof questionnaireSchema> {
  return { name, version, title, languages: [...languages], anonymous, survey: open ? survey : null };
}
