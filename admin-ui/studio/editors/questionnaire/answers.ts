/** Answers to a questionnaire, under the stable names of its variables. Pure. */
import type { Json, JsonObject } from '../../../../engine/json.js';
import type { QuestionnaireDefinition } from '../../../../engine/reading/questionnaire.js';

export interface Answer {
  readonly element: string;
  /** The name of its variable; that of the element where it has none of its own. */
  readonly variable: string;
  readonly value: Json;
}

/** What was answered so far, in the order of the answers. */
export function answersOf({ codes }: QuestionnaireDefinition, data: JsonObject): readonly Answer[] {
  return Object.entries(data).map(([element, value]) => ({
    element,
    variable: codes[element] ?? element,
    value,
  }));
}
