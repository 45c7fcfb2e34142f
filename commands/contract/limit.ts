/**
 * What contracts cover: so many of a kind over the whole contract. Counted are the outreaches that were ordered and the uses
 * that instances told while it held, also if they came to nothing; the figures are those of the contract as it is published now.
 */
import { midnightOf } from '../../domain/day.js';
import { countUses } from '../../store/contract-uses.js';
import { countOutreaches, lockCounting } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';
import { publishedContracts } from './published.js';

/** How far a contract's limit of a kind is used. */
export interface UsedLimit {
  readonly contract: string;
  readonly atMost: number;
  readonly used: number;
}

/**
 * The first contract in force at `at` (milliseconds) that covers no more of a kind; null where all do, or none limits it. In a
 * transaction: of two who ask at once the second waits for the first one's end.
 */
export async function limitReached(db: Db, kind: string, at: number): Promise<UsedLimit | null> {
  const limits = await usedLimits(db, kind, at, null);
  return limits.find(({ used, atMost }) => used >= atMost) ?? null;
}

/** How far the contracts in force limit a kind, one instance's own use left out. In a transaction, as `limitReached`. */
export async function usedLimits(
  db: Db,
  kind: string,
  at: number,
  but: string | null,
): Promise<readonly UsedLimit[]> {
  await lockCounting(db, kind);
  const found: UsedLimit[] = [];
  for (const { contract, atMost, from, until } of await limitsOf(db, kind, at)) {
    const used =
      (await countOutreaches(db, kind, from, until)) + (await countUses(db, kind, { from, until, but }));
    found.push({ contract, atMost, used });
  }
  return found;
}

async function limitsOf(db: Db, kind: string, at: number) {
  return (await publishedContracts(db)).flatMap(({ contract, limits, from, to }) => {
    const limit = Object.hasOwn(limits, kind) ? limits[kind] : undefined;
    const span = { from: midnightOf(from), until: to === null ? null : midnightOf(to, 1) };
    const inForce = span.from <= at && (span.until === null || at < span.until);
    return limit === undefined || !inForce ? [] : [{ contract, atMost: limit.atMost, ...span }];
  });
}
