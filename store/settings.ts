/** What the organisation has decided for itself. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { settings } from './schema.js';
import type { Db } from './store.js';

/** How definitions are published: `secondPerson`: somebody else with the right has to approve. */
export interface PublicationSettings {
  readonly secondPerson: boolean;
}

const name = 'publication';
const stored = z.object({ secondPerson: z.boolean() });

/** How definitions are published; without a setting by one person. */
export async function publicationSettings(db: Db): Promise<PublicationSettings> {
  const rows = await db.orm.select().from(settings).where(eq(settings.name, name));
  return rows[0] === undefined ? { secondPerson: false } : stored.parse(rows[0].value);
}

/** Sets how definitions are published. */
export async function savePublicationSettings(db: Db, value: PublicationSettings): Promise<void> {
  await db.orm
    .insert(settings)
    .values({ name, value: { ...value } })
    .onConflictDoUpdate({ target: settings.name, set: { value: { ...value } } });
}
