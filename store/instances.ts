/** Instances as their lists and pages show them, and what keeps store and workflows in step. */
import type { Json, JsonObject } from '../engine/json.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import { hasWords } from './search.js';
import type { Db } from './store.js';
import { isWatchedBy } from './watches.js';

/** An instance in a list; `summary` and `data` are sealed, `wrappedKey` opens them. Instants in milliseconds. */
export interface InstanceRow {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  readonly key: string | null;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly outcome: string | null;
  readonly priority: number;
  /** How many incidents are open. */
  readonly incidents: number;
  readonly summary: Json;
  readonly data: JsonObject;
  readonly sequence: number;
  readonly confirmed: number;
  readonly hasWorkflow: boolean;
  readonly due: number | null;
  readonly startedBy: string | null;
  readonly channel: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly updatedAt: number;
  readonly previous: string | null;
  readonly caller: string | null;
  readonly callerStep: string | null;
  readonly wrappedKey: string | null;
}

/** An instance with the engine's state (sealed). */
export interface InstanceDetail extends InstanceRow {
  readonly engineState: Json;
}

const columns = `i.id, i.number, i.workflow, i.version, i.key, i.state, i.outcome, i.priority, i.incidents, i.summary, i.data, i.sequence, i.confirmed, i.has_workflow as "hasWorkflow", i.due,
  i.started_by as "startedBy", i.channel, i.started_at as "startedAt", i.ended_at as "endedAt", i.updated_at as "updatedAt", i.previous, i.caller, i.caller_step as "callerStep",
  (select k.wrapped from instance_keys k where k.instance_id = i.id) as "wrappedKey"`;

/** The instance, if it is there and one of `principals` may see it (null: whoever asks may see all). */
export async function findInstance(
  db: Db,
  id: string,
  principals: readonly string[] | null,
): Promise<InstanceDetail | null> {
  return (await findInstances(db, [id], principals))[0] ?? null;
}

/** Those of these instances that are there and that one of `principals` may see (null: all), in no order. */
export async function findInstances(
  db: Db,
  ids: readonly string[],
  principals: readonly string[] | null,
): Promise<InstanceDetail[]> {
  const answer = await db.sql.query<InstanceRow & { engine_state: string }>({
    name: 'find_instances',
    text: `select ${columns}, i.engine_state from instances i where i.id = any($1)
      and ($2::text[] is null or exists (select from visible v where v.instance_id = i.id and v.principal = any($2)))`,
    values: [ids, principals],
  });
  return answer.rows.map(({ engine_state, ...rest }) => ({
    ...rest,
    engineState: JSON.parse(engine_state) as Json,
  }));
}

export interface InstanceFilter {
  /** Who asks; null sees all. */
  readonly principals: readonly string[] | null;
  readonly ids?: readonly string[] | undefined;
  readonly state?: 'running' | 'ended' | 'cancelled' | undefined;
  readonly workflow?: string | undefined;
  readonly number?: string | undefined;
  readonly key?: string | undefined;
  readonly startedBy?: string | undefined;
  /** Instances that hold a personal value with this keyed hash. */
  readonly personalHash?: string | undefined;
  /** Instances whose texts have all these words, in any form. */
  readonly words?: string | undefined;
  /** Instances with an open task of this step. */
  readonly step?: string | undefined;
  /** Instances with a running clock that is breached. */
  readonly overdue?: boolean | undefined;
  /** Instances with an open incident. */
  readonly incident?: boolean | undefined;
  /** Instances that this user watches. */
  readonly watchedBy?: string | undefined;
}

export interface InstanceSort {
  readonly by: 'started_at' | 'number';
  readonly descending: boolean;
}

const overdue =
  'exists (select from clocks c where c.instance_id = i.id and c.breached and c.stopped_at is null)';

/**
 * A page of instances. Who sees few of them is served from the index of visible ones in order of start, principal by
 * principal; where the filter names few (the running ones, a number, a key), from those.
 */
