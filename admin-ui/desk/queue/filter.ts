/** Which tasks the queue shows, as the API is asked for them; saved ones stay in this browser. Pure save for the storage. */
import type { Kept } from '../../providers/kept.js';

export type Whose = 'mine' | 'groups' | 'watched' | 'all';

export interface QueueFilter {
  readonly whose: Whose;
  /** A number, a name, words. */
  readonly q: string;
}

export interface SavedFilter extends QueueFilter {
  readonly name: string;
}

const stored = 'sportello.desk.filters';
const pageSize = 50;

/** The query of `GET /api/tasks` for a filter, most urgent first. */
export function queryOf({ whose, q }: QueueFilter): string {
  const filter = {
    ...(whose === 'mine' ? { mine: true } : {}),
    ...(whose === 'watched' ? { watched: true } : whose === 'all' ? {} : { own: true }),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
  };
  return new URLSearchParams({
    filter: JSON.stringify(filter),
    range: JSON.stringify([0, pageSize - 1]),
  }).toString();
}

/** The filters saved in this browser. */
export function savedFilters(storage: Pick<Kept, 'getItem'>): readonly SavedFilter[] {
  try {
    const found: unknown = JSON.parse(storage.getItem(stored) ?? '[]');
    return Array.isArray(found) ? (found as SavedFilter[]) : [];
  } catch {
    return [];
  }
}

/** Keeps a filter under its name, in the place of one with the same name. @returns all that are kept */
export function saveFilter(
  storage: Pick<Kept, 'getItem' | 'setItem'>,
  filter: SavedFilter,
): readonly SavedFilter[] {
  const all = [...savedFilters(storage).filter(({ name }) => name !== filter.name), filter];
  storage.setItem(stored, JSON.stringify(all));
  return all;
}
