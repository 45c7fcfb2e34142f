/** Published definitions with all their versions, and publications: sets that become valid at once. */
import { and, asc, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { hashOf } from './hash.js';
import { currentVersions, definitions, publications } from './schema.js';
import type { Db } from './store.js';

/** A version of a definition. Instants in milliseconds. */
export type DefinitionRow = Readonly<typeof definitions.$inferSelect>;

/** The newest version of each definition that isn't withdrawn, without kind: all. */
export async function listDefinitions(db: Db, kind: string | null): Promise<DefinitionRow[]> {
  return db.orm
    .selectDistinctOn([definitions.kind, definitions.name])
    .from(definitions)
    .where(and(isNull(definitions.withdrawnAt), kind === null ? undefined : eq(definitions.kind, kind)))
    .orderBy(asc(definitions.kind), asc(definitions.name), desc(definitions.version));
}

/** All versions of a definition, the newest first; none: there is no such definition. */
export async function listDefinitionVersions(db: Db, kind: string, name: string): Promise<DefinitionRow[]> {
  return db.orm
    .select()
    .from(definitions)
    .where(and(eq(definitions.kind, kind), eq(definitions.name, name)))
    .orderBy(desc(definitions.version));
}

/** A version of a definition; `version` null: the newest that isn't withdrawn. */
export async function findDefinition(
  db: Db,
  kind: string,
  name: string,
  version: number | null,
): Promise<DefinitionRow | null> {
  const which = version === null ? isNull(definitions.withdrawnAt) : eq(definitions.version, version);
  const rows = await db.orm
    .select()
    .from(definitions)
    .where(and(eq(definitions.kind, kind), eq(definitions.name, name), which))
    .orderBy(desc(definitions.version))
    .limit(1);
  return rows[0] ?? null;
}

/** The version of a definition that was valid at an instant; null if there was none. */
export async function findDefinitionAt(
  db: Db,
  kind: string,
  name: string,
  at: number,
): Promise<DefinitionRow | null> {
  const rows = await db.orm
    .select()
    .from(definitions)
    .where(
      and(
        eq(definitions.kind, kind),
        eq(definitions.name, name),
        lte(definitions.publishedAt, at),
        or(isNull(definitions.withdrawnAt), gt(definitions.withdrawnAt, at)),
      ),
    )
    .orderBy(desc(definitions.version))
    .limit(1);
  return rows[0] ?? null;
}

export interface Publication {
  readonly author: string;
  readonly note: string | null;
  readonly publishedAt: number;
  readonly parts: readonly { readonly kind: string; readonly name: string; readonly text: string }[];
  /** For each workflow that is new or uses a part: the hash of its compiled closure, saved before by `saveProgram`. */
  readonly workflows: readonly { readonly workflow: string; readonly hash: string }[];
}

// Publications come one after the other, so that version numbers and current versions belong together.
const publicationLock = 7_701_002;

/** Waits until no other publication is being made, and keeps others away until the transaction ends. */
export async function lockPublications(db: Db): Promise<void> {
  await db.sql.query('select pg_advisory_xact_lock($1)', [publicationLock]);
}

/**
 * Publishes a set: a new version of each part, and the versions that starts take from now on. Must run in a transaction.
 * Answers its id and the new version numbers, in the order of the parts. @throws DatabaseError if a program wasn't saved before.
 */
export async function publish(
  db: Db,
  publication: Publication,
): Promise<{ readonly id: number; readonly versions: readonly number[] }> {
  await lockPublications(db);
  const { author, note, publishedAt } = publication;
  const [made] = await db.orm
    .insert(publications)
    .values({ author, note, publishedAt })
    .returning({ id: publications.id });
  if (made === undefined) throw new Error('the publication got no id');
  const versions: number[] = [];
  for (const { kind, name, text } of publication.parts) {
    const last = sql`(select coalesce(max(d.version), 0) + 1 from definitions d where d.kind = ${kind} and d.name = ${name})`;
    const [row] = await db.orm
      .insert(definitions)
      .values({
        kind,
        name,
        text,
        hash: hashOf(text),
        author,
        publication: made.id,
        publishedAt,
        version: last,
      })
      .returning({ version: definitions.version });
    if (row !== undefined) versions.push(row.version);
  }
  for (const { workflow, hash } of publication.workflows)
    await setCurrentVersion(db, workflow, hash, publishedAt);
  return { id: made.id, versions };
}

/** Makes a saved program the one that starts of the workflow take. */
export async function setCurrentVersion(
  db: Db,
  workflow: string,
  hash: string,
  since: number,
): Promise<void> {
  await db.orm
    .insert(currentVersions)
    .values({ workflow, hash, since })
    .onConflictDoUpdate({ target: currentVersions.workflow, set: { hash, since } });
}

/** The hash of the program that a start of the workflow takes now, or null: it isn't published. */
export async function findCurrentVersion(db: Db, workflow: string): Promise<string | null> {
  const rows = await db.orm
    .select({ hash: currentVersions.hash })
    .from(currentVersions)
    .where(eq(currentVersions.workflow, workflow));
  return rows[0]?.hash ?? null;
}

/** The hashes of all workflows' current programs. */
export async function listCurrentVersions(
  db: Db,
): Promise<{ workflow: string; hash: string; since: number }[]> {
  return db.orm.select().from(currentVersions).orderBy(asc(currentVersions.workflow));
}

/** Leaves a workflow without a program that starts could take. */
export async function dropCurrentVersion(db: Db, workflow: string): Promise<void> {
  await db.orm.delete(currentVersions).where(eq(currentVersions.workflow, workflow));
}

/** Withdraws all versions of a definition at `now`: there is none of this name any more. Which program starts take is for the caller to set. */
export async function withdrawAll(
  db: Db,
  kind: string,
  name: string,
  { by, now }: { readonly by: string; readonly now: number },
): Promise<void> {
  await db.orm
    .update(definitions)
    .set({ withdrawnAt: now, withdrawnBy: by })
    .where(and(eq(definitions.kind, kind), eq(definitions.name, name), isNull(definitions.withdrawnAt)));
}

/**
 * Withdraws a version at `now`: it is shown no more as the newest. Running instances keep theirs; which program starts take
 * is for the caller to set again. False: there is no such version, or it was withdrawn.
 */
export async function withdrawDefinition(
  db: Db,
  kind: string,
  name: string,
  version: number,
  { by, now }: { readonly by: string; readonly now: number },
): Promise<boolean> {
  const rows = await db.orm
    .update(definitions)
    .set({ withdrawnAt: now, withdrawnBy: by })
    .where(
      and(
        eq(definitions.kind, kind),
        eq(definitions.name, name),
        eq(definitions.version, version),
        isNull(definitions.withdrawnAt),
      ),
    )
    .returning({ version: definitions.version });
  return rows.length === 1;
}
