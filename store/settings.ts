/** What the organisation has decided for itself. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Json } from '../engine/json.js';
import { settings } from './schema.js';
import type { Db } from './store.js';

/** How definitions are published: `secondPerson`: somebody else with the right has to approve. */
export interface PublicationSettings {
  readonly secondPerson: boolean;
}

const publication = 'publication';
const stored = z.object({ secondPerson: z.boolean() });
const rights = 'known_rights';

/** How definitions are published; without a setting by one person. */
export async function publicationSettings(db: Db): Promise<PublicationSettings> {
  const rows = await db.orm.select().from(settings).where(eq(settings.name, publication));
  return rows[0] === undefined ? { secondPerson: false } : stored.parse(rows[0].value);
}

/** Sets how definitions are published. */
export async function savePublicationSettings(db: Db, value: PublicationSettings): Promise<void> {
  await save(db, publication, { ...value });
}

/** The rights that this installation has known so far; null: it has kept no list yet. */
export async function knownRights(db: Db): Promise<readonly string[] | null> {
  const rows = await db.orm.select().from(settings).where(eq(settings.name, rights));
  return rows[0] === undefined ? null : z.array(z.string()).parse(rows[0].value);
}

/** Keeps the list of rights that this installation knows. */
export async function saveKnownRights(db: Db, known: readonly string[]): Promise<void> {
  await save(db, rights, [...known]);
}

async function save(db: Db, name: string, value: Json): Promise<void> {
  await db.orm
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } });
}
