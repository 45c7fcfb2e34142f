/** Keys for programs. The key itself is shown once, when it is made; here lies its SHA-256. */
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { hashOf } from './hash.js';
import { apiKeys } from './schema.js';
import type { Db } from './store.js';

export type ApiKeyRow = Omit<typeof apiKeys.$inferSelect, 'hash'>;

const shown = {
  id: apiKeys.id,
  name: apiKeys.name,
  groups: apiKeys.groups,
  createdBy: apiKeys.createdBy,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  revokedAt: apiKeys.revokedAt,
};

/** What is kept of a key. A key is 32 random bytes or more, so a plain hash is enough. */
export function hashApiKey(key: string): string {
  return hashOf(key);
}

/** The key that is valid at `now`, or null. */
export async function findApiKey(db: Db, key: string, now: number): Promise<ApiKeyRow | null> {
  const valid = and(
    eq(apiKeys.hash, hashApiKey(key)),
    isNull(apiKeys.revokedAt),
    or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
  );
  const rows = await db.orm.select(shown).from(apiKeys).where(valid);
  return rows[0] ?? null;
}

/** All keys, revoked ones too, by name. */
export async function listApiKeys(db: Db): Promise<ApiKeyRow[]> {
  return db.orm.select(shown).from(apiKeys).orderBy(asc(apiKeys.name));
}

/** Keeps a new key. @throws DatabaseError if the name is taken. */
export async function insertApiKey(db: Db, row: Omit<ApiKeyRow, 'revokedAt'>, key: string): Promise<void> {
  await db.orm.insert(apiKeys).values({ ...row, hash: hashApiKey(key) });
}

/** Makes a key invalid from `now` on. False: there is no such valid key. */
export async function revokeApiKey(db: Db, id: string, now: number): Promise<boolean> {
  const revoked = await db.orm
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return revoked.length === 1;
}
