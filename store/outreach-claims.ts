/**
 * Contacts that Sportello itself works. A stretch of work takes some at once by one statement, which marks their attempts as
 * begun, and beats while it goes on. What it has begun and not ended when it beats no more is in doubt: nobody takes that
 * contact again until a person has said what became of it. Instants in milliseconds.
 */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** By whom attempts are made that no person makes. */
export const machine = 'sportello';

/** A contact of which an attempt has begun. */
export interface BegunContact {
  readonly attempt: string;
  readonly row: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly fax: string | null;
  readonly language: string | null;
  /** The row's own calendar of hours. */
  readonly hours: string | null;
  readonly zone: string | null;
  readonly extra: Readonly<Record<string, string>> | null;
  /** Attempts before this one. */
  readonly attempts: number;
  readonly lastOutcome: string | null;
  /** Why they can't be contacted any more, as an outcome; null: they can. */
  readonly lost: 'do_not_contact' | 'no_address' | null;
}

const open = 'c.outreach_id = $1 and not c.done and c.taken is null';
const due = `${open} and c.channel = $2 and c.retry_at <= $5`;
// Not by `=`: the order by channel would count for nothing, and the list's own order be read through all who are done.
const fresh = `${open} and c.channel between $2 and $2 and not c.waits and c.retry_at is null`;

/**
 * Begins attempts at up to `most` contacts of a channel: those to be tried again first. `address`: the column of its addresses.
 *
 * Contacts are taken by an array of their rows: of how many a `limit` leaves PostgreSQL knows nothing, takes a tenth of the list
 * for granted, and would read all of it for each ten.
 */
export async function claimContacts(
  db: Db,
  claim: {
    readonly outreach: string;
    readonly channel: string;
    /** Null: it needs none. */
    readonly address: string | null;
    readonly worker: string;
    readonly now: number;
    readonly most: number;
  },
): Promise<BegunContact[]> {
  const { outreach, channel, address, worker, now, most } = claim;
  const { rows } = await db.sql.query<BegunContact>({
    name: 'claim_contacts',
    text: `with again as (
        select * from (select c.row from outreach_contacts c where ${due} and c.appointment
          order by c.retry_at limit $6 for update skip locked) agreed
        union all
        select * from (select c.row from outreach_contacts c where ${due} and not c.appointment
          order by c.retry_at limit $6 for update skip locked) due
        limit $6),
      fresh as (
        select c.row from outreach_contacts c
        where ${fresh}
        order by c.channel, c.row limit greatest(0, $6 - (select count(*) from again)) for update skip locked),
      taken as (
        update outreach_contacts c set taken = gen_random_uuid()
        where c.outreach_id = $1 and c.row = any(array(select row from again union all select row from fresh))
          and exists (select from outreaches o where o.id = $1 and o.state = 'working')
        returning c.row, c.taken, c.attempts, c.outcome),
      begun as (
        insert into outreach_attempts (id, outreach_id, row, by, worker, begun_at) select taken, $1, row, '${machine}', $4, $5 from taken)
      select t.taken as attempt, t.row, r.name, r.phone, r.email, r.fax, r.language, r.hours, r.zone, r.extra, t.attempts, t.outcome as "lastOutcome",
        case when $3::text is not null and a.address is null then 'no_address'
          when exists (select from do_not_contact d where d.kind = $3 and d.address = a.address) then 'do_not_contact' end as lost
      from taken t join outreaches o on o.id = $1 left join list_rows r on r.list_id = o.list_id and r.row = t.row
      cross join lateral (select case $3 when 'phone' then r.phone when 'email' then r.email when 'fax' then r.fax end as address) a
      order by t.row`,
    values: [outreach, channel, address, worker, isoInstant(now), most],
  });
  return rows;
}

/** Tells that a stretch of work goes on. */
export async function beat(db: Db, worker: string, outreach: string, now: number): Promise<void> {
  await db.sql.query(
    `insert into outreach_workers (id, outreach_id, beat_at) values ($1, $2, $3)
     on conflict (id) do update set beat_at = excluded.beat_at`,
    [worker, outreach, isoInstant(now)],
  );
}

/** A stretch of work is over: what it left is in doubt at once. */
export async function endWorker(db: Db, worker: string): Promise<void> {
  await db.sql.query('delete from outreach_workers where id = $1', [worker]);
}

