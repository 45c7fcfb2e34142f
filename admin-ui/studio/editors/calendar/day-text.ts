/** Days of a calendar in words. Pure. */
import { titleText } from '../../../i18n/title-text.js';
import type { Exception } from './exceptions.js';

type Translate = (key: string, values?: Record<string, string>) => string;

/** A date as it is read: `Friday 25 December 2026`. */
export function dateText(date: string, locale: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(at);
}

/** Why a day is special: `public holiday: Christmas Day`. */
export function exceptionText(exception: Exception, translate: Translate, locale: string): string {
  const kind = exception.kind === 'also' && !exception.yearly ? 'once' : exception.kind;
  const what = translate(`editors.calendar.is.${kind}`);
  const name = titleText(exception.title, locale);
  return name === '' ? what : `${what}: ${name}`;
}

/** A day's openings: `08:00–19:00`, or that it is closed. */
export function openText(open: readonly string[], translate: Translate): string {
  if (open.length === 0) return translate('editors.calendar.shut');
  return open.map((each) => each.replace('-', '–')).join(', ');
}
