/** What comes of an attempt after it ended: an answer, an objection, a mail that came back. Instants in milliseconds. */
import { isoInstant } from './append-parts.js';
import { machine } from './outreach-claims.js';
import type { Db } from './store.js';

/** A contact, locked until the transaction ends. */
export interface LockedContact {
  readonly attempts: number;
  readonly outcome: string | null;
  readonly done: boolean;
  readonly waits: boolean;
  readonly retryAt: number | null;
  readonly appointment: boolean;
}

/** Locks a contact; null if there is none. */
export async function lockContact(db: Db, outreach: string, row: number): Promise<LockedContact | null> {
  const { rows } = await db.sql.query<LockedContact>(
    `select attempts, outcome, done, waits, retry_at as "retryAt", appointment from outreach_contacts where outreach_id = $1 and row = $2 for update`,
    [outreach, row],
  );
  return rows[0] ?? null;
}

/** Moves a locked contact to where the news leave it, and counts it there. An attempt that is under way ends by itself. */
export async function moveContact(
  db: Db,
  {
    outreach,
    row,
    before,
  }: { readonly outreach: string; readonly row: number; readonly before: LockedContact },
  after: LockedContact,
): Promise<void> {
  await db.sql.query(
    `update outreach_contacts set attempts = $3, outcome = $4, done = $5, waits = $6, retry_at = $7, appointment = false, taken = null
     where outreach_id = $1 and row = $2`,
    [
      ...[outreach, row, after.attempts, after.outcome, after.done, after.waits],
      after.retryAt === null ? null : isoInstant(after.retryAt),
    ],
  );
  const gone = countedAs(before).map((outcome) => ({ outcome, n: -1 }));
  const come = countedAs(after).map((outcome) => ({ outcome, n: 1 }));
  const first = before.outcome === null && after.outcome !== null ? [{ outcome: '*tried', n: 1 }] : [];
  await db.sql.query(
    `insert into outreach_counts (outreach_id, shard, outcome, n)
     select $1, $2, outcome, sum(n) from json_to_recordset($3::json) as x(outcome text, n int) group by outcome having sum(n) <> 0 order by outcome
     on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + excluded.n`,
    [outreach, row % 16, JSON.stringify([...gone, ...come, ...first])],
  );
}

function countedAs({ outcome, done, waits }: LockedContact): readonly string[] {
  if (outcome === null) return [];
  if (done) return [outcome];
  return waits ? [`*waits ${outcome}`] : [];
}

/** An attempt of the machine that has ended: whose it was, and what it came to. Null if there is none. */
export async function findMachineAttempt(
  db: Db,
  attempt: string,
): Promise<{ readonly outreach: string; readonly row: number; readonly outcome: string | null } | null> {
  const { rows } = await db.sql.query<{ outreach: string; row: number; outcome: string | null }>(
    `select outreach_id as outreach, row, outcome from outreach_attempts where id = $1 and by = '${machine}'`,
    [attempt],
  );
  return rows[0] ?? null;
}

/** An attempt, locked until the transaction ends. */
interface LockedAttempt {
  readonly outcome: string | null;
  readonly ended: boolean;
  /** Whether nobody tried after it, or is trying. */
  readonly isLast: boolean;
}

/** Locks an attempt; null if there is none. */
export async function lockAttempt(db: Db, attempt: string): Promise<LockedAttempt | null> {
  const { rows } = await db.sql.query<LockedAttempt>(
    `select a.outcome, a.ended_at is not null as ended, not exists (
       select from outreach_attempts l where l.outreach_id = a.outreach_id and l.row = a.row and l.begun_at > a.begun_at
         and (l.outcome is not null or l.ended_at is null)) as "isLast"
     from outreach_attempts a where a.id = $1 for update`,
    [attempt],
  );
  return rows[0] ?? null;
}

/** Writes into an attempt what came of it. */
export async function amendAttempt(
  db: Db,
  attempt: string,
  {
    outcome,
    remarks,
    at,
  }: { readonly outcome: string; readonly remarks: string | null; readonly at: number },
): Promise<void> {
  await db.sql.query(
    `update outreach_attempts set outcome = $2, remarks = $3, ended_at = coalesce(ended_at, $4), doubt_at = null where id = $1`,
    [attempt, outcome, remarks, isoInstant(at)],
  );
}

/** The e-mail address of a contact; null where its list has lost it. */
export async function findContactAddress(db: Db, outreach: string, row: number): Promise<string | null> {
  const { rows } = await db.sql.query<{ email: string | null }>(
    `select r.email from outreaches o join list_rows r on r.list_id = o.list_id and r.row = $2 where o.id = $1`,
    [outreach, row],
  );
  return rows[0]?.email ?? null;
}
