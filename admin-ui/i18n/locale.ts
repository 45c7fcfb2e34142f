/** The languages of the interface, and which one somebody reads. */

export type Locale = 'it' | 'en';

const remembered = 'sportello.language';

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

/** Keeps the choice in this browser, and tells assistive technology. */
export function rememberLocale(locale: string): void {
  localStorage.setItem(remembered, locale);
  document.documentElement.lang = locale;
}
