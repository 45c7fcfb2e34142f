/**
 * Takes what switches tell of calls. A batch is one transaction: its events and what the calls come to because of them are both
 * there, or neither. Events are known by their ids, so a batch that may or may not have arrived is sent again.
 */
import { callOf, type Call } from '../../domain/calls/call.js';
import type { CallEvent } from '../../domain/calls/call-event.js';
import { keepEvents } from '../../domain/calls/kept-events.js';
import { addEvents, refuseEvent, type Taken } from '../../domain/calls/taking.js';
import { markDays } from '../../store/call-days.js';
import {
  copyCallEvents,
  isTakenMeanwhile,
  lockCallEvents,
  orderCalls,
  updateCallEvents,
} from '../../store/call-events.js';
import { findQueues, meetQueues, type CallQueue } from '../../store/call-queues.js';
import { copyCalls, deleteCalls } from '../../store/call-rows.js';
import { inTransaction, type Db, type Store } from '../../store/store.js';
import type { CommandContext } from '../context.js';

/** What became of a batch. */
export interface TakenEvents {
  /** Of each event, in the order in which they were sent. */
  readonly answers: readonly Taken[];
  /** Queues that these events name and nobody has described. */
  readonly unknownQueues: readonly string[];
}

/** Without a bell nobody who looks on is told. */
export type TakeContext = Pick<CommandContext, 'db' | 'clock'> & { readonly bell?: CommandContext['bell'] };

/** What a batch tells of one call. */
interface Told {
  readonly id: string;
  readonly events: CallEvent[];
  /** The place of each in the batch. */
  readonly places: number[];
}

/** What a call's events are now, and what became of those told. */
interface Grown extends ReturnType<typeof addEvents> {
  readonly told: Told;
}

/** Takes a batch of events: each is taken, is known already, or is refused with the reason. */
export async function takeEvents(
  { db, clock, bell }: TakeContext,
  events: readonly CallEvent[],
): Promise<TakenEvents> {
  const now = clock();
  // Filled at once: a list that is filled from anywhere is kept as a slow one.
  const answers = events.map((): Taken => ({ result: 'taken' }));
  const byCall = new Map<string, Told>();
  const names = new Set<string>();
  for (const [place, event] of events.entries()) {
    const refused = refuseEvent(event, now);
    if (refused !== null) {
      answers[place] = refused;
      continue;
    }
    const told = byCall.get(event.call) ?? { id: event.call, events: [], places: [] };
    byCall.set(event.call, told);
    told.events.push(event);
    told.places.push(place);
    if (event.queue !== undefined) names.add(event.queue);
  }
  // Before the transaction: two that met a queue first would wait for one another.
  const queues = await meetQueues(db, [...names], now);
  const grown = byCall.size === 0 ? [] : await writeAll(db, byCall, { queues, now });
  for (const { told, answers: each } of grown)
    for (const [n, place] of told.places.entries()) answers[place] = each[n] ?? { result: 'taken' };
  if (answers.some(({ result }) => result === 'taken')) bell?.ring('calls');
  const unknownQueues = [...queues.values()].filter(({ known }) => !known).map(({ name }) => name);
  return { answers, unknownQueues };
}

interface Known {
  readonly queues: ReadonlyMap<string, CallQueue>;
  readonly now: number;
}

/** Again where another batch began one of these calls meanwhile: it has written it now, so each time is one of somebody's last. */
async function writeAll(db: Store, told: ReadonlyMap<string, Told>, known: Known): Promise<readonly Grown[]> {
  for (;;)
    try {
      return await inTransaction(db, (within) => write(within, told, known));
    } catch (error) {
      if (!isTakenMeanwhile(error)) throw error;
    }
}

async function write(
  db: Db,
  told: ReadonlyMap<string, Told>,
  { queues, now }: Known,
): Promise<readonly Grown[]> {
  const fresh: Grown[] = [];
  const there: Told[] = [];
  for (const { id, known } of await orderCalls(db, [...told.keys()])) {
    const each = told.get(id);
    if (each === undefined) continue;
    if (known) there.push(each);
    else fresh.push({ told: each, ...addEvents([], each.events) });
  }
  await copyCallEvents(db, fresh.map(kept));
  const before = await lockCallEvents(
    db,
    there.map(({ id }) => id),
  );
  const added = there.map((each): Grown => {
    return { told: each, ...addEvents(before.get(each.id) ?? [], each.events) };
  });
  const changed = added.filter(({ told: { id }, events }) => events.length > (before.get(id)?.length ?? 0));
  await updateCallEvents(db, changed.map(kept));
  const offeredBefore = await deleteCalls(
    db,
    changed.map(({ told: { id } }) => id),
  );
  const calls = [...fresh, ...changed].map(({ told: { id }, events }) => callOf(id, events));
  const elsewhere = new Set(calls.flatMap(({ queue }) => (queue === null || queues.has(queue) ? [] : queue)));
  const all = new Map([...queues, ...(await findQueues(db, [...elsewhere]))]);
  await copyCalls(
    db,
    calls.map((call) => described(call, all)),
    now,
  );
  await markDays(db, [...offeredBefore, ...calls.map(({ offeredAt }) => offeredAt)]);
  return [...fresh, ...added];
}

function kept({ told: { id }, events }: Grown) {
  return { id, events: keepEvents(events) };
}

/** What its queue says of a call whose events don't. */
function described(call: Call, queues: ReadonlyMap<string, CallQueue>): Call {
  const queue = call.queue === null ? undefined : queues.get(call.queue);
  if (queue === undefined) return call;
  return {
    ...call,
    service: call.service ?? queue.service,
    language: call.language ?? queue.language,
    body: call.body ?? queue.body,
  };
}
