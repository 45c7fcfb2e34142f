/** In which language somebody is answered: by `Accept-Language`, in English where it asks for neither of ours. */
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { inEnglish, inWords, type Worded } from '../engine/wording/worded.js';
import { italian } from './wording/italian.js';

export type Language = 'it' | 'en';

/** The language that a request asks for; `it-IT` asks for Italian. */
export function languageOf(c: Context): Language {
  const asked = parseAccept(c.req.header('Accept-Language') ?? '').map(({ type, q }) => ({
    language: type.toLowerCase().split('-')[0],
    q,
  }));
  const ours = asked.filter(({ language, q }) => (language === 'it' || language === 'en') && q > 0);
  return ours.toSorted((one, other) => other.q - one.q)[0]?.language === 'it' ? 'it' : 'en';
}

/** The sentence in a language. */
export function said(sentence: Worded, language: Language): string {
  return language === 'it' ? inWords(sentence, italian) : inEnglish(sentence);
}

/** An answer with every message in it that knows its words (`message` beside `worded`) in a language. */
export function inLanguage<Answer>(answer: Answer, language: Language): Answer {
  return spoken(answer, language) as Answer;
}

function spoken(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => spoken(item, language));
  if (typeof value !== 'object' || value === null) return value;
  const { worded, ...rest } = value as { readonly worded?: Worded };
  const members = Object.entries(rest).map(([key, member]) => [key, spoken(member, language)] as const);
  return Object.fromEntries(
    worded === undefined ? members : [...members, ['message', said(worded, language)]],
  );
}
