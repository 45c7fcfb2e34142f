/** Taking the next contact, by one statement: whoever is locked by others is passed over, so no two people call the same contact. */
import { isoInstant } from './append-parts.js';
import type { GivenContact } from './outreach-attempts.js';
import type { Store } from './store.js';

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
  and c.segment = any($8::bigint[]) and not exists (select from mine)`;
const again = `${open} and c.retry_at is not null and not c.appointment and c.retry_at <= $3 and c.segment = s.segment
  and coalesce(c.skill, '') = s.skill`;
// Not by `=`: the order by segment would count for nothing, and the list's own order be read through all who are done.
const fresh = `${open} and not c.waits and c.retry_at is null and c.segment between s.segment and s.segment`;
const inOrder = 'order by c.segment, c.row';
const contacts = 'from outreach_contacts c where';
const lock = 'limit 1 for update skip locked';
const standing = 'c.attempts, c.outcome, c.appointment';

/** The statement of `takeContact`. */
export const takeText = `with mine as materialized (
    select a.id, a.row, a.begun_at, ${standing} from outreach_attempts a
      join outreach_contacts c on c.outreach_id = a.outreach_id and c.row = a.row
    where a.outreach_id = $1 and a.by = $4 and a.ended_at is null order by a.begun_at limit 1),
  agreed as (select c.row ${contacts} ${agreed} order by c.retry_at, c.row ${lock}),
  segments as materialized (
    select * from unnest($6::bigint[], $7::int[]) as s(segment, turn)
    where not exists (select from mine) and not exists (select from agreed)),
  next as (
    select n.row from (select distinct turn from segments order by turn) t
      cross join lateral (
        select l.* from (
          select s.segment, s.skill, f.at, f.row from (select * from segments, unnest($5::text[]) as k(skill)) s
            cross join lateral (select c.retry_at as at, c.row ${contacts} ${again} order by c.retry_at limit 1) f where s.turn = t.turn
          union all
          select s.segment, null, null, f.row from segments s
            cross join lateral (select c.row ${contacts} ${fresh} ${inOrder} limit 1) f where s.turn = t.turn) l
        order by skill is null, at, row) s
      cross join lateral (
        select * from (select c.row ${contacts} s.skill is not null and ${again} order by c.retry_at ${lock}) a union all
        select * from (select c.row ${contacts} s.skill is null and ${fresh} ${inOrder} ${lock}) b) n
    limit 1),
  taken as (
    update outreach_contacts c set taken = $2 from (select row from agreed union all select row from next) n
    where c.outreach_id = $1 and c.row = n.row and exists (select from outreaches o where o.id = $1 and o.state = 'working')
    returning c.row, ${standing}),
  begun as (insert into outreach_attempts (id, outreach_id, row, by, begun_at) select $2, $1, row, $4, $3 from taken)
  select g.id as attempt, o.id as outreach, g.row, g.begun_at as "begunAt", r.name, r.phone, r.language, r.zone, r.extra,
    g.attempts, g.outcome as "lastOutcome", g.appointment,
    case when r.phone is null then 'no_address'
      when exists (select from do_not_contact d where d.kind = 'phone' and d.address = r.phone) then 'do_not_contact' end as lost
  from (select * from mine union all select $2, row, $3, ${standing.replaceAll('c.', '')} from taken) g
    join outreaches o on o.id = $1 left join list_rows r on r.list_id = o.list_id and r.row = g.row`;

/**
 * The contact that somebody has in hand, else takes the next one: what was agreed and is due; then turn by turn of the segments
 * who is to be tried again, the longest due first, and who was never tried, in the list's order. Null: nobody is to be
 * contacted now.
 *
 * Turn by turn it looks at the first of each segment without a lock, each by one step down an index, and locks one: the first
 * that is still to be had. So it costs the same on a list of ten and of two million.
 */
export async function takeContact({ onePlan }: Store, taking: Taking): Promise<GivenContact | null> {
  const { rows } = await onePlan.sql.query<GivenContact>({
    name: 'take_contact',
    text: takeText,
    values: takeValues(taking),
  });
  return rows[0] ?? null;
}

/** Its values, in their order; arrays of numbers as PostgreSQL writes them, which is a third of the work. */
export function takeValues({ outreach, attempt, by, now, segments, skills }: Taking): unknown[] {
  const inTurn = segments.filter(({ turn }) => turn !== null);
  const array = (numbers: readonly (number | null)[]) => `{${numbers.join(',')}}`;
  return [
    ...[outreach, attempt, isoInstant(now), by, skills],
    ...[array(inTurn.map(({ segment }) => segment)), array(inTurn.map(({ turn }) => turn))],
    array(segments.map(({ segment }) => segment)),
  ];
}
