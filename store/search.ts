/** Finding instances by words, and by what identifies one exactly. */
import type { Json } from '../engine/json.js';
import type { Db } from './store.js';

// A request is as long as a letter; beyond, the first pages are enough to find it by.
const mostCharacters = 20_000;

/**
 * The text by which a document is found: its texts in their order, without accents (people leave them out).
 * What is sealed is left out. The document must be sealed already.
 */
export function wordsOf(sealed: Json): string {
  const texts: string[] = [];
  collect(sealed, texts);
  return withoutAccents(texts.join('\n').slice(0, mostCharacters));
}

/** The text with its letters without accents. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function collect(node: Json, texts: string[]): void {
  if (typeof node === 'string') texts.push(node);
  if (typeof node !== 'object' || node === null || '$sealed' in node || '$erased' in node) return;
  for (const member of Object.values<Json>(node)) collect(member, texts);
}

/** The condition that holds for instances (whose id is `id`) with all the words of the search that `parameter` stands for. */
export function hasWords(id: string, parameter: string): string {
  return `exists (select from search_texts s where s.instance_id = ${id} and s.words @@ websearch_to_tsquery('italian', ${parameter}))`;
}

/** What a search may mean exactly: an instance's number or the end of it, a business key or a personal value (one hash for both). */
export interface ExactSearch {
  readonly text: string;
  readonly hash: string;
  /** The year of the numbers of which people say the last digits only; the one before counts too. */
  readonly year: number;
}

const mostExact = 1_000;

/** The ids of the instances that a search names exactly, at most a thousand; none: it names none, look for its words. */
export async function findExactly(db: Db, { text, hash, year }: ExactSearch): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>({
    name: 'find_exactly',
    text: `(select instance_id as id from personal_hashes where hash = $1 limit ${mostExact})
      union (select id from instances where key = $1 limit ${mostExact})
      union select id from instances where number = $2
      union select i.id from current_versions w cross join unnest($4::int[]) y join instances i on i.number = w.workflow || '-' || y || '-' || $3
        where $3 is not null`,
    values: [hash, text.toLowerCase(), lastDigits(text), [year, year - 1]],
  });
  return answer.rows.map((row) => row.id);
}

/** The ids of the instances with all these words; null when there are more than `limit`. */
export async function findByWords(db: Db, words: string, limit: number): Promise<string[] | null> {
  // Not a named statement: planned for these very words, it stops early where they are frequent.
  const answer = await db.sql.query<{ id: string }>(
    `select instance_id as id from search_texts where words @@ websearch_to_tsquery('italian', $1) limit ${limit + 1}`,
    [words],
  );
  return answer.rows.length > limit ? null : answer.rows.map((row) => row.id);
}

/** `000123` of `123`; null for what is no such number. */
function lastDigits(text: string): string | null {
  return /^\d{1,6}$/.test(text) ? text.padStart(6, '0') : null;
}
