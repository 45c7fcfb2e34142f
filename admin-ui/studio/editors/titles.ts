/** Titles by language, as editors show and write them. Pure. */
import type { Title } from '../../../engine/definition.js';

/** The languages of the interface, in which titles are asked for. */
export const languages = ['it', 'en'] as const;

/** The text of a title in one language; one without languages is that of all. */
export function inLanguage(title: Title | null | undefined, language: string): string {
  if (title === null || title === undefined) return '';
  return typeof title === 'string' ? title : (title[language] ?? '');
}

/** The title with this text in one language; empty ones are left out, null if nothing is left. */
export function withLanguage(title: Title | null | undefined, language: string, text: string): Title | null {
  const before =
    typeof title === 'string' ? Object.fromEntries(languages.map((each) => [each, title])) : (title ?? {});
  const kept = Object.entries({ ...before, [language]: text }).filter(([, each]) => each.trim() !== '');
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

/** A language by its name: `Italian` for `it`. */
export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}
