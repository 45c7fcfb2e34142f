/** Taking the next contact, by one statement: whoever is locked by others is passed over, so no two people call the same contact. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Who asks, and among whom she is given the next one. */
export interface Taking {
  readonly outreach: string;
  readonly attempt: string;
  readonly by: string;
  readonly now: number;
  /** Segments that are hers and open now, each with its turn: the lowest first; null: only what was agreed. */
  readonly segments: readonly { readonly segment: number; readonly turn: number | null }[];
  /** What outcomes may ask of whoever tries again, as far as she has it. */
  readonly skills: readonly string[];
}

const open = 'c.outreach_id = $1 and not c.done and c.taken is null';
const agreed = `${open} and c.appointment and c.retry_at <= $3 and coalesce(c.skill, '') = any($5)
  and c.segment = any((select array_agg(h.segment) from hers h)::bigint[])`;
const again = `${open} and c.retry_at is not null and not c.appointment and c.retry_at <= $3 and c.segment = s.segment
  and coalesce(c.skill, '') = s.skill`;
const fresh = `${open} and not c.waits and c.retry_at is null and c.segment = s.segment`;
const contacts = 'from outreach_contacts c where';
const lock = 'limit 1 for update skip locked';

/** The statement of `takeContact`. */
export const takeText = `with hers as materialized (select * from jsonb_to_recordset($6::jsonb) as s(segment bigint, turn int)),
  agreed as (select c.row ${contacts} ${agreed} order by c.retry_at, c.row ${lock}),
  segments as (select * from hers where turn is not null and not exists (select from agreed)),
  next as (
    select n.row from (select distinct turn from segments order by turn) t
      cross join lateral (
        select l.* from (
          select s.segment, s.skill, f.at, f.row from (select * from segments, jsonb_array_elements_text($7::jsonb) as k(skill)) s
            cross join lateral (select c.retry_at as at, c.row ${contacts} ${again} order by c.retry_at limit 1) f where s.turn = t.turn
          union all
          select s.segment, null, null, f.row from segments s
            cross join lateral (select c.row ${contacts} ${fresh} order by c.row limit 1) f where s.turn = t.turn) l
        order by skill is null, at, row) s
      cross join lateral (
        select * from (select c.row ${contacts} s.skill is not null and ${again} order by c.retry_at ${lock}) a union all
        select * from (select c.row ${contacts} s.skill is null and ${fresh} order by c.row ${lock}) b) n
    limit 1),
  taken as (
    update outreach_contacts c set taken = $2 from (select row from agreed union all select row from next) n
    where c.outreach_id = $1 and c.row = n.row and exists (select from outreaches o where o.id = $1 and o.state = 'working')
    returning c.row)
  insert into outreach_attempts (id, outreach_id, row, by, begun_at) select $2, $1, row, $4, $3 from taken`;

/**
 * Takes the next contact: what was agreed and is due; then turn by turn of the segments who is to be tried again, the
 * longest due first, and who was never tried, in the list's order. False: nobody is to be contacted now.
 *
 * Turn by turn it looks at the first of each segment without a lock, each by one step down an index, and locks one: the first
 * that is still to be had. So it costs the same on a list of ten and of two million.
 */
export async function takeContact(db: Db, taking: Taking): Promise<boolean> {
  const { rowCount } = await db.sql.query({
    name: 'take_contact',
    text: takeText,
    values: takeValues(taking),
  });
  return rowCount === 1;
}

/** Its values, in their order. Sets go as JSON: of arrays PostgreSQL would count the items, and plan anew each time. */
export function takeValues({ outreach, attempt, by, now, segments, skills }: Taking): unknown[] {
  return [outreach, attempt, isoInstant(now), by, skills, JSON.stringify(segments), JSON.stringify(skills)];
}
