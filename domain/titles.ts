/** Titles as definitions and groups have them: one text for all languages, or one a language. Pure. */
import type { Title } from '../engine/definition.js';

/** The title in a language, else in the first that it has; `otherwise` where there is none. */
export function titleIn(language: string, title: Title | null, otherwise = ''): string {
  if (title === null) return otherwise;
  if (typeof title === 'string') return title;
  return title[language] ?? Object.values(title)[0] ?? otherwise;
}

/** All that a title says, in whichever language: what somebody may look for. */
export function allTexts(title: Title): string {
  return typeof title === 'string' ? title : Object.values(title).join(' ');
}
