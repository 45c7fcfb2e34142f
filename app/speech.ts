/** In which words reports are written outside of requests: on the command line, and in mails. */
import { italian } from '../api/wording/italian.js';
import type { Speech } from '../commands/measures/report/report.js';
import { inEnglish, inWords } from '../engine/wording/worded.js';

export function speechOf(language: 'it' | 'en'): Speech {
  return { language, say: language === 'it' ? (sentence) => inWords(sentence, italian) : inEnglish };
}
