/** A template's written texts, and changes of them. Pure. */
import { setValue } from '../../yaml/set-value.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { parsed } from '../../yaml/parsed.js';

type Key = 'subject' | 'body';

/** What is written for a language; a text without languages is that of all. */
export function writtenIn(text: string, key: Key, language: string): string {
  const value: unknown = parsed(text).toJS();
  const own = (value as Readonly<Record<string, unknown>> | null)?.[key];
  if (typeof own === 'string') return own;
  const found = (own as Readonly<Record<string, unknown>> | undefined)?.[language];
  return typeof found === 'string' ? found : '';
}

/** The text with this subject or body in a language; an empty subject goes, a body stays as it is rather than empty. */
export function withWritten(text: string, key: Key, language: string, typed: string): string {
  const single = language === '' || typeof parsed(text).get(key) === 'string';
  const path = single ? [key] : [key, language];
  if (typed.trim() === '') return key === 'subject' ? removeEntry(text, path) : text;
  return setValue(text, path, typed, { before: ['body'] });
}
