/**
 * Whether an answer is one that its question can have: SurveyJS checks what people may type, and takes from a program
 * whatever comes.
 */
import { isJsonObject, type Json } from '../../engine/json.js';
import { faultAt, worded, type FieldFault, type Worded } from '../../engine/wording/worded.js';
import { keyOf, type AskedQuestion } from './asked.js';

/** What an answer's form depends on. */
type Shape = Omit<AskedQuestion, 'isVisibleInSurvey' | 'containsErrors' | 'errors' | 'getType'>;
type Check = (question: Shape, value: Json, path: string) => readonly FieldFault[];

const mostLetters = 20_000;

/** What browsers give for inputs that aren't plain text. */
const inputs: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'datetime-local': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/,
  month: /^\d{4}-\d{2}$/,
  week: /^\d{4}-W\d{2}$/,
  time: /^\d{2}:\d{2}(:\d{2})?$/,
  color: /^#[0-9a-fA-F]{6}$/,
};
const numeric = new Set(['number', 'range']);

const text: Check = ({ inputType = 'text' }, value, path) => {
  if (numeric.has(inputType))
    return typeof value === 'number' ? [] : wrong(path, worded`A number is expected.`);
  if (typeof value !== 'string') return wrong(path, worded`A text is expected.`);
  if (value.length > mostLetters)
    return wrong(path, worded`A text may have at most ${mostLetters} characters.`);
  const form = inputs[inputType];
  return form === undefined || form.test(value)
    ? []
    : wrong(path, worded`${value} is not of the kind ${inputType}.`);
};

const plainText: Check = (question, value, path) => text({ ...question, inputType: 'text' }, value, path);

const oneOf: Check = (question, value, path) => {
  const choices = choicesOf(question);
  if (choices === null) return scalar(question, value, path);
  if (choices.includes(value)) return [];
  return wrong(path, worded`${said(value)} is none of the choices: ${choices.map(said).join(', ')}.`);
};

const someOf: Check = (question, value, path) => {
  if (!Array.isArray(value)) return wrong(path, worded`A list of choices is expected.`);
  const given = value as readonly Json[];
  if (new Set(given).size < given.length) return wrong(path, worded`A choice is named twice.`);
  return given.flatMap((each, at) => oneOf(question, each, `${path}/${String(at)}`));
};

const scalar: Check = (_question, value, path) =>
  typeof value === 'object' || (typeof value === 'string' && value.length > mostLetters)
    ? wrong(path, worded`A text, a number, true or false is expected.`)
    : [];

const truth: Check = ({ valueTrue = true, valueFalse = false }, value, path) =>
  value === (valueTrue as Json) || value === (valueFalse as Json)
    ? []
    : wrong(path, worded`${said(value)} is neither yes nor no.`);

const rating: Check = ({ visibleRateValues = [] }, value, path) =>
  visibleRateValues.some(({ value: known }) => known === value)
    ? []
    : wrong(
        path,
        worded`${said(value)} is none of the choices: ${visibleRateValues.map((item) => said(item.value as Json)).join(', ')}.`,
      );

const slider: Check = (_question, value, path) =>
  typeof value === 'number' || (Array.isArray(value) && value.every((each) => typeof each === 'number'))
    ? []
    : wrong(path, worded`A number is expected.`);

const matrix: Check = (question, value, path) =>
  members(question.rows?.map((row) => String(row.value)) ?? [], value, path, (_row, cell, at) => {
    const columns = { name: question.name, choices: question.columns ?? [] };
    return (question.cellType === 'checkbox' ? someOf : oneOf)(columns, cell, at);
  });

const cells: Check = (question, value, path) =>
  members(question.columns?.map(({ name }) => name) ?? [], value, path, (_column, cell, at) =>
    (Array.isArray(cell) ? cell : [cell]).flatMap((each: Json) => scalar(question, each, at)),
  );

const matrixOfQuestions: Check = (question, value, path) =>
  members(question.rows?.map((row) => String(row.value)) ?? [], value, path, (_row, cell, at) =>
    cells(question, cell, at),
  );

const multipleText: Check = (question, value, path) =>
  members(question.items?.map(({ name }) => name) ?? [], value, path, (name, cell, at) => {
    const item = question.items?.find((each) => each.name === name);
    return text(item ?? { name }, cell, at);
  });

const panels: Check = (question, value, path) =>
  items(value, path, (panel, at) => {
    const asked = question.template?.questions ?? [];
    return members(asked.map(keyOf), panel, at, (name, answer, place) => {
      const one = asked.find((each) => keyOf(each) === name);
      return one === undefined ? [] : shapeFaults(one, answer, place);
    });
  });

const files: Check = (_question, value, path) =>
  items(value, path, (file, at) =>
    isJsonObject(file) && typeof file['name'] === 'string' && typeof file['content'] === 'string'
      ? []
      : wrong(at, worded`A file is expected.`),
  );

const checks: Readonly<Record<string, Check>> = {
  text,
  comment: plainText,
  radiogroup: oneOf,
  dropdown: oneOf,
  buttongroup: oneOf,
  checkbox: someOf,
  tagbox: someOf,
  ranking: someOf,
  imagepicker: (question, value, path) =>
    (question.multiSelect === true ? someOf : oneOf)(question, value, path),
  rating,
  boolean: truth,
  slider,
  matrix,
  matrixdropdown: matrixOfQuestions,
  matrixdynamic: (question, value, path) => items(value, path, (row, at) => cells(question, row, at)),
  multipletext: multipleText,
  paneldynamic: panels,
  file: files,
  signaturepad: (_question, value, path) =>
    typeof value === 'string' && value.startsWith('data:image/')
      ? []
      : wrong(path, worded`A drawing is expected.`),
};

/** What is wrong with the answer to a question, by its type; `path` is where it stands, as a JSON pointer. */
export function shapeFaults(question: AskedQuestion, value: Json, path: string): readonly FieldFault[] {
  return (checks[question.getType()] ?? scalar)(question, value, path);
}

/** A key as a part of a JSON pointer. */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Null: they come from elsewhere, and are not known here. */
function choicesOf(question: Shape): readonly Json[] | null {
  const { choices = [], visibleChoices = [], choicesFromQuestion = '', choicesByUrl } = question;
  if (choicesFromQuestion !== '' || (choicesByUrl?.url ?? '') !== '') return null;
  return [...new Set([...choices, ...visibleChoices].map(({ value }) => value as Json))];
}

function members(
  names: readonly string[],
  value: Json,
  path: string,
  check: (name: string, value: Json, path: string) => readonly FieldFault[],
): readonly FieldFault[] {
  if (!isJsonObject(value)) return wrong(path, worded`Answers by name are expected: ${names.join(', ')}.`);
  return Object.entries(value).flatMap(([name, each]) => {
    const at = `${path}/${pointerPart(name)}`;
    return names.includes(name)
      ? check(name, each, at)
      : wrong(at, worded`There is no ${name} here; there is ${names.join(', ')}.`);
  });
}

function items(
  value: Json,
  path: string,
  check: (value: Json, path: string) => readonly FieldFault[],
): readonly FieldFault[] {
  if (!Array.isArray(value)) return wrong(path, worded`A list is expected.`);
  return (value as readonly Json[]).flatMap((each, at) => check(each, `${path}/${String(at)}`));
}

function said(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function wrong(path: string, what: Worded): readonly FieldFault[] {
  return [faultAt(path, what)];
}
