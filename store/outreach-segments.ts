/**
 * What contacts of an outreach have in common by which the next one is chosen (`segment`), and how far the cells of its
 * quotas are filled. Both are few, however long the list is.
 */
import type { Db } from './store.js';

export interface Segment {
  readonly segment: number;
  readonly channel: string;
  readonly language: string | null;
  readonly zone: string | null;
  readonly hours: string | null;
  readonly cells: readonly string[];
  readonly contacts: number;
}

/** The segment of a row with `channel`, `language`, `zone`, `hours` and `cells`: a hash that JSON's numbers can hold. */
export const segmentHash = (row: string) =>
  `hashtextextended(jsonb_build_array(${row}.channel, ${row}.language, ${row}.zone, ${row}.hours, ${row}.cells)::text, 0) & 9007199254740991`;

/** The segments of an outreach. */
export async function segmentsOf(db: Db, outreach: string): Promise<Segment[]> {
  const { rows } = await db.sql.query<Segment>({
    name: 'outreach_segments',
    text: 'select segment, channel, language, zone, hours, cells, contacts from outreach_segments where outreach_id = $1 order by segment',
    values: [outreach],
  });
  return rows;
}

/** Interviews counted, by cell. */
export async function filledOf(db: Db, outreach: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.sql.query<{ cell: string; n: number }>({
    name: 'outreach_filled',
    text: 'select cell, n from outreach_filled where outreach_id = $1',
    values: [outreach],
  });
  return new Map(rows.map(({ cell, n }) => [cell, n]));
}

/** Counts an interview in these cells, in the transaction that ends its attempt; answers how many each has now. */
export async function fillCells(
  db: Db,
  outreach: string,
  cells: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  // In one order everywhere, so that two who fill the same cells don't wait for one another.
  const { rows } = await db.sql.query<{ cell: string; n: number }>(
    `insert into outreach_filled (outreach_id, cell, n) select $1, cell, 1 from unnest($2::text[]) as cell order by cell
     on conflict (outreach_id, cell) do update set n = outreach_filled.n + 1 returning cell, n`,
    [outreach, [...new Set(cells)]],
  );
  return new Map(rows.map(({ cell, n }) => [cell, n]));
}

/** Interviews counted in these cells, which nobody else counts in until the transaction ends. */
export async function lockCells(
  db: Db,
  outreach: string,
  cells: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const values = [outreach, [...new Set(cells)]];
  await db.sql.query(
    `insert into outreach_filled (outreach_id, cell, n) select $1, cell, 0 from unnest($2::text[]) as cell order by cell
     on conflict (outreach_id, cell) do nothing`,
    values,
  );
  // In the order in which they are filled.
  const { rows } = await db.sql.query<{ cell: string; n: number }>(
    `select cell, n from outreach_filled where outreach_id = $1 and cell = any($2) order by cell for update`,
    values,
  );
  return new Map(rows.map(({ cell, n }) => [cell, n]));
}

/** The cells of a contact's quotas. */
export async function cellsOfContact(db: Db, outreach: string, row: number): Promise<readonly string[]> {
  const { rows } = await db.sql.query<{ cells: string[] }>(
    `select s.cells from outreach_contacts c join outreach_segments s on s.outreach_id = c.outreach_id and s.segment = c.segment
     where c.outreach_id = $1 and c.row = $2`,
    [outreach, row],
  );
  return rows[0]?.cells ?? [];
}

// Who was never tried, and who waits to be tried again: two statements, each by an index of its own.
const waiting = ['retry_at is null and not c.waits', 'retry_at is not null and not c.appointment'] as const;

/**
 * Ends contacts of segments that nobody needs any more, at most `most` of each kind; who has one in hand keeps it, and what
 * was agreed with a person stays. Answers how many.
 */
export async function endSegments(
  db: Db,
  outreach: string,
  {
    segments,
    outcome,
    most,
  }: { readonly segments: readonly number[]; readonly outcome: string; readonly most: number },
): Promise<number> {
  let ended = 0;
  if (segments.length === 0) return 0;
  for (const kind of waiting) {
    const { rows } = await db.sql.query<{ n: number }>(
      `with page as (
         select c.row from unnest($2::bigint[]) s(segment) cross join lateral (
           select c.row from outreach_contacts c where c.outreach_id = $1 and c.segment = s.segment and not c.done
             and c.taken is null and c.${kind} limit $4) c limit $4),
       here as (
         select c.row from outreach_contacts c join page using (row) where c.outreach_id = $1 and not c.done
           and c.taken is null and c.${kind} for update of c skip locked),
       gone as (
         update outreach_contacts c set done = true, outcome = $3, retry_at = null from here
         where c.outreach_id = $1 and c.row = here.row returning c.row),
       counted as (
         insert into outreach_counts (outreach_id, shard, outcome, n)
         select $1, 0, k.outcome, t.n from (select count(*) as n from gone) t
           cross join (select $3 as outcome union all select '*tried' where $5) k where t.n > 0
         on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + excluded.n)
       select count(*)::int as n from gone`,
      [outreach, segments, outcome, most, kind === waiting[0]],
    );
    ended += rows[0]?.n ?? 0;
  }
  return ended;
}
