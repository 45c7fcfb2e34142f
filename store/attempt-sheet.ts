/** The sheet of a campaign: all attempts with their remarks, and what the telephone told of each. Instants in milliseconds. */
import type { CallEvent, CallEventKind } from '../domain/call-events.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { Db } from './store.js';

/** An attempt as the sheet has it. */
export interface SheetRow {
  readonly id: string;
  readonly row: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly by: string;
  readonly begunAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly remarks: string | null;
  readonly appointment: number | null;
  readonly events: readonly CallEvent[];
}

export interface SheetFilter {
  readonly outcome?: string | undefined;
  readonly by?: string | undefined;
  /** Of the contact in this row of the list. */
  readonly row?: number | undefined;
  /** Only those with a remark. */
  readonly remarked?: boolean | undefined;
}

const columns = `a.id, a.row, r.name, r.phone, a.by, a.begun_at as "begunAt", a.ended_at as "endedAt", a.outcome, a.remarks, a.appointment,
  coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', round(extract(epoch from e.at) * 1000)) order by e.at)
    from attempt_events e where e.attempt_id = a.id), '[]') as events`;
const attempts = `from outreach_attempts a join outreaches o on o.id = a.outreach_id
  left join list_rows r on r.list_id = o.list_id and r.row = a.row`;

/** A page of a campaign's attempts, the newest first. */
export async function sheetPage(
  db: Db,
  outreach: string,
  { outcome, by, row, remarked }: SheetFilter,
  range: Range,
): Promise<Page<SheetRow>> {
  const where = new Conditions();
  where.addFor('a.outreach_id = ?', outreach);
  where.addFor('a.outcome = ?', outcome);
  where.addFor('a.by = ?', by);
  where.addFor('a.row = ?', row);
  if (remarked === true) where.add('a.remarks is not null');
  const from = `${attempts} ${where.where}`;
  return readPage<SheetRow>(
    db,
    { columns, from, order: 'a.begun_at desc, a.id desc', values: where.values },
    range,
  );
}

/** At most `limit` attempts of a campaign after another, in the order in which they were made. */
export async function attemptsAfter(
  db: Db,
  outreach: string,
  after: Pick<SheetRow, 'begunAt' | 'id'> | null,
  limit: number,
): Promise<SheetRow[]> {
  const { rows } = await db.sql.query<SheetRow>({
    name: 'attempts_after',
    text: `select ${columns} ${attempts} where a.outreach_id = $1 and (a.begun_at, a.id) > ($2, $3) order by a.begun_at, a.id limit $4`,
    values: [outreach, isoInstant(after?.begunAt ?? 0), after?.id ?? firstId, limit],
  });
  return rows;
}
const firstId = '00000000-0000-0000-0000-000000000000';

/** An event of a call as it is told: `id` the teller's own. */
export interface ToldEvent extends CallEvent {
  readonly id: string;
  readonly kind: CallEventKind;
}

/** Notes events of an attempt; what was noted under an id stays as it was. */
export async function noteCallEvents(
  db: Db,
  attempt: string,
  events: readonly ToldEvent[],
  now: number,
): Promise<void> {
  await db.sql.query(
    `insert into attempt_events (attempt_id, id, kind, at, recorded_at)
     select $1, id, kind, at, $5 from unnest($2::text[], $3::text[], $4::timestamptz[]) as e(id, kind, at)
     on conflict (attempt_id, id) do nothing`,
    [
      ...[attempt, events.map(({ id }) => id), events.map(({ kind }) => kind)],
      ...[events.map(({ at }) => isoInstant(at)), isoInstant(now)],
    ],
  );
}

/** The events of an attempt, and who makes it; null where there is no such attempt. */
export async function callEventsOf(
  db: Db,
  attempt: string,
): Promise<{ readonly by: string; readonly events: readonly ToldEvent[] } | null> {
  const { rows } = await db.sql.query<{ by: string; events: ToldEvent[] }>(
    `select a.by, coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind,
       'at', round(extract(epoch from e.at) * 1000)) order by e.at, e.id) from attempt_events e where e.attempt_id = a.id), '[]') as events
     from outreach_attempts a where a.id = $1`,
    [attempt],
  );
  return rows[0] ?? null;
}