export async function listInstances(
  db: Db,
  filter: InstanceFilter,
  sort: InstanceSort,
  range: Range,
): Promise<Page<InstanceRow>> {
  const where = new Conditions();
  // Literal, so that the partial indexes of running instances can serve it.
  if (filter.state !== undefined) where.add(`i.state = '${filter.state}'`);
  where.addFor('i.id = any(?)', filter.ids);
  where.addFor('i.workflow = ?', filter.workflow);
  where.addFor('i.number = ?', filter.number);
  where.addFor('i.key = ?', filter.key);
  where.addFor('i.started_by = ?', filter.startedBy);
  where.addFor('i.id in (select h.instance_id from personal_hashes h where h.hash = ?)', filter.personalHash);
  if (filter.words !== undefined) where.add(hasWords('i.id', where.parameter(filter.words)));
  where.addFor(
    `exists (select from tasks t where t.instance_id = i.id and t.step = ? and t.state in ('ready', 'claimed'))`,
    filter.step,
  );
  if (filter.overdue !== undefined) where.add(`${filter.overdue ? '' : 'not '}${overdue}`);
  if (filter.watchedBy !== undefined) where.add(isWatchedBy('i.id', where.parameter(filter.watchedBy)));
  if (filter.incident !== undefined) where.add(filter.incident ? 'i.incidents > 0' : 'i.incidents = 0');
  const direction = sort.descending ? 'desc' : 'asc';
  const few =
    filter.state === 'running' ||
    filter.ids !== undefined ||
    filter.number !== undefined ||
    filter.key !== undefined ||
    filter.personalHash !== undefined ||
    filter.words !== undefined ||
    filter.step !== undefined ||
    filter.overdue === true ||
    filter.watchedBy !== undefined ||
    filter.incident === true;
  let from = 'from instances i';
  if (filter.principals !== null) {
    const principals = where.parameter(filter.principals);
    if (few || sort.by !== 'started_at') {
      where.add(
        `exists (select from visible v where v.instance_id = i.id and v.principal = any(${principals}))`,
      );
    } else {
      const first = `select i.id ${from} join visible v on v.instance_id = i.id ${where.where === '' ? 'where' : `${where.where} and`} v.principal = p
        order by v.started_at ${direction}, v.instance_id limit ${range.to + 1}`;
      const ids = `select distinct f.id from unnest(${principals}::text[]) p cross join lateral (${first}) f`;
      return readVisible(db, { columns, ids, direction, where, principals }, range);
    }
  }
  from = `${from} ${where.where}`;
  const order = sort.by === 'number' ? `i.number ${direction}` : `i.started_at ${direction}, i.id`;
  return readPage<InstanceRow>(db, { columns, from, order, values: where.values }, range);
}

interface VisibleQuery {
  readonly columns: string;
  readonly ids: string;
  readonly direction: string;
  readonly where: Conditions;
  readonly principals: string;
}

async function readVisible(db: Db, query: VisibleQuery, range: Range): Promise<Page<InstanceRow>> {
  const limit = range.to - range.from + 1;
  const rows = await db.sql.query<InstanceRow>(
    `select ${query.columns} from instances i where i.id in (${query.ids}) order by i.started_at ${query.direction}, i.id limit ${limit} offset ${range.from}`,
    query.where.values,
  );
  const found = rows.rows.length;
  if (found < limit && (found > 0 || range.from === 0)) return { rows: rows.rows, total: range.from + found };
  // Counted with repetitions (one row a principal) up to the limit, then estimated: counting each once would read them all.
  const theirs = `v.principal = any(${query.principals})`;
  const from =
    query.where.where === ''
      ? `from visible v where ${theirs}`
      : `from visible v join instances i on i.id = v.instance_id ${query.where.where} and ${theirs}`;
  const page = await readPage<InstanceRow>(
    db,
    { columns: '1', from, order: '1', values: query.where.values },
    { from: 0, to: -1 },
  );
  if (page.total > 10_000) return { rows: rows.rows, total: page.total };
  const exact = await db.sql.query<{ n: number }>(
    `select count(distinct v.instance_id) as n ${from}`,
    query.where.values,
  );
  return { rows: rows.rows, total: exact.rows[0]?.n ?? 0 };
}

