/** The calls of a span of time, read on in the order in which they were offered: memory does not grow with their number. */
import type { Call } from '../domain/calls/call.js';
import { isoInstant } from './append-parts.js';
import { callColumns, callOfRow, callSource, type CallRow } from './call-rows.js';
import type { Db } from './store.js';

const pageSize = 5_000;

/**
 * Calls offered from `from` until before `until` (milliseconds), in the order (offered, id). Read page by page: who needs
 * one state of all of them gives a connection in a transaction that repeats its reads.
 */
export async function* eachCall(db: Db, from: number, until: number): AsyncGenerator<Call, void, undefined> {
  let after: readonly [at: number, id: string] = [from, ''];
  for (;;) {
    const page = await db.sql.query<[...CallRow]>({
      name: 'each_call',
      text: `select ${callColumns} from ${callSource} where (c.offered_at, c.id) > ($1, $2) and c.offered_at < $3
        order by c.offered_at, c.id limit ${pageSize}`,
      values: [isoInstant(after[0]), after[1], isoInstant(until)],
      rowMode: 'array',
    });
    for (const row of page.rows) yield callOfRow(row);
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < pageSize) return;
    after = [last[7], last[0]];
  }
}
