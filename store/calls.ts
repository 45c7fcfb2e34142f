/** Calls that came in, one and in lists. What tells of them: `call-events.ts`. */
import type { Call, CallOutcome } from '../domain/calls/call.js';
import { isoInstant } from './append-parts.js';
import { callColumns, callOfRow, callSource, type CallRow } from './call-rows.js';
import { addAfter, orderOf, type CallPlace, type CallSort } from './call-places.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { Db } from './store.js';

/** Instants in milliseconds: offered from `from` until before `until`. */
export interface CallFilter {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly outcome?: readonly CallOutcome[] | undefined;
  readonly queue?: string | undefined;
  readonly service?: string | undefined;
  readonly language?: string | undefined;
  readonly body?: string | undefined;
  readonly operator?: string | undefined;
  /** Only calls whose events contradict each other. */
  readonly contradicting?: boolean | undefined;
}

/** A page of calls; `after`: of those that come after this place, from which its range and total count. */
export async function listCalls(
  db: Db,
  filter: CallFilter,
  sort: CallSort,
  range: Range,
  after: CallPlace | null = null,
): Promise<Page<Call>> {
  const where = new Conditions();
  where.addFor('c.offered_at >= ?', filter.from === undefined ? undefined : isoInstant(filter.from));
  where.addFor('c.offered_at < ?', filter.until === undefined ? undefined : isoInstant(filter.until));
  where.addFor('c.outcome = any(?)', filter.outcome);
  for (const name of ['queue', 'service', 'language', 'body', 'operator'] as const)
    where.addFor(`c.${name} = ?`, filter[name]);
  if (filter.contradicting === true) where.add('c.contradictions is not null');
  if (after !== null) addAfter(where, sort, after);
  const page = await readPage<Record<string, never>>(
    db,
    {
      columns: callColumns,
      from: `from ${callSource} ${where.where}`,
      order: orderOf(sort),
      values: where.values,
    },
    range,
  );
  return { ...page, rows: page.rows.map((row) => callOfRow(Object.values(row) as unknown as CallRow)) };
}

/** A call; null if nothing was told of it. */
export async function findCall(db: Db, id: string): Promise<Call | null> {
  const answer = await db.sql.query<[...CallRow]>({
    text: `select ${callColumns} from ${callSource} where c.id = $1`,
    values: [id],
    rowMode: 'array',
  });
  return answer.rows[0] === undefined ? null : callOfRow(answer.rows[0]);
}
