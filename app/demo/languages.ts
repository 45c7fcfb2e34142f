/** The demo's languages, each with its words. */
import { english } from './english.js';
import { italian } from './italian.js';
import type { Words } from './words.js';

export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return language === 'it' ? italian : english;
}
