/** What the engine says while it runs in the browser, in the reader's language. */
import { engineItalian } from '../../engine/wording/italian.js';
import { inWords, type Worded } from '../../engine/wording/worded.js';
import { studioWords } from './words.js';

const italian = { ...engineItalian, ...studioWords };

/** A problem's or a refusal's message; English is the engine's own. */
export function messageIn(
  locale: string,
  { message, worded }: { readonly message: string; readonly worded?: Worded | undefined },
): string {
  return locale === 'it' && worded !== undefined ? inWords(worded, italian) : message;
}
