/** How many calls were offered, by local day and half hour: what a forecast is made of. */
import { slotsADay, type DayVolumes } from '../domain/forecast/volumes.js';
import { organisationZone } from '../domain/zone.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Days on which a call came from `from` until before `until` (milliseconds), of one queue or (null) of all. */
export async function readCallVolumes(
  db: Db,
  asked: { readonly from: number; readonly until: number; readonly queue: string | null },
): Promise<readonly DayVolumes[]> {
  const { rows } = await db.sql.query<{ day: string; slot: number; n: number }>(
    `select to_char(local, 'YYYY-MM-DD') as day,
        (date_part('hour', local) * 2 + floor(date_part('minute', local) / 30))::int as slot, sum(n)::float8 as n
     from (select at at time zone $4 as local, n from
       (select date_bin('30 minutes', offered_at, '2000-01-01T00:00Z') as at, count(*) as n from calls
        where offered_at >= $1 and offered_at < $2 and ($3::text is null or queue = $3) group by 1) by_half_hour) here
     group by 1, 2 order by 1, 2`,
    [isoInstant(asked.from), isoInstant(asked.until), asked.queue, organisationZone],
  );
  const days = new Map<string, number[]>();
  for (const { day, slot, n } of rows) {
    const counts = days.get(day) ?? Array.from({ length: slotsADay }, () => 0);
    counts[slot] = n;
    days.set(day, counts);
  }
  return [...days].map(([day, counts]) => ({ day, counts }));
}
