/** What a person types into a search field, and what it finds: a number, a key or a personal value if it is one, else words. */
import { hashPersonal } from '../store/personal.js';
import { findByWords, findExactly, withoutAccents } from '../store/search.js';
import type { CommandContext } from './context.js';

/** The instances to show: these, or those with these words. */
export type Found = { readonly ids: readonly string[] } | { readonly words: string };

// So many are sorted in no time; of more, the newest are found by going back in time.
const mostFew = 5_000;

/** Finds out what a search means; it is the lists' to show only what the asker may see. */
export async function search(
  context: Pick<CommandContext, 'db' | 'keys' | 'clock'>,
  written: string,
): Promise<Found> {
  const text = written.trim();
  const ids = await findExactly(context.db, {
    text,
    hash: hashPersonal(context.keys, text),
    year: new Date(context.clock()).getUTCFullYear(),
  });
  if (ids.length > 0) return { ids };
  const words = withoutAccents(text);
  const few = await findByWords(context.db, words, mostFew);
  return few === null ? { words } : { ids: few };
}
