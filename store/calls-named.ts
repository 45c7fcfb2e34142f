/** Calls by their ids. */
import type { Call } from '../domain/calls/call.js';
import { callColumns, callOfRow, callSource, type CallRow } from './call-rows.js';
import type { Db } from './store.js';

/** Those of these calls that are there, in the order of the ids. */
export async function findCallsNamed(db: Db, ids: readonly string[]): Promise<readonly Call[]> {
  const answer = await db.sql.query<[...CallRow]>({
    text: `select ${callColumns} from ${callSource} where c.id = any($1) order by array_position($1, c.id)`,
    values: [ids],
    rowMode: 'array',
  });
  return answer.rows.map(callOfRow);
}
