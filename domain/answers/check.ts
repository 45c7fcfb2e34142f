/**
 * Answers against the questionnaire in the version in which it was begun. What is saved on the way has to be answers that
 * the questions can have; what is completed has besides to be all that the questionnaire requires, by SurveyJS's own rules.
 */
import type { Json, JsonObject } from '../../engine/json.js';
import { asSaid, faultAt, worded, type FieldFault } from '../../engine/wording/worded.js';
import { keyOf, questionsOf, type AskedQuestion, type AskedSurvey } from './asked.js';
import { pointerPart, shapeFaults } from './shape.js';

/** What is wrong with answers so far: names that the survey doesn't have, and answers that a question can't have. */
export function partialFaults(survey: AskedSurvey, data: JsonObject): readonly FieldFault[] {
  const questions = new Map(questionsOf(survey).map((question) => [keyOf(question), question]));
  const also = new Set([
    ...survey.calculatedValues.flatMap(({ name, includeIntoResult }) => (includeIntoResult ? name : [])),
    ...[...questions].flatMap(([key, question]) => {
      const comments =
        question.hasComment === true || (question.hasOther === true && survey.storeOthersAsComment);
      return comments ? `${key}${survey.commentSuffix}` : [];
    }),
  ]);
  return Object.entries(data).flatMap(([key, value]) => {
    const path = `/${pointerPart(key)}`;
    const question = questions.get(key);
    if (question !== undefined) {
      // What was typed under "other" stands in the answer's place.
      const free = question.hasOther === true && !survey.storeOthersAsComment && isPlain(value);
      return free ? [] : shapeFaults(question, value, path);
    }
    if (also.has(key) && isPlain(value)) return [];
    return [faultAt(path, worded`The questionnaire has no question ${key}.`)];
  });
}

/** Answers that are complete, without those to questions that aren't asked; or what is missing or wrong. */
export type Completed =
  | { readonly ok: true; readonly data: JsonObject }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Completes answers that are sound so far; `survey` is a model of its own, in the language in which faults are told. */
export function completed(survey: AskedSurvey, data: JsonObject): Completed {
  survey.data = { ...data };
  // True: the model notes its errors at the questions.
  const sound = survey.validate(true, false) === true;
  const questions = questionsOf(survey);
  if (!sound) return { ok: false, faults: questions.flatMap(faultsOf) };
  const asked = new Set(
    questions.flatMap((question) => {
      const key = keyOf(question);
      return question.isVisibleInSurvey ? [key, `${key}${survey.commentSuffix}`] : [];
    }),
  );
  for (const { name } of survey.calculatedValues) asked.add(name);
  return { ok: true, data: Object.fromEntries(Object.entries(data).filter(([key]) => asked.has(key))) };
}

function faultsOf(question: AskedQuestion): readonly FieldFault[] {
  const path = `/${pointerPart(keyOf(question))}`;
  if (question.errors.length > 0)
    return question.errors.map((error) => faultAt(path, asSaid(error.getText())));
  // Of a matrix or a panel the errors are those of questions inside.
  return question.containsErrors ? [faultAt(path, worded`Something is missing or wrong here.`)] : [];
}

function isPlain(value: Json): boolean {
  return typeof value === 'string' ? value.length <= 20_000 : typeof value !== 'object';
}
