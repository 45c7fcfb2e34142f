/**
 * Questionnaires as they are put to people: the version that was published when the contact list was ordered, so that one
 * that is edited meanwhile goes on in its version.
 */
import type { AskedSurvey } from '../../domain/answers/asked.js';
import type { Title } from '../../engine/definition.js';
import type { JsonObject } from '../../engine/json.js';
import { definitionIn, readTree } from '../../engine/reading.js';
import { findDefinition, findDefinitionAt, type DefinitionRow } from '../../store/definitions.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';

/** A questionnaire in one version; `structure`: its model, with no answers in it. */
export interface Questionnaire {
  readonly name: string;
  readonly version: number;
  readonly title: Title | null;
  readonly survey: JsonObject;
  readonly languages: readonly string[];
  readonly anonymous: boolean;
  /** The variable of each element, by its name. */
  readonly codes: { readonly [element: string]: string };
  readonly structure: AskedSurvey;
}

type Read = Omit<Questionnaire, 'name' | 'version'>;

// By the hash of their texts: what was read stays good.
const read = new Map<string, Promise<Read>>();
const mostRead = 50;

/** The questionnaire that an outreach asks; null where it asks none. */
export async function questionnaireOf(
  db: Db,
  { order, begunAt }: Pick<OutreachRow, 'order' | 'begunAt'>,
): Promise<Questionnaire | null> {
  if (order.questionnaire === null) return null;
  return questionnaireIn(await findDefinitionAt(db, 'questionnaire', order.questionnaire, begunAt));
}

/** A questionnaire in a version; null: the newest. */
export async function questionnaireAt(
  db: Db,
  name: string,
  version: number | null,
): Promise<Questionnaire | null> {
  return questionnaireIn(await findDefinition(db, 'questionnaire', name, version));
}

/** A survey's model of its own, in a language. SurveyJS is loaded where it is first needed: it takes a fifth of a second. */
export async function surveyModel(survey: JsonObject, language: string): Promise<AskedSurvey> {
  const { SurveyModel } = await import('./survey-library.js');
  const model = new SurveyModel(survey);
  model.locale = language;
  return model;
}

/** The language in which somebody is asked: the one wanted, if the questionnaire has it, else its first. */
export function languageFor({ languages }: Pick<Questionnaire, 'languages'>, wanted: string | null): string {
  return languages.find((each) => each === wanted) ?? languages[0] ?? 'it';
}

async function questionnaireIn(row: DefinitionRow | null): Promise<Questionnaire | null> {
  if (row === null) return null;
  const { name, version, hash, text } = row;
  const known = read.get(hash) ?? readText(name, text);
  read.delete(hash);
  read.set(hash, known);
  const oldest = read.keys().next().value;
  if (read.size > mostRead && oldest !== undefined) read.delete(oldest);
  return { name, version, ...(await known) };
}

async function readText(name: string, text: string): Promise<Read> {
  const definition = definitionIn(readTree([{ path: `${name}.yaml`, text }]), 'questionnaire', name)?.body;
  if (definition == null)
    throw new Error(`The published questionnaire ${name} can't be read: publish it again, in order.`);
  const { title, survey, languages, anonymous, codes } = definition;
  const structure = await surveyModel(survey, languages[0] ?? 'it');
  return { title, survey, languages, anonymous, codes, structure };
}
