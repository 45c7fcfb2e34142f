import { titleIn } from '../../domain/titles.js';

/** A title as definitions have it: one text, or one a language. */
export type Title = string | Readonly<Record<string, string>> | null | undefined;

/** The title in this language, else in the first that it has; `otherwise` where there is none. */
export function titleText(title: Title, locale: string, otherwise = ''): string {
  return titleIn(locale, title ?? null, otherwise);
}
