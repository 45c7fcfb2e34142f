/** SurveyJS's own words (buttons, what is missing) in the language of a questionnaire: loaded when it is first shown in it. */

const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('survey-core/i18n/arabic'),
  de: () => import('survey-core/i18n/german'),
  es: () => import('survey-core/i18n/spanish'),
  fr: () => import('survey-core/i18n/french'),
  it: () => import('survey-core/i18n/italian'),
  pl: () => import('survey-core/i18n/polish'),
  pt: () => import('survey-core/i18n/portuguese'),
  ro: () => import('survey-core/i18n/romanian'),
  ru: () => import('survey-core/i18n/russian'),
  uk: () => import('survey-core/i18n/ukrainian'),
};

/** Loads the words of a language; of others, and where they can't be loaded, it has the English ones. Never rejects. */
export async function loadWords(language: string): Promise<void> {
  await loaders[language]?.().catch(() => undefined);
}

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}
