/** Italian and English; a language is loaded when it is chosen, and the choice is remembered by this browser. */
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';

export type Locale = 'it' | 'en';

const locales = [
  { locale: 'it', name: 'Italiano' },
  { locale: 'en', name: 'English' },
] as const;
const remembered = 'sportello.language';

const load: Readonly<Record<Locale, () => Promise<TranslationMessages>>> = {
  it: async () => (await import('./it.js')).messages,
  en: async () => (await import('./en.js')).messages,
};

/** True if we speak it. */
export function isLocale(text: string | null | undefined): text is Locale {
  return text === 'it' || text === 'en';
}

/** The language chosen before, else the browser's, else Italian. */
export function firstLocale(): Locale {
  const chosen = localStorage.getItem(remembered);
  if (isLocale(chosen)) return chosen;
  const own = navigator.language.slice(0, 2);
  return isLocale(own) ? own : 'it';
}

/** Makes the provider with the first language loaded. */
export async function createI18n(): Promise<I18nProvider> {
  const first = firstLocale();
  const messages = await load[first]();
  const provider = polyglotI18nProvider(
    (locale) => (locale === first ? messages : load[isLocale(locale) ? locale : 'it']()),
    first,
    [...locales],
    { allowMissing: import.meta.env.PROD },
  );
  document.documentElement.lang = first;
  return {
    ...provider,
    async changeLocale(locale) {
      await provider.changeLocale(locale);
      localStorage.setItem(remembered, locale);
      document.documentElement.lang = locale;
    },
  };
}
