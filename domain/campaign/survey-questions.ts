/** The questions of a survey as SurveyJS's JSON has them, and the texts of their parts. */
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.js';

/** `key`: under which its answer stands; `written`: as in the survey. */
export interface SurveyQuestion {
  readonly name: string;
  readonly key: string;
  readonly type: string;
  readonly written: JsonObject;
}

type Scalar = string | number | boolean;

/** A choice, a row, a column, an item: what stands in an answer, and what people read. */
export interface Part {
  readonly value: Scalar;
  readonly label: string;
}

/** What is only shown. */
const shown = new Set(['html', 'image', 'panel']);

/** All questions in their order, those inside panels included. */
export function surveyQuestions(survey: JsonObject): readonly SurveyQuestion[] {
  return [survey, ...objectsIn(survey['pages'])].flatMap(questionsIn);
}

function questionsIn(holder: JsonObject): readonly SurveyQuestion[] {
  return [...objectsIn(holder['elements']), ...objectsIn(holder['questions'])].flatMap((written) => {
    const { type, name } = written;
    if (typeof type !== 'string' || typeof name !== 'string') return [];
    if (type === 'panel') return questionsIn(written);
    if (shown.has(type)) return [];
    const valueName = written['valueName'];
    const key = typeof valueName === 'string' && valueName !== '' ? valueName : name;
    return [{ name, key, type, written }];
  });
}

/** What a question lets choose; of a scale its steps, of yes or no both. */
export function partsOf(written: JsonObject, type: string, language: string): readonly Part[] {
  if (type === 'rating') return scaleOf(written, language);
  if (type === 'boolean')
    return [
      { value: scalar(written['valueTrue'], true), label: labelOf(written['labelTrue'], language, '✓') },
      { value: scalar(written['valueFalse'], false), label: labelOf(written['labelFalse'], language, '–') },
    ];
  return itemsIn(written['choices'], language);
}

/** A text as SurveyJS has it: one, or one a language with `default`. */
export function labelOf(written: Json | undefined, language: string, otherwise: string): string {
  if (typeof written === 'string') return written;
  if (!isJsonObject(written)) return otherwise;
  const text = written[language] ?? written['default'] ?? Object.values(written)[0];
  return typeof text === 'string' ? text : otherwise;
}

function itemsIn(written: Json | undefined, language: string): readonly Part[] {
  if (!Array.isArray(written)) return [];
  return (written as readonly Json[]).flatMap((item) => {
    if (!isJsonObject(item)) return isScalar(item) ? [{ value: item, label: String(item) }] : [];
    const value = item['value'] ?? item['name'];
    if (!isScalar(value)) return [];
    return [{ value, label: labelOf(item['text'] ?? item['title'], language, String(value)) }];
  });
}

function scalar(written: Json | undefined, otherwise: boolean): Scalar {
  return isScalar(written) ? written : otherwise;
}

function isScalar(value: Json | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function scaleOf(written: JsonObject, language: string): readonly Part[] {
  const given = itemsIn(written['rateValues'], language);
  if (given.length > 0) return given;
  const [least, most, stride] = [written['rateMin'] ?? 1, written['rateMax'] ?? 5, written['rateStep'] ?? 1];
  if (typeof least !== 'number' || typeof most !== 'number' || typeof stride !== 'number' || stride <= 0)
    return [];
  const steps: Part[] = [];
  for (let value = least; value <= most && steps.length < 101; value += stride)
    steps.push({ value, label: endOf(written, value, { least, most }, language) });
  return steps;
}

/** The ends of a scale may have words. */
function endOf(
  written: JsonObject,
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
  language: string,
): string {
  const words = value === least ? 'minRateDescription' : value === most ? 'maxRateDescription' : null;
  return words === null ? String(value) : labelOf(written[words], language, String(value));
}

function objectsIn(written: Json | undefined): readonly JsonObject[] {
  return Array.isArray(written) ? (written as readonly Json[]).filter(isJsonObject) : [];
}
