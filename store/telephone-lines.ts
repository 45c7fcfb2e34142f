/**
 * The telephone lines of the installation. A call is made by a line that was taken by one statement, whichever list and worker it
 * is of, so that there are never more at once. Who holds more than another that wants one waits for it. Instants in milliseconds.
 */
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Sees to it that so many lines are there. */
export async function layLines(db: Db, lines: number): Promise<void> {
  await db.sql.query(
    'insert into telephone_lines (line) select generate_series(1, $1::int) on conflict do nothing',
    [lines],
  );
}

/** Takes one of the first `lines` for a stretch of work; null: none is free, or it is another’s turn. What has not beaten since `before` holds none. */
export async function takeLine(
  db: Db,
  {
    worker,
    lines,
    now,
    before,
    wantedSince,
  }: {
    readonly worker: string;
    readonly lines: number;
    readonly now: number;
    readonly before: number;
    /** Who wanted one before does not want it any more. */
    readonly wantedSince: number;
  },
): Promise<number | null> {
  const { rows } = await db.sql.query<{ line: number }>({
    name: 'take_line',
    text: `with held as (
        select l.worker, count(*) as n from telephone_lines l join outreach_workers w on w.id = l.worker and w.beat_at >= $4 group by l.worker),
      poorer as (
        select from outreach_workers w where w.id <> $1 and w.beat_at >= $4 and w.line_wanted_at >= $5
          and coalesce((select n from held h where h.worker = w.id), 0) < coalesce((select n from held h where h.worker = $1), 0) limit 1),
      free as (
        select l.line from telephone_lines l where l.line <= $2 and not exists (select from poorer)
          and (l.worker is null or (l.taken_at < $4 and not exists (select from outreach_workers w where w.id = l.worker and w.beat_at >= $4)))
        order by l.line limit 1 for update skip locked),
      taken as (
        update telephone_lines l set worker = $1, taken_at = $3 from free f where l.line = f.line returning l.line),
      wanted as (
        update outreach_workers w set line_wanted_at = $3 where w.id = $1 and not exists (select from taken))
      select line from taken`,
    values: [worker, lines, isoInstant(now), isoInstant(before), isoInstant(wantedSince)],
  });
  return rows[0]?.line ?? null;
}

/** Gives a line back. */
export async function giveLine(db: Db, worker: string, line: number): Promise<void> {
  await db.sql.query(
    'update telephone_lines set worker = null, taken_at = null where line = $2 and worker = $1',
    [worker, line],
  );
}
