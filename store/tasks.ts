/** Tasks as inboxes show them, and the offer of the next one. */
import type { Json } from '../engine/json.js';
import type { TaskState } from '../engine/outcome.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import { hasWords } from './search.js';
import type { Db } from './store.js';
import { isWatchedBy } from './watches.js';

/** Instants in milliseconds. */
export interface TaskRow {
  readonly id: string;
  readonly instanceId: string;
  readonly number: string;
  readonly workflow: string;
  readonly step: string;
  readonly title: Json;
  readonly state: TaskState;
  readonly groups: readonly string[];
  readonly user: string | null;
  readonly skills: readonly string[];
  readonly mode: string | null;
  readonly notBy: readonly string[];
  readonly assignee: string | null;
  readonly priority: number;
  readonly due: number | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly by: string | null;
  readonly offeredTo: string | null;
  readonly offeredUntil: number | null;
  /** The version of the instance's workflow, by which its form is found. */
  readonly version: string;
  /** The instance that called the task's. */
  readonly caller: string | null;
}

const own = `t.id, t.instance_id as "instanceId", t.number, t.workflow, t.step, t.title, t.state, t.groups, t."user", t.skills, t.mode, t.not_by as "notBy",
  t.assignee, t.priority, t.due, t.created_at as "createdAt", t.ended_at as "endedAt", t.outcome, t.by, t.offered_to as "offeredTo",
  t.offered_until as "offeredUntil"`;
const columns = `${own}, (select i.version from instances i where i.id = t.instance_id) as version,
  (select i.caller from instances i where i.id = t.instance_id) as caller`;

/** The names in a list of principals. */
function split(principals: readonly string[]): { groups: string[]; users: string[] } {
  const named = (kind: string) =>
    principals.filter((p) => p.startsWith(kind)).map((p) => p.slice(kind.length));
  return { groups: named('g:'), users: named('u:') };
}

/** The task with this id, whoever asks. */
export async function findTask(db: Db, id: string): Promise<TaskRow | null> {
  const answer = await db.sql.query<TaskRow>({
    name: 'find_task',
    text: `select ${columns} from tasks t where t.id = $1`,
    values: [id],
  });
  return answer.rows[0] ?? null;
}

export interface TaskFilter {
  /** Tasks that are for, or held by, one of these (`g:<group>`, `u:<user>`); null: all. */
  readonly principals: readonly string[] | null;
  /** `open`: ready or claimed. */
  readonly state: 'open' | TaskState | 'all';
  readonly ids?: readonly string[] | undefined;
  readonly group?: string | undefined;
  readonly assignee?: string | undefined;
  /** Tasks that one of these holds, or that are for one of them and nobody holds. */
  readonly holders?: readonly string[] | undefined;
  readonly workflow?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly instanceIds?: readonly string[] | undefined;
  /** Tasks of instances whose texts have all these words, in any form. */
  readonly words?: string | undefined;
  /** Tasks of instances that `name` watches and that one of `sight` may see; null sees all. */
  readonly watchedBy?: { readonly name: string; readonly sight: readonly string[] | null } | undefined;
}

export interface TaskSort {
  /** `urgency`: priority, then due, then age; the order of `tasks/next`. */
  readonly by: 'urgency' | 'priority' | 'due' | 'created_at' | 'number';
  readonly descending: boolean;
}

const order = {
  urgency: (d: string) =>
    d === 'desc' ? 't.priority, t.due desc nulls first, t.created_at desc, t.id desc' : urgencyOrder,
  // As urgency: one index serves both, in both directions.
  priority: (d: string): string => order.urgency(d === 'desc' ? 'asc' : 'desc'),
  due: (d: string) => (d === 'desc' ? 't.due desc nulls first, t.id desc' : 't.due, t.id'),
  created_at: (d: string) => `t.created_at ${d}, t.id`,
  number: (d: string) => `t.number ${d}, t.id`,
} as const;
const urgencyOrder = 't.priority desc, t.due, t.created_at, t.id';
const openStates = `t.state in ('ready', 'claimed')`;

