/**
 * Attempts that another system has in hand and tells of by our id: its job is noted with the attempt, which stays open and is
 * not in doubt while the other system knows it. Instants in milliseconds.
 */
import { isoInstant } from './append-parts.js';
import { machine } from './outreach-claims.js';
import type { Db } from './store.js';

/** An attempt of which the other system is to be asked. `job` null: it may never have got there. */
export interface OpenAttempt {
  readonly attempt: string;
  readonly row: number;
  readonly job: string | null;
  readonly begunAt: number;
  readonly attempts: number;
  readonly lastOutcome: string | null;
}

const open = `a.outreach_id = $1 and a.by = '${machine}' and a.ended_at is null and (a.job is not null or a.doubt_at is not null)
  and a.begun_at > $3 and exists (select from outreach_contacts c where c.outreach_id = $1 and c.row = a.row and c.channel = $2)`;

/** Those of a channel, begun after `since`; the oldest first. */
export async function openAttempts(
  db: Db,
  outreach: string,
  channel: string,
  since: number,
): Promise<OpenAttempt[]> {
  const { rows } = await db.sql.query<OpenAttempt>({
    name: 'open_attempts',
    text: `select a.id as attempt, a.row, a.job, a.begun_at as "begunAt", c.attempts, c.outcome as "lastOutcome"
      from outreach_attempts a join outreach_contacts c on c.outreach_id = a.outreach_id and c.row = a.row
      where ${open} order by a.begun_at, a.row`,
    values: [outreach, channel, isoInstant(since)],
  });
  return rows;
}

/** Whether there are any. */
export async function hasOpenAttempts(
  db: Db,
  outreach: string,
  channel: string,
  since: number,
): Promise<boolean> {
  const { rows } = await db.sql.query<{ any: boolean }>({
    name: 'has_open_attempts',
    text: `select exists (select from outreach_attempts a where ${open}) as any`,
    values: [outreach, channel, isoInstant(since)],
  });
  return rows[0]?.any ?? false;
}

/** Notes the job of an attempt: whatever was in doubt, the other system has it. */
export async function noteJob(db: Db, attempt: string, job: string): Promise<void> {
  await db.sql.query(
    `update outreach_attempts set job = $2, doubt_at = null, remarks = null
     where id = $1 and ended_at is null and (job is distinct from $2 or doubt_at is not null)`,
    [attempt, job],
  );
}

/** Keeps what an attempt took: the pages that arrived, and how long. */
export async function noteMeasures(
  db: Db,
  attempt: string,
  { pages, durationMs }: { readonly pages: number | null; readonly durationMs: number | null },
): Promise<void> {
  await db.sql.query('update outreach_attempts set pages = $2, duration_ms = $3 where id = $1', [
    attempt,
    pages,
    durationMs,
  ]);
}
