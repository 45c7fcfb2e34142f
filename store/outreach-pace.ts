/** How fast an outreach goes: its rate, what a supervisor made of it, what holds it up, and how far it has come. Instants in milliseconds. */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

export interface Rate {
  readonly count: number;
  readonly perMs: number;
}

/**
 * Takes leave for up to `most` attempts at a rate; answers for how many, and, for none, when to ask again. Leave that isn't
 * used is lost, so that there are never more than the rate in any span of it, and a tenth of it at once.
 */
export async function takeLeave(
  db: Db,
  outreach: string,
  { count, perMs }: Rate,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<{ readonly leave: number; readonly againAt: number }> {
  const each = perMs / count;
  // What was not used in the last second may be used now, and at least one.
  const saved = Math.max(each, 1_000);
  const { rows } = await db.sql.query<{ n: number; againAt: number }>({
    name: 'take_leave',
    text: `with here as (
        select id, greatest(coalesce(next_at, $2::timestamptz), $2::timestamptz - $4 * interval '1 millisecond') as from_at
        from outreaches where id = $1 for update),
      leave as (
        select id, from_at, greatest(0, least($5, floor(extract(epoch from ($2::timestamptz - from_at)) * 1000 / $3::float8) + 1))::int as n from here)
      update outreaches o set next_at = l.from_at + l.n * $3::float8 * interval '1 millisecond' from leave l where o.id = l.id
      returning l.n, case when l.n = 0 then l.from_at else o.next_at end as "againAt"`,
    values: [outreach, isoInstant(now), each, saved - each, most],
  });
  const [row] = rows;
  return row === undefined ? { leave: 0, againAt: now + 1_000 } : { leave: row.n, againAt: row.againAt };
}

/** Sets the rate in place of the order's; null: the order's again. The pace before says nothing any more. */
export async function setRate(db: Db, outreach: string, rate: Rate | null): Promise<void> {
  await db.sql.query(
    `update outreaches set rate_count = $2, rate_per_ms = $3, next_at = null, samples = '[]' where id = $1`,
    [outreach, rate?.count ?? null, rate?.perMs ?? null],
  );
}

/** Notes why the machine can't go on, or that it can. `since` stays while the trouble lasts. */
export async function noteTrouble(
  db: Db,
  outreach: string,
  trouble: string | null,
  now: number,
): Promise<void> {
  await db.sql.query(
    `update outreaches set trouble = $2, trouble_at = case when $2::text is null then null else coalesce(trouble_at, $3) end
     where id = $1 and trouble is distinct from $2`,
    [outreach, trouble, isoInstant(now)],
  );
}

/** Notes that all contacts have been tried, or, where rows came to the list, that they have not. */
export async function noteAllTried(db: Db, outreach: string, all: boolean): Promise<void> {
  await db.sql.query(
    all
      ? `update outreaches set all_tried_at = coalesce((select max(ended_at) from outreach_attempts where outreach_id = $1), begun_at)
         where id = $1 and all_tried_at is null`
      : 'update outreaches set all_tried_at = null where id = $1 and all_tried_at is not null',
    [outreach],
  );
}

/** Keeps how far it has come. */
export async function keepSamples(
  db: Db,
  outreach: string,
  samples: readonly (readonly [number, number, number])[],
): Promise<void> {
  await db.sql.query('update outreaches set samples = $2 where id = $1', [outreach, JSON.stringify(samples)]);
}