/** A page of tasks. */
export async function listTasks(
  db: Db,
  filter: TaskFilter,
  sort: TaskSort,
  range: Range,
): Promise<Page<TaskRow>> {
  const where = new Conditions();
  // Literals, so that the partial indexes of open tasks can serve them.
  if (filter.state === 'open') where.add(openStates);
  else if (filter.state !== 'all')
    where.add(
      `${filter.state === 'ready' || filter.state === 'claimed' ? `${openStates} and ` : ''}t.state = '${filter.state}'`,
    );
  if (filter.principals !== null) {
    const { groups, users } = split(filter.principals);
    const name = where.parameter(users);
    where.add(
      `(t.groups && ${where.parameter(groups)}::text[] or t."user" = any(${name}) or t.assignee = any(${name}))`,
    );
  }
  where.addFor('t.id = any(?)', filter.ids);
  where.addFor('t.groups @> array[?]::text[]', filter.group);
  where.addFor('t.assignee = ?', filter.assignee);
  where.addFor(heldBy('?'), filter.holders);
  where.addFor('t.workflow = ?', filter.workflow);
  where.addFor('t.instance_id = ?', filter.instanceId);
  where.addFor('t.instance_id = any(?)', filter.instanceIds);
  if (filter.words !== undefined) where.add(hasWords('t.instance_id', where.parameter(filter.words)));
  const { watchedBy } = filter;
  if (watchedBy !== undefined) where.add(isWatchedBy('t.instance_id', where.parameter(watchedBy.name)));
  where.addFor(
    'exists (select from visible v where v.instance_id = t.instance_id and v.principal = any(?))',
    watchedBy?.sight ?? undefined,
  );
  const few =
    (filter.principals ?? filter.group ?? null) !== null && (await areFew(db, where.where, where.values));
  const list = {
    columns,
    from: few ? fenced(where.where) : `from tasks t ${where.where}`,
    order: order[sort.by](sort.descending ? 'desc' : 'asc'),
    values: where.values,
  };
  return readPage<TaskRow>(db, list, range);
}

// The planner takes a group's tasks to be spread evenly over the order of urgency. They are not: an office may have none
// of the hundred thousand most urgent. So few tasks are gathered by their group and sorted; only of many the order is followed.
const mostFew = 10_000;

async function areFew(db: Db, where: string, values: readonly unknown[]): Promise<boolean> {
  const counted = await db.sql.query<{ n: number }>(
    `select count(*) as n from (select 1 from tasks t ${where} limit ${mostFew + 1}) as counted`,
    [...values],
  );
  return (counted.rows[0]?.n ?? 0) <= mostFew;
}

/** The same rows, gathered before they are sorted. */
function fenced(where: string): string {
  return `from (select t.* from tasks t ${where} offset 0) t`;
}

export interface NextFor {
  /** The asker's own `u:` and its groups. */
  readonly principals: readonly string[];
  readonly skills: readonly string[];
  readonly name: string;
  /** The modes of tasks that it takes; null: all. */
  readonly modes: readonly string[] | null;
  /** Names of those who are away and for whom it stands in. */
  readonly standsInFor: readonly string[];
  readonly now: number;
  /** How long nobody else is offered the task. */
  readonly until: number;
}

/**
 * Offers the most urgent ready task that the asker may take: for it or its groups, with skills and in a mode it has, not
 * barred to it (`not_by`), not on offer to another; or one of somebody for whom it stands in. In one transaction of its
 * own; the claim follows as a command. Null: there is none.
 */
export async function reserveNext(db: Db, asker: NextFor): Promise<TaskRow | null> {
  const next = new Conditions();
  const name = next.parameter(asker.name);
  const groups = next.parameter(split(asker.principals).groups);
  const own = `t.state = 'ready' and (t."user" = ${name} or (t."user" is null and t.groups && ${groups}::text[]))`;
  // Only who stands in for somebody looks through what is claimed, too.
  const stoodIn = asker.standsInFor.length === 0 ? null : heldBy(next.parameter(asker.standsInFor));
  const theirs = `where ${openStates} and ${stoodIn === null ? own : `(${own} or ${stoodIn})`}`;
  const few = await areFew(db, theirs, next.values);
  const gathered = few ? `and t.id = any(array(select t.id ${fenced(theirs)}))` : '';

  const skilled = `t.skills <@ ${next.parameter(asker.skills)}::text[]`;
  next.add(stoodIn === null ? skilled : `(${skilled} or ${stoodIn})`);
  next.addFor('(t.mode is null or t.mode = any(?::text[]))', asker.modes);
  next.add(`not (${name} = any(t.not_by))`);
  const now = next.parameter(isoInstant(asker.now));
  next.add(`(t.offered_until is null or t.offered_until <= ${now} or t.offered_to = ${name})`);
  const answer = await db.sql.query<TaskRow>(
    `update tasks t set offered_to = ${name}, offered_until = ${next.parameter(isoInstant(asker.until))} where t.id = (
       select t.id from tasks t ${theirs} ${gathered} and ${next.all}
       order by ${urgencyOrder} limit 1 for update skip locked)
     returning ${columns}`,
    next.values,
  );
  return answer.rows[0] ?? null;
}

/** Tasks that one of these names holds, or that are for one of them and nobody holds. */
function heldBy(names: string): string {
  return `(t.assignee = any(${names}) or (t.assignee is null and t."user" = any(${names})))`;
}
