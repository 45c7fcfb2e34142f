/** What the language says of its keys, in both languages: its schema holds the sentences that the reference pages are made of. */
import type { JsonObject } from '../../../engine/json.js';
import { keysOf, schemasAt } from '../editor/schema-at.js';

/** A sentence of the language's own help, in both languages. */
export interface Told {
  readonly en: string;
  readonly it: string;
}

/** What a schema says of itself; null: nothing. */
export function toldIn(schema: JsonObject | null): Told | null {
  const [en, it] = [schema?.['description'], schema?.['x-it']];
  return typeof en === 'string' ? { en, it: typeof it === 'string' ? it : en } : null;
}

/** What is said of the key that these keys lead to (`[]`: any item of a list); null where nothing is, or nothing leads there. */
export function toldAt(root: JsonObject, keys: readonly string[]): Told | null {
  const holders = schemasAt(root, keys.slice(0, -1));
  return toldIn(keysOf(holders).get(keys.at(-1) ?? '') ?? null);
}

/** The sentence in the reader's language. */
export function inLocale(told: Told | null, locale: string): string | null {
  if (told === null) return null;
  return locale === 'it' ? told.it : told.en;
}
