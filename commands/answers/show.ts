/** What a page `/q/…` shows: the questionnaire with what was answered on it, or why it takes no answers. */
import type { JsonObject } from '../../engine/json.js';
import type { CommandContext } from '../context.js';
import { findPage } from './find-page.js';
import type { Questionnaire } from './questionnaires.js';
import { whyNotOpen, type NotOpen } from './standing.js';

/** A page; `data` and `language` (null: none chosen yet) are those of answers that were begun. */
export interface ShownPage {
  readonly state: 'open' | NotOpen;
  readonly questionnaire: Questionnaire;
  readonly language: string | null;
  readonly data: JsonObject;
  /** Everybody finds it: each makes up a key of their own with the first answer. */
  readonly forEverybody: boolean;
}

/** The page of an address's end; null if there is none. */
export async function shownPage(
  { db }: Pick<CommandContext, 'db'>,
  written: string,
  secret: string | null,
): Promise<ShownPage | null> {
  const page = await findPage(db, written, secret);
  if (page === null) return null;
  const { questionnaire, answers, invited } = page;
  const state = whyNotOpen(page) ?? 'open';
  const data = state === 'open' ? (answers?.data ?? {}) : {};
  return { state, questionnaire, language: answers?.language ?? null, data, forEverybody: invited === null };
}