/** Puts in doubt what was begun in stretches of work that have not beaten since `before`; answers how many attempts. */
export async function markDoubts(db: Db, outreach: string, before: number, now: number): Promise<number> {
  const { rowCount } = await db.sql.query(
    `with gone as (delete from outreach_workers where outreach_id = $1 and beat_at < $2)
     update outreach_attempts a set doubt_at = $3 where a.outreach_id = $1 and a.by = '${machine}' and a.ended_at is null and a.doubt_at is null and a.job is null
       and not exists (select from outreach_workers w where w.id = a.worker and w.beat_at >= $2)`,
    [outreach, isoInstant(before), isoInstant(now)],
  );
  return rowCount ?? 0;
}

/** Puts one attempt in doubt: the far side may have it. */
export async function doubtAttempt(db: Db, attempt: string, why: string, now: number): Promise<void> {
  await db.sql.query(
    'update outreach_attempts set doubt_at = $2, remarks = $3, job = null where id = $1 and ended_at is null',
    [attempt, isoInstant(now), why],
  );
}

/** An attempt of which nobody knows what became. */
export interface Doubt {
  readonly attempt: string;
  readonly row: number;
  readonly name: string | null;
  readonly address: string | null;
  readonly begunAt: number;
  readonly doubtAt: number;
  readonly why: string | null;
  readonly attempts: number;
  readonly lastOutcome: string | null;
}

/** The oldest attempts in doubt. */
export async function listDoubts(db: Db, outreach: string, most: number): Promise<Doubt[]> {
  const { rows } = await db.sql.query<Doubt>(
    `select a.id as attempt, a.row, r.name, case c.channel when 'email' then r.email when 'fax' then r.fax else r.phone end as address,
       a.begun_at as "begunAt", a.doubt_at as "doubtAt", a.remarks as why, c.attempts, c.outcome as "lastOutcome"
     from outreach_attempts a join outreach_contacts c on c.outreach_id = a.outreach_id and c.row = a.row
     join outreaches o on o.id = a.outreach_id left join list_rows r on r.list_id = o.list_id and r.row = a.row
     where a.outreach_id = $1 and a.by = '${machine}' and a.ended_at is null and a.doubt_at is not null order by a.begun_at, a.row limit $2`,
    [outreach, most],
  );
  return rows;
}

/** The attempts in doubt of a channel that were begun since an instant, by their ids. */
export async function doubtsSince(
  db: Db,
  outreach: string,
  channel: string,
  since: number,
): Promise<string[]> {
  const { rows } = await db.sql.query<{ id: string }>(
    `select a.id from outreach_attempts a join outreach_contacts c on c.outreach_id = a.outreach_id and c.row = a.row
     where a.outreach_id = $1 and a.by = '${machine}' and a.ended_at is null and a.doubt_at is not null and c.channel = $2 and a.begun_at >= $3`,
    [outreach, channel, isoInstant(since)],
  );
  return rows.map(({ id }) => id);
}

/** How many attempts are in doubt, by outreach. */
export async function countDoubts(
  db: Db,
  outreaches: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.sql.query<{ id: string; n: number }>(
    `select outreach_id as id, count(*) as n from outreach_attempts
     where outreach_id = any($1) and by = '${machine}' and ended_at is null and doubt_at is not null group by outreach_id`,
    [outreaches],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Attempts in doubt, locked until the transaction ends: these, or the oldest; at most so many. */
export async function lockDoubts(
  db: Db,
  outreach: string,
  attempts: readonly string[] | null,
  most: number,
): Promise<
  (Pick<BegunContact, 'attempt' | 'row' | 'attempts' | 'lastOutcome'> & { readonly channel: string })[]
> {
  const { rows } = await db.sql.query<
    Pick<BegunContact, 'attempt' | 'row' | 'attempts' | 'lastOutcome'> & { channel: string }
  >(
    `select a.id as attempt, a.row, c.channel, c.attempts, c.outcome as "lastOutcome"
     from outreach_attempts a join outreach_contacts c on c.outreach_id = a.outreach_id and c.row = a.row
     where a.outreach_id = $1 and a.by = '${machine}' and a.ended_at is null and a.doubt_at is not null and ($2::uuid[] is null or a.id = any($2))
     order by a.begun_at, a.row limit $3 for update of a`,
    [outreach, attempts, most],
  );
  return rows;
}
