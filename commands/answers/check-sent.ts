/** Answers that were sent, against their questionnaire. */
import { completed, partialFaults } from '../../domain/answers/check.js';
import type { JsonObject } from '../../engine/json.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { refused } from '../refused.js';
import { surveyModel, type Questionnaire } from './questionnaires.js';

/** Answers as they are sent. `complete`: they are all; else some are still to come. */
export interface Sent {
  readonly data: JsonObject;
  readonly language: string;
  readonly complete: boolean;
}

/** The answers as they are kept, complete ones without those to what is not asked; refused (invalid), each at its place. */
export async function checkSent(
  { survey, structure }: Questionnaire,
  { data, language, complete }: Sent,
): Promise<{ readonly ok: true; readonly data: JsonObject } | Refusal> {
  const faults = partialFaults(structure, data);
  if (faults.length > 0) return refused('invalid', worded`Some answers are not accepted.`, faults);
  if (!complete) return { ok: true, data };
  const done = completed(await surveyModel(survey, language), data);
  return done.ok ? done : refused('invalid', worded`Some answers are missing or not accepted.`, done.faults);
}
