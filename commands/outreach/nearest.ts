/**
 * Which few of a list's segments the next contact is looked for in. Where quotas make hundreds of kinds of contacts, many are
 * needed as much as one another, and to look at the first of each would cost more than all the rest (record 0046).
 */
import { headsOf, type Head } from '../../store/outreach-heads.js';
import type { Taking } from '../../store/outreach-next.js';
import type { Store } from '../../store/store.js';

const keptForMs = 3_000;
// An older one is read anew before it is used; until then it is used while the next one is read.
const usableForMs = 15_000;
const most = 100;
/** So many are looked at; where there are no more, all are. */
export const looked = 8;

interface Kept {
  readonly at: number;
  readonly heads: Promise<readonly Head[]>;
}

const kept = new WeakMap<Store, Map<string, Kept>>();

/** Who was first of each segment some seconds before `now` (milliseconds); read anew every three seconds at most. */
export async function recentHeads(
  db: Store,
  outreach: string,
  skills: readonly string[],
  now: number,
): Promise<readonly Head[]> {
  const ofStore = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, ofStore);
  const before = ofStore.get(outreach);
  if (before !== undefined && Math.abs(now - before.at) < keptForMs) return before.heads;
  const heads = headsOf(db, outreach, skills).then((all) => all.sort(inOrder));
  ofStore.delete(outreach);
  ofStore.set(outreach, { at: now, heads });
  const oldest = ofStore.keys().next().value;
  if (ofStore.size > most && oldest !== undefined) ofStore.delete(oldest);
  heads.catch(() => ofStore.get(outreach)?.heads === heads && ofStore.delete(outreach));
  return before !== undefined && Math.abs(now - before.at) < usableForMs ? before.heads : heads;
}

/**
 * Of segments with turns those whose heads come first, in the order in which contacts are given: turn by turn, who is to be tried
 * again before who never was. The others keep their place without a turn: what was agreed is given of them too. Null: none has a head.
 */
export function nearest(
  { segments, skills }: Pick<Taking, 'segments' | 'skills'>,
  heads: readonly Head[],
  now: number,
): Taking['segments'] | null {
  const turns = new Map(segments.map(({ segment, turn }) => [segment, turn]));
  // Kept short while they are gone through: heads may be a thousand, and every call goes through them.
  const first: { readonly segment: number; readonly turn: number }[] = [];
  const chosen = new Set<number>();
  for (const { segment, skill, at } of heads) {
    const turn = turns.get(segment) ?? null;
    if (turn === null || chosen.has(segment)) continue;
    if (skill !== null && (!skills.includes(skill) || (at ?? Infinity) > now)) continue;
    const last = first.at(-1);
    if (first.length === looked && last !== undefined && last.turn <= turn) continue;
    // Heads come in the order in which contacts are given within a turn.
    const place = first.findLastIndex((other) => other.turn <= turn) + 1;
    first.splice(place, 0, { segment, turn });
    chosen.add(segment);
    const gone = first.length > looked ? first.pop() : undefined;
    if (gone !== undefined) chosen.delete(gone.segment);
  }
  if (chosen.size === 0) return null;
  return segments.map(({ segment, turn }) => ({ segment, turn: chosen.has(segment) ? turn : null }));
}

/** In the order in which contacts are given within a turn. */
function inOrder(a: Head, b: Head): number {
  return Number(a.skill === null) - Number(b.skill === null) || (a.at ?? 0) - (b.at ?? 0) || a.row - b.row;
}
