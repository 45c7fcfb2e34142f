/** Laps of clocks that fall due in a span of time, of the workflows that a contract counts; read on without holding them all. */
import type { LapFact } from '../domain/levels/clock-level.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

const pageSize = 5_000;

/** Which laps: those that feed these measures, in instances of these workflows. Instants in milliseconds. */
interface LapsAsked {
  readonly measures: readonly string[];
  readonly workflows: readonly string[];
  readonly from: number;
  readonly until: number;
}

/** The laps in the order (due, instance, clock, lap), in portions, by a cursor: must run in a transaction. */
export async function* lapPortions(
  db: Db,
  asked: LapsAsked,
): AsyncGenerator<readonly LapFact[], void, undefined> {
  if (asked.measures.length === 0) return;
  await db.sql.query(
    `declare laps_in_period no scroll cursor for
     select c.instance_id as instance, i.number, c.clock, c.lap, c.measure, c.state, c.started_at as "startedAt",
       c.due_at as "dueAt", c.stopped_at as "stoppedAt", c.breached
     from clocks c join instances i on i.id = c.instance_id
     where c.measure = any($1) and i.workflow = any($2) and c.due_at >= $3 and c.due_at < $4
     order by c.due_at, c.instance_id, c.clock, c.lap`,
    [asked.measures, asked.workflows, isoInstant(asked.from), isoInstant(asked.until)],
  );
  try {
    for (;;) {
      const page = await db.sql.query<LapFact>(`fetch ${String(pageSize)} from laps_in_period`);
      yield page.rows;
      if (page.rows.length < pageSize) return;
    }
  } finally {
    await db.sql.query('close laps_in_period');
  }
}
