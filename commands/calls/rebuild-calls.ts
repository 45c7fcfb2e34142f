/**
 * Puts kept calls together anew from their events, as the rules are now: page by page in the order of their ids, each page a
 * transaction, while the system runs. What is as it would be is left, so whoever was stopped begins again, or after the last id told.
 */
import { isDeepStrictEqual } from 'node:util';
import { callOf, type Call } from '../../domain/calls/call.js';
import { markDays } from '../../store/call-days.js';
import { listCallIds, lockCallEvents } from '../../store/call-events.js';
import { copyCalls, deleteCalls, findCalls, newCalls } from '../../store/call-rows.js';
import { inTransaction, type Db, type Store } from '../../store/store.js';

const pageSize = 2_000;

/** A page: its last call, how many calls it had, and how many of them were (or would be) written anew. */
interface RebuiltCalls {
  readonly last: string;
  readonly looked: number;
  readonly differed: number;
}

/** Rebuilds calls whose ids come after `after`; `checkOnly` compares and writes nothing. */
export async function* rebuildCalls(
  { db, clock }: { readonly db: Store; readonly clock: () => number },
  { after, checkOnly }: { readonly after: string; readonly checkOnly: boolean },
): AsyncGenerator<RebuiltCalls, void, undefined> {
  for (let begin = after; ;) {
    const ids = await listCallIds(db, begin, pageSize);
    const last = ids.at(-1);
    if (last === undefined) return;
    const differed = await inTransaction(db, (within) =>
      rebuildPage(within, ids, checkOnly ? null : clock()),
    );
    yield { last, looked: ids.length, differed };
    begin = last;
  }
}

/** `now` null: nothing is written. */
async function rebuildPage(db: Db, ids: readonly string[], now: number | null): Promise<number> {
  const events = await lockCallEvents(db, ids);
  const before = await findCalls(db, ids);
  const changed = [...events].flatMap(([id, told]): Call[] => {
    const known = before.get(id);
    const call = keepingDescription(callOf(id, told), known);
    return known !== undefined && isDeepStrictEqual(call, known) ? [] : [call];
  });
  if (now === null || changed.length === 0) return changed.length;
  const offeredBefore = await deleteCalls(
    db,
    changed.map(({ id }) => id),
  );
  const rows = newCalls(now);
  for (const call of changed) rows.add(call);
  await copyCalls(db, rows);
  await markDays(db, [...offeredBefore, ...changed.map(({ offeredAt }) => offeredAt)]);
  return changed.length;
}

/** What a queue said of a call when it came stays: queues are described from then on. */
function keepingDescription(call: Call, known: Call | undefined): Call {
  if (known === undefined) return call;
  return {
    ...call,
    service: call.service ?? known.service,
    language: call.language ?? known.language,
    body: call.body ?? known.body,
  };
}
