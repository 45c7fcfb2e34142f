/**
 * Attempts at contacts. Who asks for the next one is given it by one statement (`outreach-next.ts`), which marks the contact as
 * taken and the attempt as begun before the telephone is touched; the end is the second mark. So no two people call the same
 * contact, and whoever's machine dies in between finds the same contact again.
 */
import { isoInstant } from './append-parts.js';
import type { outreachAttempts } from './schema.js';
import type { Db } from './store.js';

type AttemptRow = Readonly<typeof outreachAttempts.$inferSelect>;

/** A contact as an operator is given it. */
export interface GivenContact {
  readonly attempt: string;
  readonly outreach: string;
  readonly row: number;
  readonly begunAt: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly zone: string | null;
  readonly extra: Readonly<Record<string, string>> | null;
  /** Attempts before this one. */
  readonly attempts: number;
  readonly lastOutcome: string | null;
  readonly appointment: boolean;
  /** Why they can't be called any more, as an outcome; null: they can. */
  readonly lost: 'do_not_contact' | 'no_address' | null;
}

/** The campaign of which somebody has a contact in hand, the one that was begun first; null for none. */
export async function outreachInHand(db: Db, by: string): Promise<string | null> {
  const { rows } = await db.sql.query<{ id: string }>({
    name: 'outreach_in_hand',
    text: 'select outreach_id as id from outreach_attempts where by = $1 and ended_at is null order by begun_at limit 1',
    values: [by],
  });
  return rows[0]?.id ?? null;
}

/** An attempt, and where its contact stands. */
export interface StandingAttempt extends AttemptRow {
  readonly attempts: number;
  readonly lastOutcome: string | null;
  readonly done: boolean;
  readonly waits: boolean;
  readonly retryAt: number | null;
}

const attemptText = `select a.id, a.outreach_id as "outreachId", a.row, a.by, a.begun_at as "begunAt", a.ended_at as "endedAt", a.outcome, a.remarks,
    a.appointment, c.attempts, c.outcome as "lastOutcome", c.done, c.waits, c.retry_at as "retryAt"
  from outreach_attempts a join outreach_contacts c on c.outreach_id = a.outreach_id and c.row = a.row where a.id = $1`;

/** An attempt and its contact as they are now; null if there is none. */
export async function findAttempt(db: Db, id: string): Promise<StandingAttempt | null> {
  const { rows } = await db.sql.query<StandingAttempt>({
    name: 'find_attempt',
    text: attemptText,
    values: [id],
  });
  return rows[0] ?? null;
}

/** An attempt and its contact, locked until the transaction ends; null if there is none. */
export async function lockAttempt(db: Db, id: string): Promise<StandingAttempt | null> {
  const { rows } = await db.sql.query<StandingAttempt>(`${attemptText} for update`, [id]);
  return rows[0] ?? null;
}

/** Ends an attempt in which nobody was contacted: its contact goes back as it was. False if it has ended already. */
export async function giveBack(
  db: Db,
  { id, outreachId, row }: Pick<StandingAttempt, 'id' | 'outreachId' | 'row'>,
  at: number,
): Promise<boolean> {
  const { rows } = await db.sql.query(
    `with ended as (update outreach_attempts set ended_at = $2 where id = $1 and ended_at is null returning id),
       given_back as (
         update outreach_contacts c set taken = null from ended e
         where c.outreach_id = $3 and c.row = $4 and c.taken = e.id)
     select id from ended`,
    [id, isoInstant(at), outreachId, row],
  );
  return rows.length === 1;
}

/** Forgets what was remarked of the contacts of a list: it may say who they are. */
export async function forgetRemarks(db: Db, list: string): Promise<void> {
  await db.sql.query(
    `update outreach_attempts a set remarks = null from outreaches o
     where o.list_id = $1 and a.outreach_id = o.id and a.remarks is not null`,
    [list],
  );
}

/** The same of whoever stands in lists with one of these addresses. */
export async function forgetRemarksOfPerson(
  db: Db,
  { phones, emails }: { readonly phones: readonly string[]; readonly emails: readonly string[] },
): Promise<void> {
  await db.sql.query(
    `update outreach_attempts a set remarks = null from list_rows r join outreaches o on o.list_id = r.list_id
     where (r.phone = any($1) or r.fax = any($1) or r.email = any($2)) and a.outreach_id = o.id and a.row = r.row`,
    [phones, emails],
  );
}

/** An attempt at a person, as it is exported to them. */
export interface AttemptAtPerson {
  readonly list: string;
  readonly outreach: string;
  readonly row: number;
  readonly channel: string;
  readonly begunAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly remarks: string | null;
  readonly appointment: number | null;
}

/** Attempts at whoever stands in lists with one of these addresses, at most `limit`. */
export async function attemptsAtPerson(
  db: Db,
  { phones, emails }: { readonly phones: readonly string[]; readonly emails: readonly string[] },
  limit: number,
): Promise<AttemptAtPerson[]> {
  const { rows } = await db.sql.query<AttemptAtPerson>(
    `select l.name as list, a.outreach_id as outreach, a.row, c.channel, a.begun_at as "begunAt", a.ended_at as "endedAt",
       a.outcome, a.remarks, a.appointment
     from list_rows r join contact_lists l on l.id = r.list_id join outreaches o on o.list_id = r.list_id
       join outreach_contacts c on c.outreach_id = o.id and c.row = r.row
       join outreach_attempts a on a.outreach_id = o.id and a.row = r.row
     where r.phone = any($1) or r.fax = any($1) or r.email = any($2) order by a.begun_at, a.id limit $3`,
    [phones, emails, limit],
  );
  return rows;
}
