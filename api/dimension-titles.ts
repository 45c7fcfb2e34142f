/** What the values of a dimension are called by people, for the files of history and pivot. */
import type { Dimension } from '../domain/monitoring/dimensions.js';
import { titleIn } from '../domain/titles.js';
import { listCallQueues } from '../store/call-queues.js';
import { listGroupTitles } from '../store/groups.js';
import type { Store } from '../store/store.js';
import type { Language } from './language.js';

/** Titles by name, in a language; null for a dimension whose values have none. */
export type DimensionTitles = ReadonlyMap<string, string> | null;

/** The titles that queues or groups have now. */
export async function dimensionTitles(
  store: Store,
  dimension: Dimension,
  language: Language,
): Promise<DimensionTitles> {
  if (dimension === 'queue')
    return new Map(
      (await listCallQueues(store)).flatMap(({ name, title }) => (title === null ? [] : [[name, title]])),
    );
  if (dimension !== 'group') return null;
  const titles = Object.entries(await listGroupTitles(store));
  return new Map(titles.map(([name, title]) => [name, titleIn(language, title, name)]));
}
