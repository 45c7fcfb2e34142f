/** Probes of components. */
import type { Probe } from '../domain/calls/uptime.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { Db } from './store.js';

const columns = 'p.id, p.component, p.at, p.up';

/** Keeps probes; answers the ids of those that were new. */
export async function insertProbes(db: Db, probes: readonly Probe[]): Promise<ReadonlySet<string>> {
  const answer = await db.sql.query<{ id: string }>(
    `insert into probes (id, component, at, up)
     select distinct on (id) id, component, at, up from unnest($1::text[], $2::text[], $3::timestamptz[], $4::bool[])
       as p(id, component, at, up) order by id on conflict do nothing returning id`,
    [
      probes.map(({ id }) => id),
      probes.map(({ component }) => component),
      probes.map(({ at }) => isoInstant(at)),
      probes.map(({ up }) => up),
    ],
  );
  return new Set(answer.rows.map(({ id }) => id));
}

/** The probes of a component in a span (milliseconds), and the last one before it, which may still hold; in order. */
export async function probesIn(
  db: Db,
  component: string,
  from: number,
  until: number,
): Promise<readonly Probe[]> {
  const answer = await db.sql.query<Probe>(
    `(select ${columns} from probes p where component = $1 and at < $2 order by at desc limit 1)
     union all select ${columns} from probes p where component = $1 and at >= $2 and at < $3 order by at`,
    [component, isoInstant(from), isoInstant(until)],
  );
  return answer.rows;
}

/** A page of probes, the newest first. */
export async function listProbes(
  db: Db,
  filter: {
    readonly component?: string | undefined;
    readonly up?: boolean | undefined;
    readonly from?: number | undefined;
    readonly until?: number | undefined;
  },
  range: Range,
): Promise<Page<Probe>> {
  const where = new Conditions();
  where.addFor('p.component = ?', filter.component);
  where.addFor('p.up = ?', filter.up);
  where.addFor('p.at >= ?', filter.from === undefined ? undefined : isoInstant(filter.from));
  where.addFor('p.at < ?', filter.until === undefined ? undefined : isoInstant(filter.until));
  const from = `from probes p ${where.where}`;
  return readPage<Probe>(db, { columns, from, order: 'p.at desc, p.id', values: where.values }, range);
}
