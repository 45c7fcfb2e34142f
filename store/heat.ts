/** What happened at each step of a workflow, counted over the instances that started in a period, from log and clocks. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Which instances are counted: those that started from `from` until before `to`, in milliseconds; the newest `most` of them. */
export interface HeatQuestion {
  readonly workflow: string;
  /** null: all versions. */
  readonly version: string | null;
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** A step's figures; times in milliseconds as they passed by day and night. */
interface StepHeat {
  readonly step: string;
  /** How often it was entered. */
  readonly entered: number;
  /** In how many instances. */
  readonly instances: number;
  /** How often it stands there still. */
  readonly open: number;
  /** Of the visits that are over; null where none is. */
  readonly medianMs: number | null;
  /** Nine of ten visits that are over took no longer. */
  readonly ninthMs: number | null;
  /** How many terms passed while it was active; a step's own term counts at that step alone. */
  readonly breaches: number;
}

/** The figures by step, and of how many instances they are. */
interface Heat {
  readonly counted: number;
  readonly steps: readonly StepHeat[];
}

// Each activation notes one `entered` and one `left` or `cancelled`, so the nth end belongs to the nth beginning; where items
// of an `each` stand at the same step at once, the first in counts as the first out. `offset 0` keeps the planner to the rows
// of the counted instances, by their key: it would read a log of years from end to end. `strpos` spares most of the parsing.
const visits = `cohort as materialized (
    select id from instances where workflow = $1 and started_at >= $2 and started_at < $3 and ($4::text is null or version = $4)
    order by started_at desc, id limit $5),
  marks as (
    select l.instance_id, h.step, h.at, h.what = 'entered' as enters,
      row_number() over (partition by l.instance_id, h.step, h.what = 'entered' order by l.sequence, h.nth) as turn
    from cohort c
      cross join lateral (select sequence, details, instance_id from log where log.instance_id = c.id offset 0) as l
      cross join lateral rows from (json_to_recordset(l.details) as (what text, step text, at bigint)) with ordinality as h (what, step, at, nth)
    where strpos(l.details::text, '"entered"') + strpos(l.details::text, '"left"') + strpos(l.details::text, '"cancelled"') > 0
      and h.what in ('entered', 'left', 'cancelled') and h.step is not null),
  visits as materialized (
    select instance_id, step, min(at) filter (where enters) as entered, min(at) filter (where not enters) as gone
    from marks group by instance_id, step, turn having bool_or(enters)),
  late as materialized (
    select k.instance_id, k.clock, k.lap, split_part(k.clock, '@', 1) as name, (extract(epoch from k.due_at) * 1000)::bigint as due
    from cohort c
      cross join lateral (select * from clocks where clocks.instance_id = c.id and breached and due_at is not null offset 0) as k)`;

/** Counts the visits of each step and the terms that passed there, in no order. */
export async function readHeat(db: Db, { workflow, version, from, to, most }: HeatQuestion): Promise<Heat> {
  const answer = await db.sql.query<{ readonly counted: number; readonly steps: readonly StepHeat[] }>(
    `with ${visits},
      breaches as (
        select v.step, count(distinct (l.instance_id, l.clock, l.lap)) as breaches
        from late l join visits v on v.instance_id = l.instance_id and v.entered < l.due and (v.gone is null or l.due <= v.gone)
        where l.name = v.step or l.name not in (select step from visits) group by v.step),
      figures as (
        select step, count(*) as entered, count(distinct instance_id) as instances, count(*) filter (where gone is null) as open,
          percentile_cont(0.5) within group (order by greatest(gone - entered, 0)) filter (where gone is not null) as median,
          percentile_cont(0.9) within group (order by greatest(gone - entered, 0)) filter (where gone is not null) as ninth
        from visits group by step)
     select (select count(*) from cohort)::int as counted,
       (select coalesce(json_agg(json_build_object('step', f.step, 'entered', f.entered, 'instances', f.instances, 'open', f.open,
          'medianMs', round(f.median), 'ninthMs', round(f.ninth), 'breaches', coalesce(b.breaches, 0))), '[]')
        from figures f left join breaches b using (step)) as steps`,
    [workflow, isoInstant(from), isoInstant(to), version, most],
  );
  return answer.rows[0] ?? { counted: 0, steps: [] };
}

/** How many instances of the workflow started in the period; beyond `most` it is not counted on. */
export async function countStarted(
  db: Db,
  { workflow, version, from, to }: Omit<HeatQuestion, 'most'>,
  most: number,
): Promise<number> {
  const answer = await db.sql.query<{ readonly count: number }>(
    `select count(*)::int as count from (
       select from instances where workflow = $1 and started_at >= $2 and started_at < $3${version === null ? '' : ' and version = $5'} limit $4) as found`,
    [workflow, isoInstant(from), isoInstant(to), most, ...(version === null ? [] : [version])],
  );
  return answer.rows[0]?.count ?? 0;
}
