/** Ends of attempts: the mark after the world was touched, with what it makes of the contacts. Instants in milliseconds. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** How an attempt ended, and where that leaves its contact. */
export interface AttemptEnd {
  readonly id: string;
  readonly row: number;
  readonly at: number;
  /** Null: nobody was contacted. */
  readonly outcome: string | null;
  readonly remarks: string | null;
  readonly appointment: number | null;
  /** Whether nothing had come of the contact before. */
  readonly first: boolean;
  readonly contact: {
    readonly attempts: number;
    readonly outcome: string | null;
    readonly done: boolean;
    readonly waits: boolean;
    readonly retryAt: number | null;
    readonly skill: string | null;
  };
}

// Counters of one outcome: whoever counts meets another one in sixteen.
const shards = 16;

// By their ids, which the condition on the end must not hide: the index of open attempts is short, and full of those that just ended.
// Cells before counters, as whoever answers on a page locks them: no two wait for one another.
const endText = `with given as (select * from json_to_recordset($2::json) as x(id uuid, row int, at timestamptz, outcome text, remarks text,
    agreed timestamptz, first boolean, attempts int, standing text, done boolean, waits boolean, retry_at timestamptz, skill text)),
  ended as (
    update outreach_attempts a set ended_at = g.at, outcome = g.outcome, remarks = g.remarks, appointment = g.agreed, doubt_at = null
    from given g where a.id = g.id and (a.ended_at is null) is not false returning a.id),
  changed as (
    update outreach_contacts c set attempts = g.attempts, outcome = g.standing, done = g.done, waits = g.waits, retry_at = g.retry_at,
      appointment = g.agreed is not null, skill = g.skill, taken = null
    from given g join ended e on e.id = g.id
    where c.outreach_id = $1 and c.row = g.row and c.taken = g.id and not c.done
    returning c.done, c.waits, c.outcome, g.first, c.segment),
  filled as (
    insert into outreach_filled (outreach_id, cell, n)
    select $1, f.cell, count(*) from changed c join outreach_segments s on s.outreach_id = $1 and s.segment = c.segment
      cross join lateral unnest(s.cells) as f(cell) where $4 group by f.cell order by f.cell
    on conflict (outreach_id, cell) do update set n = outreach_filled.n + excluded.n returning cell, n),
  counted as (
    insert into outreach_counts (outreach_id, shard, outcome, n)
    select $1, $3, outcome, count(*) from (
      select outcome from changed where done union all select '*waits ' || outcome from changed where waits union all
      select '*tried' from changed where first) x, (select count(*) from filled) cells
    group by outcome order by outcome
    on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + excluded.n)
  select (select coalesce(array_agg(id::text), '{}') from ended) as ended,
    (select coalesce(jsonb_object_agg(cell, n), '{}') from filled) as filled`;

interface Ended {
  readonly ended: readonly string[];
  readonly filled: Readonly<Record<string, number>>;
}

/**
 * Writes ends of attempts of one outreach; one that has ended already stays as it is. A contact that is done meanwhile, or that
 * another attempt has, stays as it is too. Answers the ids of the attempts that it ended.
 */
export async function endAttempts(
  db: Db,
  outreach: string,
  ends: readonly AttemptEnd[],
): Promise<readonly string[]> {
  const { ended } = await write(db, outreach, ends, false);
  return ended;
}

/**
 * The same of one, and counts an interview in the cells of its contact's quotas where it `counts`. Answers what those are filled
 * to now; null: it has ended already.
 */
export async function endAttempt(
  db: Pick<Db, 'sql'>,
  outreach: string,
  end: AttemptEnd,
  counts: boolean,
): Promise<ReadonlyMap<string, number> | null> {
  const { ended, filled } = await write(db, outreach, [end], counts);
  return ended.length === 0 ? null : new Map(Object.entries(filled));
}

async function write(
  { sql }: Pick<Db, 'sql'>,
  outreach: string,
  ends: readonly AttemptEnd[],
  counts: boolean,
): Promise<Ended> {
  const shard = (ends[0]?.row ?? 0) % shards;
  const { rows } = await sql.query<Ended>({
    name: 'end_attempts',
    text: endText,
    values: [outreach, JSON.stringify(ends.map(written)), shard, counts],
  });
  return rows[0] ?? { ended: [], filled: {} };
}

function written({ id, row, at, outcome, remarks, appointment, first, contact }: AttemptEnd) {
  const { attempts, outcome: standing, done, waits, retryAt, skill } = contact;
  return {
    ...{ id, row, at: isoInstant(at), outcome, remarks, first, attempts, standing, done, waits, skill },
    agreed: appointment === null ? null : isoInstant(appointment),
    retry_at: retryAt === null ? null : isoInstant(retryAt),
  };
}
