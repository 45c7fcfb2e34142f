/** A title as definitions have it: one text, or one a language. */
export type Title = string | Readonly<Record<string, string>> | null | undefined;

/** The title in this language, else in the first that it has; `otherwise` where there is none. */
export function titleText(title: Title, locale: string, otherwise = ''): string {
  if (typeof title === 'string') return title;
  if (title === null || title === undefined) return otherwise;
  return title[locale] ?? Object.values(title)[0] ?? otherwise;
}