/** Notes that the instances' workflows know their log up to `sequence`. */
export async function confirm(
  db: Db,
  known: readonly { readonly id: string; readonly sequence: number }[],
): Promise<void> {
  if (known.length === 0) return;
  // In one order of ids everywhere: two batches that share instances can't lock each other out.
  const sorted = [...known].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  await db.sql.query({
    name: 'confirm',
    text: `update instances i set confirmed = k.sequence from (select id, max(sequence) as sequence from unnest($1::text[], $2::int[]) as u(id, sequence)
      group by id) k where i.id = k.id and i.confirmed < k.sequence`,
    values: [sorted.map((k) => k.id), sorted.map((k) => k.sequence)],
  });
}

export interface Unconfirmed {
  readonly id: string;
  readonly sequence: number;
  readonly confirmed: number;
  readonly due: number | null;
}

/**
 * Instances with something left to do and entries that their workflow hasn't confirmed (what is over counts as confirmed), last written before the instant `before`, oldest first.
 * `since` (0: always) leaves out what was written before it: a sweep then reads recent pages only. Sweep all at start and now and then.
 */
export async function listUnconfirmed(
  db: Db,
  options: { readonly before: number; readonly since: number; readonly limit: number },
): Promise<Unconfirmed[]> {
  const answer = await db.sql.query<Unconfirmed>(
    `select id, sequence, confirmed, due from instances
     where sequence > confirmed and updated_at < $1 and updated_at >= $2 order by updated_at limit $3`,
    [isoInstant(options.before), isoInstant(options.since), options.limit],
  );
  return answer.rows;
}

/** Instances whose workflow is to be there, in order of id from after `after` ('' for the first): those that run, and those that have ended with calls still to make or to be told. */
export async function listOpenIds(db: Db, after: string, limit: number): Promise<string[]> {
  const answer = await db.sql.query<{ id: string }>({
    name: 'list_open_ids',
    text: `select id from instances where (state = 'running' or closing) and has_workflow and id > $1 order by id limit $2`,
    values: [after, limit],
  });
  return answer.rows.map((row) => row.id);
}

/**
 * Erases the personal data of an instance that is over: its key, and the hashes and words by which it was found, its business key's too.
 * Backups made before still hold the wrapped key. False: the instance is running (or unknown), nothing was erased.
 */
export async function erasePersonalData(db: Db, id: string): Promise<boolean> {
  const answer = await db.sql.query<{ n: number }>(
    `with over as (select id from instances where id = $1 and state <> 'running' for update),
      keys as (delete from instance_keys using over where instance_id = over.id),
      hashes as (delete from personal_hashes using over where instance_id = over.id),
      words as (delete from search_texts using over where instance_id = over.id),
      business as (update instances set key = null from over where instances.id = over.id)
     select count(*) as n from over`,
    [id],
  );
  return answer.rows[0]?.n === 1;
}

/** The last instance of a workflow that had a key (as its column holds it) and is over. */
export async function findPrevious(db: Db, workflow: string, key: string): Promise<string | null> {
  const answer = await db.sql.query<{ id: string }>({
    name: 'find_previous',
    text: `select id from instances where workflow = $1 and key = $2 and state <> 'running' order by started_at desc limit 1`,
    values: [workflow, key],
  });
  return answer.rows[0]?.id ?? null;
}

/** An instance that another one called. */
export interface CalledRow {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly outcome: string | null;
  readonly step: string | null;
  readonly startedAt: number;
}

/** What an instance called, in the order of its starts. */
export async function listCalled(db: Db, caller: string): Promise<CalledRow[]> {
  const answer = await db.sql.query<CalledRow>({
    name: 'list_called',
    text: `select id, number, workflow, version, state, outcome, caller_step as step, started_at as "startedAt"
      from instances where caller = $1 order by started_at, number`,
    values: [caller],
  });
  return answer.rows;
}
