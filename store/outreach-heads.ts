/** Who is first of each segment of a list: by which the segments are told that are worth a look. Instants in milliseconds. */
import type { Store } from './store.js';

/** The first of a segment that is to be tried again and asks for `skill` (empty: for none), or, null, that was never tried. */
export interface Head {
  readonly segment: number;
  readonly skill: string | null;
  /** When it may be tried again. */
  readonly at: number | null;
  readonly row: number;
}

const open = 'c.outreach_id = $1 and not c.done and c.taken is null';

/** The heads of all segments that have any; of those to be tried again, for each of these skills. One step down an index each. */
export async function headsOf(
  { onePlan }: Store,
  outreach: string,
  skills: readonly string[],
): Promise<Head[]> {
  const { rows } = await onePlan.sql.query<Head>({
    name: 'outreach_heads',
    text: `select s.segment, k.skill, f.at, f.row from outreach_segments s cross join unnest($2::text[]) as k(skill)
        cross join lateral (select c.retry_at as at, c.row from outreach_contacts c
          where ${open} and c.retry_at is not null and not c.appointment and c.segment = s.segment and coalesce(c.skill, '') = k.skill
          order by c.retry_at limit 1) f
      where s.outreach_id = $1
      union all
      select s.segment, null, null, f.row from outreach_segments s
        cross join lateral (select c.row from outreach_contacts c
          where ${open} and not c.waits and c.retry_at is null and c.segment between s.segment and s.segment
          order by c.segment, c.row limit 1) f
      where s.outreach_id = $1`,
    values: [outreach, skills],
  });
  return rows;
}
