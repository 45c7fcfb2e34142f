/** Whether the machine has something to do on a list. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** True where contacts of these channels may be tried now. */
export async function hasWork(
  db: Db,
  outreach: string,
  channels: readonly string[],
  now: number,
): Promise<boolean> {
  const { rows } = await db.sql.query<{ any: boolean }>({
    name: 'has_work',
    text: `select exists (select from unnest($2::text[]) as k(name) where
        exists (select from outreach_contacts c where c.outreach_id = $1 and c.channel = k.name
          and not c.done and c.taken is null and c.retry_at <= $3)
        or exists (select from outreach_contacts c where c.outreach_id = $1 and c.channel = k.name
          and not c.done and not c.waits and c.taken is null and c.retry_at is null)) as any`,
    values: [outreach, channels, isoInstant(now)],
  });
  return rows[0]?.any ?? false;
}
