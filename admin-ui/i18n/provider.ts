/** Italian and English; a language is loaded when it is chosen, and the choice is remembered by this browser. */
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { firstLocale, isLocale, rememberLocale, type Locale } from './locale.js';

const locales = [
  { locale: 'it', name: 'Italiano' },
  { locale: 'en', name: 'English' },
] as const;

const load: Readonly<Record<Locale, () => Promise<TranslationMessages>>> = {
  it: async () => (await import('./it.js')).messages,
  en: async () => (await import('./en.js')).messages,
};

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
      rememberLocale(locale);
    },
  };
}
