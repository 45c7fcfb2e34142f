/**
 * What contracts cover: so many outreaches of a kind over the whole contract. Counted are those that were ordered while it
 * held, also if they came to nothing; the figures are those of the contract as it is published now.
 */
import { DateTime } from 'luxon';
import { fileOf } from '../../domain/definition-file.js';
import { organisationZone } from '../../domain/zone.js';
import { readTree } from '../../engine/reading.js';
import { listDefinitions } from '../../store/definitions.js';
import { countOutreaches, lockCounting } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';

/** A limit that is reached. */
export interface ReachedLimit {
  readonly contract: string;
  readonly atMost: number;
}

/**
 * The first contract in force at `at` (milliseconds) that covers no more of a kind; null where all do, or none limits it. In a
 * transaction: of two who ask at once the second waits for the first one's end.
 */
export async function limitReached(db: Db, kind: string, at: number): Promise<ReachedLimit | null> {
  await lockCounting(db, kind);
  for (const { contract, atMost, from, until } of await limitsOf(db, kind, at))
    if ((await countOutreaches(db, kind, from, until)) >= atMost) return { contract, atMost };
  return null;
}

async function limitsOf(db: Db, kind: string, at: number) {
  const texts = await listDefinitions(db, 'contract');
  const { definitions } = readTree(
    texts.map(({ kind: of, name, text }) => ({ path: fileOf({ kind: of, name }), text })),
  );
  return definitions.flatMap((definition) => {
    if (definition.kind !== 'contract' || definition.body === null) return [];
    const { contract, limits, from, to } = definition.body;
    const limit = Object.hasOwn(limits, kind) ? limits[kind] : undefined;
    const span = { from: beginOf(from, 0), until: to === null ? null : beginOf(to, 1) };
    const inForce = span.from <= at && (span.until === null || at < span.until);
    return limit === undefined || !inForce ? [] : [{ contract, atMost: limit.atMost, ...span }];
  });
}

/** The instant at which a date begins where the organisation is, or so many days later. */
function beginOf(date: string, days: number): number {
  return DateTime.fromISO(date, { zone: organisationZone }).plus({ days }).toMillis();
}
