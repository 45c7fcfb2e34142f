/** What people are writing. A draft is saved broken or not; its `revision` guards it against lost updates. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { drafts } from './schema.js';
import type { Db } from './store.js';

/** `updatedAt` in milliseconds. */
export type DraftRow = Readonly<typeof drafts.$inferSelect>;

export interface DraftKey {
  readonly kind: string;
  readonly name: string;
  readonly person: string;
}

const at = (key: DraftKey) =>
  and(eq(drafts.kind, key.kind), eq(drafts.name, key.name), eq(drafts.person, key.person));

/** A person's draft, or null. */
export async function findDraft(db: Db, key: DraftKey): Promise<DraftRow | null> {
  const rows = await db.orm.select().from(drafts).where(at(key));
  return rows[0] ?? null;
}

/** All drafts of a person. */
export async function listDrafts(db: Db, person: string): Promise<DraftRow[]> {
  return db.orm
    .select()
    .from(drafts)
    .where(eq(drafts.person, person))
    .orderBy(asc(drafts.kind), asc(drafts.name));
}

export type DraftSaved =
  | { readonly saved: true; readonly draft: DraftRow }
  /** The draft has changed since `expected`; `draft` is what is there (null: nothing). */
  | { readonly saved: false; readonly draft: DraftRow | null };

/**
 * Saves a draft. `expected`: the revision that the writer has seen (0: none yet); null: whatever is there.
 * `baseVersion` is kept as it was at the first save.
 */
export async function saveDraft(
  db: Db,
  key: DraftKey,
  draft: { readonly text: string | null; readonly baseVersion: number | null; readonly updatedAt: number },
  expected: number | null,
): Promise<DraftSaved> {
  const { kind, name, person } = key;
  const { text, updatedAt } = draft;
  const next = { text, updatedAt, revision: sql`${drafts.revision} + 1` };
  if (expected !== null && expected > 0) {
    const rows = await db.orm
      .update(drafts)
      .set(next)
      .where(and(at(key), eq(drafts.revision, expected)))
      .returning();
    return rows[0] === undefined
      ? { saved: false, draft: await findDraft(db, key) }
      : { saved: true, draft: rows[0] };
  }
  const insert = db.orm
    .insert(drafts)
    .values({ kind, name, person, text, updatedAt, baseVersion: draft.baseVersion });
  const rows =
    expected === 0
      ? await insert.onConflictDoNothing().returning()
      : await insert
          .onConflictDoUpdate({ target: [drafts.kind, drafts.name, drafts.person], set: next })
          .returning();
  return rows[0] === undefined
    ? { saved: false, draft: await findDraft(db, key) }
    : { saved: true, draft: rows[0] };
}

/** Throws a draft away. False: there was none. */
export async function deleteDraft(db: Db, key: DraftKey): Promise<boolean> {
  return (await db.orm.delete(drafts).where(at(key)).returning({ name: drafts.name })).length === 1;
}
