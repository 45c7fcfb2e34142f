/** Reader of a questionnaire: SurveyJS's JSON as YAML, its languages, and the stable names of its variables. */
import type { Title } from '../definition.js';
import type { JsonObject } from '../json.js';
import { nearest } from '../expressions/nearest.js';
import { entryOf, plainOf, type Entry, type MapNode, type Node } from './node.js';
import {
  defaulted,
  entriesOf,
  listOf,
  mapped,
  optional,
  readFields,
  reader,
  refuse,
  required,
  unread,
  type Read,
  type Reader,
} from './reader.js';
import type { Reading } from './reading.js';
import { name, text, title, truth } from './scalars.js';
import { elementsOf, elementTypes, type SurveyElement } from './survey-elements.js';
import { mapPart, patternPart } from './schema-parts.js';
import { type Worded, worded } from '../wording/worded.js';

/** A questionnaire as written. `codes`: the variable of each element, by its name in the survey. */
export interface QuestionnaireDefinition {
  readonly questionnaire: string;
  readonly title: Title | null;
  readonly survey: JsonObject;
  readonly languages: readonly string[];
  readonly anonymous: boolean;
  readonly codes: { readonly [element: string]: string };
}

/** As statistics programs take them. */
const codeForm = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

const language = mapped(text, (given, node, reading) =>
  /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(given)
    ? given
    : refuse(reading, node, worded`a language such as it or en`),
);

const survey: Reader<JsonObject> = reader(
  worded`a survey (a map, SurveyJS's JSON)`,
  (node, reading) => {
    if (node.kind !== 'map') return refuse(reading, node, survey.expects);
    const elements = elementsOf(node);
    if (elements.length === 0)
      return refuse(reading, node, worded`a survey with at least one element in "pages" or "elements"`);
    return checkElements(elements, reading) ? (plainOf(node) as JsonObject) : unread;
  },
  () => ({ type: 'object' }),
);

const codes = entriesOf(
  worded`elements by name, each with its variable`,
  (entry, reading): Read<readonly [string, string]> => {
    const code = text.read(entry.value, reading);
    if (code === unread) return unread;
    if (codeForm.test(code)) return [entry.key, code];
    return refuse(
      reading,
      entry.value,
      worded`the name of a variable (a letter, then letters, digits, _; at most 64)`,
    );
  },
  mapPart(patternPart(codeForm.source)),
);

export const questionnaireFields = {
  questionnaire: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  survey: required(survey, "the questions: SurveyJS's JSON, in YAML"),
  languages: defaulted(listOf(language), ['it'], 'its languages, the first one first'),
  anonymous: defaulted(truth, false, 'true: answers are kept apart from who gave them'),
  codes: defaulted(codes, [], 'the stable names of its variables, by element'),
};

/** Reads a questionnaire; null, and problems, where it can't be read. */
export function readQuestionnaire(node: MapNode, reading: Reading): QuestionnaireDefinition | null {
  const values = readFields(node, worded`a questionnaire`, questionnaireFields, reading, node.at);
  if (values === unread) return null;
  const written = entryOf(node, 'survey')?.value;
  const given = entryOf(node, 'codes')?.value;
  if (written?.kind === 'map' && given?.kind === 'map')
    checkCodes(given.entries, elementsOf(written), reading);
  return { ...values, codes: Object.fromEntries(values.codes) };
}

function checkElements(elements: readonly SurveyElement[], reading: Reading): boolean {
  let sound = true;
  const fault = (
    at: Node['at'],
    code: 'wrong_value' | 'duplicate_name' | 'missing_key',
    message: Worded,
    fix?: string,
  ) => {
    sound = false;
    reading.problem(at, code, message, fix);
  };
  const names = new Set<string>();
  for (const { node, type, name: named } of elements) {
    if (named === null) {
      fault(node.at, 'missing_key', worded`an element of a survey needs a "name" (a text): add it`);
    } else if (names.has(named.value)) {
      const message = worded`there is an element "${named.value}" already; expected a name of its own: rename one of them`;
      fault(named.at, 'duplicate_name', message);
    } else names.add(named.value);
    if (type === null) {
      fault(
        node.at,
        'missing_key',
        worded`an element of a survey needs a "type", such as radiogroup: add it`,
      );
    } else if (!elementTypes.has(type.value)) {
      const near = nearest(type.value, [...elementTypes]);
      const way =
        near === null ? worded`known: ${[...elementTypes].join(', ')}` : worded`did you mean "${near}"?`;
      fault(
        type.at,
        'wrong_value',
        worded`there is no element of the type "${type.value}"; ${way}`,
        near ?? undefined,
      );
    }
  }
  return sound;
}

/** A code is the variable of one element, and of one that is there. */
function checkCodes(entries: readonly Entry[], elements: readonly SurveyElement[], reading: Reading): void {
  const names = elements.flatMap(({ name: named }) => named?.value ?? []);
  const seen = new Map<string, string>();
  for (const { key, keyAt, value } of entries) {
    if (!names.includes(key)) {
      const near = nearest(key, names);
      const way =
        near === null ? worded`it has ${names.slice(0, 12).join(', ')}` : worded`did you mean "${near}"?`;
      reading.problem(
        keyAt,
        'unknown_name',
        worded`the survey has no element "${key}"; ${way}`,
        near ?? undefined,
      );
    }
    const code = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
    if (code === null) continue;
    // Statistics programs don't tell capital letters from small ones.
    const other = seen.get(code.toLowerCase());
    if (other === undefined) seen.set(code.toLowerCase(), key);
    else {
      const message = worded`"${code}" is the variable of "${other}" already; expected one of its own: change one of them`;
      reading.problem(value.at, 'duplicate_name', message);
    }
  }
}
