/**
 * Takes what switches tell of calls. A batch is one transaction: its events and what the calls come to because of them are both
 * there, or neither. Events are known by their ids, so a batch that may or may not have arrived is sent again.
 */
import { callOf, type Call } from '../../domain/calls/call.js';
import type { CallEvent } from '../../domain/calls/call-event.js';
import { addEvents, refuseEvent, type Taken } from '../../domain/calls/taking.js';
import { markDays } from '../../store/call-days.js';
import {
  copyCallEvents,
  isTakenMeanwhile,
  knownCalls,
  lockCallEvents,
  newCallEvents,
  updateCallEvents,
} from '../../store/call-events.js';
import { findQueues, meetQueues, type CallQueue } from '../../store/call-queues.js';
import { copyCalls, deleteCalls, newCalls } from '../../store/call-rows.js';
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

/** Takes a batch of events: each is taken, is known already, or is refused with the reason. */
export async function takeEvents(
  { db, clock, bell }: TakeContext,
  events: readonly CallEvent[],
): Promise<TakenEvents> {
  const now = clock();
  // Filled at once: a list that is filled from anywhere is kept as a slow one.
  const answers = events.map((): Taken => taken);
  const byCall = new Map<string, Told>();
  const names = new Set<string>();
  let place = -1;
  for (const event of events) {
    place += 1;
    const refused = refuseEvent(event, now);
    if (refused !== null) {
      answers[place] = refused;
      continue;
    }
    const told = byCall.get(event.call);
    if (told === undefined) byCall.set(event.call, { id: event.call, events: [event], places: [place] });
    else {
      told.events.push(event);
      told.places.push(place);
    }
    if (event.queue !== undefined) names.add(event.queue);
  }
  // Before the transaction: two that met a queue first would wait for one another.
  const queues = await meetQueues(db, [...names], now);
  if (byCall.size > 0) await writeAll(db, byCall, { queues, now, answers });
  if (answers.some(({ result }) => result === 'taken')) bell?.ring('calls');
  const unknownQueues = [...queues.values()].filter(({ known }) => !known).map(({ name }) => name);
  return { answers, unknownQueues };
}

const taken: Taken = { result: 'taken' };

interface Known {
  readonly queues: ReadonlyMap<string, CallQueue>;
  readonly now: number;
  /** What became of each event, by its place in the batch. */
  readonly answers: Taken[];
}

/** Again where another batch began one of these calls meanwhile: it has written it now, so each time is one of somebody's last. */
async function writeAll(db: Store, told: ReadonlyMap<string, Told>, known: Known): Promise<void> {
  for (;;)
    try {
      await inTransaction(db, (within) => write(within, told, known));
      return;
    } catch (error) {
      if (!isTakenMeanwhile(error)) throw error;
    }
}

/** Call by call, so that what a call is made of is gone when its bytes stand: of a million nothing lives longer than it must. */
async function write(
  db: Db,
  told: ReadonlyMap<string, Told>,
  { queues, now, answers }: Known,
): Promise<void> {
  const known = await knownCalls(db, [...told.keys()]);
  const [events, calls, offered] = [newCallEvents(), newCalls(now), [] as number[]];
  for (const id of [...told.keys()].sort()) {
    const each = told.get(id);
    if (each === undefined || known.has(id)) continue;
    const grown = grow([], each, answers);
    events.add({ id, events: grown });
    const call = described(callOf(id, grown), queues);
    calls.add(call);
    offered.push(call.offeredAt);
  }
  await copyCallEvents(db, events);
  if (known.size > 0) {
    const there = [...known].flatMap((id) => told.get(id) ?? []);
    const changed = await change(db, there, { queues, now, answers });
    for (const call of changed.calls) {
      calls.add(call);
      offered.push(call.offeredAt);
    }
    offered.push(...changed.offeredBefore);
  }
  await copyCalls(db, calls);
  await markDays(db, offered);
}

/** Adds events to calls that are there, and takes away the rows of those that they change; these are to be written anew. */
async function change(
  db: Db,
  there: readonly Told[],
  { queues, answers }: Known,
): Promise<{ readonly calls: readonly Call[]; readonly offeredBefore: readonly number[] }> {
  const before = await lockCallEvents(
    db,
    there.map(({ id }) => id),
  );
  const changed = there.flatMap((each) => {
    const had = before.get(each.id) ?? [];
    const events = grow(had, each, answers);
    return events.length > had.length ? [{ id: each.id, events }] : [];
  });
  await updateCallEvents(db, changed);
  const offeredBefore = await deleteCalls(
    db,
    changed.map(({ id }) => id),
  );
  const calls = changed.map(({ id, events }) => callOf(id, events));
  const elsewhere = new Set(calls.flatMap(({ queue }) => (queue === null || queues.has(queue) ? [] : queue)));
  const all = new Map([...queues, ...(await findQueues(db, [...elsewhere]))]);
  return { calls: calls.map((call) => described(call, all)), offeredBefore };
}

/** A call's events with those told, whose answers are noted. */
function grow(before: readonly CallEvent[], told: Told, answers: Taken[]): readonly CallEvent[] {
  const { events, answers: each } = addEvents(before, told.events);
  let n = 0;
  for (const place of told.places) {
    answers[place] = each[n] ?? taken;
    n += 1;
  }
  return events;
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
