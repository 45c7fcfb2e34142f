/**
 * Days whose calls are added up and kept. Who writes calls marks their days in the same transaction; a day counts as kept for who
 * reads, as long as he sees no mark of a transaction that had not ended when the day was counted. So nobody waits for anybody, and
 * what is read is right in every state of the store.
 */
import { dayOf } from '../domain/day.js';
import { organisationZone } from '../domain/zone.js';
import { isoInstant } from './append-parts.js';
import { calls, callSums, keptColumn } from './contact-sources.js';
import type { Db } from './store.js';

/** From an instant until before another, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A day of the organisation, as 2026-03-02, with its two midnights. */
export interface Day extends Span {
  readonly day: string;
}

const halfHourMs = 1_800_000;

/** Tells that calls offered at these instants are written, in the transaction that writes them. */
export async function markDays(db: Db, offered: readonly number[]): Promise<void> {
  // A zone's midnight is at a half hour of UTC, and days are dear to work out.
  const halves = new Set(offered.map((at) => Math.floor(at / halfHourMs)));
  const days = new Set([...halves].map((half) => dayOf(half * halfHourMs)));
  if (days.size === 0) return;
  await db.sql.query({
    name: 'mark_days',
    text: `insert into call_day_marks (day, "transaction") select day, pg_current_xact_id() from unnest($1::text[]) as d(day)`,
    values: [[...days]],
  });
}

// A snapshot from what is to come is of another server, from which the store was copied.
const holds = `pg_snapshot_xmax(d.seen) <= pg_snapshot_xmax(pg_current_snapshot())
  and not exists (select from call_day_marks m where m.day = d.day and not pg_visible_in_snapshot(m."transaction", d.seen))`;

/** The days whose kept sums hold, as spans: whole days within the one asked for, those that touch put together. */
export async function keptSpans(db: Db, from: number, until: number): Promise<readonly Span[]> {
  const { rows } = await db.sql.query<Span>({
    name: 'kept_spans',
    text: `select d.from_at as "from", d.until_at as "until" from call_days d
      where d.from_at >= $1 and d.until_at <= $2 and ${holds} order by d.from_at`,
    values: [isoInstant(from), isoInstant(until)],
  });
  const spans: Span[] = [];
  for (const { from: begin, until: end } of rows) {
    const last = spans.at(-1);
    if (last?.until === begin) spans[spans.length - 1] = { from: last.from, until: end };
    else spans.push({ from: begin, until: end });
  }
  return spans;
}

/** What lies between spans that are in order and don't overlap. */
export function gapsBetween(spans: readonly Span[], from: number, until: number): readonly Span[] {
  const begins = [from, ...spans.map((span) => span.until)];
  const ends = [...spans.map((span) => span.from), until];
  return begins
    .map((begin, n) => ({ from: begin, until: ends[n] ?? until }))
    .filter((gap) => gap.from < gap.until);
}

/** When the earliest call was offered; null without any. */
export async function firstOffered(db: Db): Promise<number | null> {
  const { rows } = await db.sql.query<{ at: number | null }>('select min(offered_at) as at from calls');
  return rows[0]?.at ?? null;
}

/**
 * Adds up a day and keeps it in place of what was kept of it, all by one statement: what it has seen is what it has counted. Takes a
 * transaction; answers false where another is at it.
 */
export async function keepDay(db: Db, { day, from, until }: Day): Promise<boolean> {
  const alone = await db.sql.query<{ got: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('call_days')) as got`,
  );
  if (alone.rows[0]?.got !== true) return false;
  const seen = await db.sql.query<{ seen: string }>({
    name: 'keep_day',
    text: keepStatement,
    values: [day, isoInstant(from), isoInstant(until)],
  });
  await db.sql.query({
    name: 'forget_marks',
    text: 'delete from call_day_marks where day = $1 and pg_visible_in_snapshot("transaction", $2::pg_snapshot)',
    values: [day, seen.rows[0]?.seen],
  });
  return true;
}

const told = ['queue', 'service', 'language', 'body'];
const alike = [...told, 'outcome'].join(', ');
const keepStatement = `with gone as (delete from call_day_sums where at >= $2 and at < $3),
  added as (insert into call_day_sums (grain, at, operator, ${alike}, ${callSums.map(keptColumn).join(', ')})
    select case when grouping(hour) = 0 then 'hour' when grouping(operator) = 0 then 'operator' else 'day' end,
      coalesce(hour, $2), operator, ${alike},
      ${callSums.map((name) => `coalesce(round(${calls.sums[name] ?? '0'}), 0)`).join(', ')}
    from (select *, date_trunc('hour', offered_at, '${organisationZone}') as hour from calls
      where offered_at >= $2 and offered_at < $3) c
    group by grouping sets ((${alike}), (hour, ${alike}), (operator, ${alike})))
  insert into call_days (day, from_at, until_at, seen) values ($1, $2, $3, pg_current_snapshot())
  on conflict (day) do update set from_at = excluded.from_at, until_at = excluded.until_at, seen = excluded.seen
  returning seen::text`;
