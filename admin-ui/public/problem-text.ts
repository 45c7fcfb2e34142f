/** What a refusal means for somebody without an account. */
import type { Locale } from '../i18n/locale.js';
import { ApiError, type FieldFault } from '../providers/http.js';
import type { Texts } from './texts.js';

/** The reader's language and what the pages say in it. */
export interface Said {
  readonly locale: Locale;
  readonly texts: Texts;
}

/** The sentence to show, and the fields that it is about. */
export function problemText(
  error: unknown,
  texts: Texts,
): { readonly text: string; readonly faults: readonly FieldFault[] } {
  if (!(error instanceof ApiError)) return { text: texts.away, faults: [] };
  if (error.status === 422) return { text: texts.refused, faults: error.errors };
  const text = { 404: texts.none, 409: texts.in_use, 429: texts.busy }[error.status] ?? texts.away;
  return { text, faults: [] };
}
