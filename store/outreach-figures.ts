/** Where a list's contacts stand and what became of the attempts, counted when somebody asks: two million rows take about a second. */
import type { Db } from './store.js';

/** Contacts by the outcome of their last attempt; `outcome` null: never tried. */
export interface ContactCount {
  readonly outcome: string | null;
  readonly done: boolean;
  readonly n: number;
}

/** Attempts that ended so, by one of three: who made them, in which hour of the day, on which day they began. */
export interface AttemptCount {
  readonly by: string | null;
  readonly hour: number | null;
  readonly day: string | null;
  readonly outcome: string;
  readonly n: number;
  /** How long they took together. */
  readonly seconds: number;
}

/** Contacts by where they stand. */
export async function countContacts(db: Db, outreach: string): Promise<readonly ContactCount[]> {
  const { rows } = await db.sql.query<ContactCount>(
    'select outcome, done, count(*) as n from outreach_contacts where outreach_id = $1 group by outcome, done',
    [outreach],
  );
  return rows;
}

/** Attempts by person, by hour and by day of a zone: one pass over them. Those in which nobody was contacted are left out. */
export async function countAttempts(
  db: Db,
  outreach: string,
  zone: string,
): Promise<readonly AttemptCount[]> {
  const { rows } = await db.sql.query<AttemptCount>(
    `with ended as (
       select by, outcome, begun_at at time zone $2 as begun, extract(epoch from ended_at - begun_at) as seconds
       from outreach_attempts where outreach_id = $1 and outcome is not null),
     told as (
       select by, outcome, extract(hour from begun)::int as hour, to_char(begun, 'YYYY-MM-DD') as day, seconds from ended)
     select by, hour, day, outcome, count(*) as n, sum(seconds)::float8 as seconds from told
     group by grouping sets ((by, outcome), (hour, outcome), (day, outcome))
     order by by, day, hour, outcome`,
    [outreach, zone],
  );
  return rows;
}
