/**
 * The variables of a questionnaire: a column of its results each, under the stable names that statistics go by (`codes`).
 * A question with one answer is one variable; of several answers each choice is one, and so is each row of a matrix.
 */
import type { Json, JsonObject } from '../../engine/json.js';
import { isJsonObject } from '../../engine/json.js';
import { labelOf, partsOf, surveyQuestions, type Part, type SurveyQuestion } from './survey-questions.js';

/** What a variable reads of the answers; `of` is the question's key. */
type Source =
  | { readonly reads: 'answer'; readonly of: string }
  /** 1: chosen, 0: not, nothing: not asked. */
  | { readonly reads: 'chosen'; readonly of: string; readonly choice: Json }
  /** The place of a choice among those put in order, from 1. */
  | { readonly reads: 'place'; readonly of: string; readonly choice: Json }
  | { readonly reads: 'part'; readonly of: string; readonly part: string }
  /** An answer with parts of its own, as JSON. */
  | { readonly reads: 'whole'; readonly of: string };

export interface Variable {
  /** A letter, then letters, digits and `_`, at most 64; no other variable has it, in capitals or not. */
  readonly name: string;
  readonly label: string;
  /** What its values mean; empty where they speak for themselves. */
  readonly values: readonly { readonly value: string | number; readonly label: string }[];
  readonly source: Source;
}

/** What a questionnaire's definition says of its variables. */
interface Questions {
  readonly survey: JsonObject;
  readonly codes: { readonly [element: string]: string };
}

type Draft = Omit<Variable, 'name'> & { readonly wanted: string };

const many = new Set(['checkbox', 'tagbox']);
const nested = new Set(['matrixdropdown', 'matrixdynamic', 'paneldynamic', 'file', 'signaturepad']);

/** All variables, in the order of the questions; labels in a language, else in the survey's first. */
export function variablesOf({ survey, codes }: Questions, language: string): readonly Variable[] {
  const taken = new Set<string>();
  return surveyQuestions(survey)
    .flatMap((question) => draftsOf(question, own(codes, question.name) ?? question.name, language))
    .map(({ wanted, ...variable }) => ({ ...variable, name: nameFor(wanted, taken) }));
}

/** A cell of the results; null: not answered, or not asked. */
export function cellOf({ source }: Variable, answers: JsonObject): string | number | null {
  const given = own(answers, source.of);
  if (given === undefined || given === null) return null;
  switch (source.reads) {
    case 'answer':
      return plain(given);
    case 'whole':
      return JSON.stringify(given);
    case 'part':
      return isJsonObject(given) ? plain(own(given, source.part) ?? null) : null;
    case 'chosen':
      return Array.isArray(given) ? Number(given.includes(source.choice)) : null;
    case 'place': {
      const place = Array.isArray(given) ? given.indexOf(source.choice) : -1;
      return place < 0 ? null : place + 1;
    }
  }
}

function draftsOf(question: SurveyQuestion, code: string, language: string): readonly Draft[] {
  const { key, type, name, written } = question;
  const title = labelOf(written['title'], language, name);
  const said = commentsOf(question, code, title);
  if (nested.has(type))
    return [{ wanted: code, label: title, values: [], source: { reads: 'whole', of: key } }, ...said];
  const choices = partsOf(written, type, language);
  const isMany = many.has(type) || (type === 'imagepicker' && written['multiSelect'] === true);
  if (isMany || type === 'ranking') {
    const reads = isMany ? 'chosen' : 'place';
    const values = isMany
      ? [
          { value: 0, label: '–' },
          { value: 1, label: '✓' },
        ]
      : [];
    return [
      ...choices.map(({ value, label }): Draft => ({
        ...{ wanted: `${code}_${String(value)}`, label: `${title}: ${label}`, values },
        source: { reads, of: key, choice: value },
      })),
      ...said,
    ];
  }
  if (type === 'matrix' || type === 'multipletext') {
    const rows = partsOf(
      { choices: written[type === 'matrix' ? 'rows' : 'items'] ?? [] },
      'dropdown',
      language,
    );
    const columns =
      type === 'matrix' ? partsOf({ choices: written['columns'] ?? [] }, 'dropdown', language) : [];
    return [
      ...rows.map(({ value, label }): Draft => ({
        ...{
          wanted: `${code}_${String(value)}`,
          label: `${title}: ${label}`,
          values: columns.map(shownValue),
        },
        source: { reads: 'part', of: key, part: String(value) },
      })),
      ...said,
    ];
  }
  const values = choices.map(shownValue);
  return [{ wanted: code, label: title, values, source: { reads: 'answer', of: key } }, ...said];
}

/** What was written beside an answer, or instead of one. */
function commentsOf({ key, written }: SurveyQuestion, code: string, title: string): readonly Draft[] {
  const has = ['showCommentArea', 'hasComment', 'showOtherItem', 'hasOther'].some(
    (each) => written[each] === true,
  );
  if (!has) return [];
  const source = { reads: 'answer', of: `${key}-Comment` } as const;
  return [{ wanted: `${code}_comment`, label: `${title} …`, values: [], source }];
}

function shownValue({ value, label }: Part) {
  return { value: plain(value) ?? '', label };
}

/** True and false are 1 and 0, as statistics programs have them. */
function plain(value: Json): string | number | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'object') return JSON.stringify(value);
  // SPSS ends a row at every end of a line, in quotes or not.
  return typeof value === 'string' ? value.replaceAll(/\s*[\r\n]+\s*/g, ' ') : value;
}

/** What an object has of its own: a question may be called `constructor`. */
function own<Value>(of: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

const longest = 64;

/** The name itself, in what a variable's name may hold; with a number where another has it already. */
function nameFor(wanted: string, taken: Set<string>): string {
  const ascii = wanted
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_');
  const sound = (/^[A-Za-z]/.test(ascii) ? ascii : `v_${ascii}`).slice(0, longest);
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : `_${String(n)}`;
    const name = `${sound.slice(0, longest - end.length)}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
