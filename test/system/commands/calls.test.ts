/** Calls that came in, in a real store: told in any order, twice, by several at once. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCalls } from '../../../app/demo/calls/demo-calls.js';
import { inBatches } from '../../../app/demo/calls/in-batches.js';
import { endSilentCalls } from '../../../commands/calls/end-silent.js';
import { rebuildCalls } from '../../../commands/calls/rebuild-calls.js';
import { takeEvents } from '../../../commands/calls/take-events.js';
import { callOf } from '../../../domain/calls/call.js';
import { callEventKinds, type CallEvent } from '../../../domain/calls/call-event.js';
import { findCallEvents } from '../../../store/call-events.js';
import { listCallQueues } from '../../../store/call-queues.js';
import { findCall } from '../../../store/calls.js';
import { eachCall } from '../../../store/calls-in-period.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const march = Date.parse('2026-03-01T00:00:00+01:00');
const april = Date.parse('2026-04-01T00:00:00+02:00');

describe('calls in the store', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  const take = (events: readonly CallEvent[]) =>
    takeEvents({ db: database.store, clock: () => april }, events);
  const results = async (events: readonly CallEvent[]) =>
    (await take(events)).answers.map(({ result }) => result);
  const allOf = async (from: number, until: number) => {
    const calls = [];
    for await (const call of eachCall(database.store, from, until)) calls.push(call);
    return calls;
  };

  it('are what their events make them, however these were cut into batches and how often they were told', async () => {
    const events = [...demoCalls({ seed: 1, from: march, days: 31, perDay: 200 })];
    for (const batch of inBatches(events, 997)) await take(batch);
    // Again, the other way round: nothing changes.
    for (const batch of inBatches(events.toReversed(), 5_000))
      expect(new Set(await results(batch))).toEqual(new Set(['repeated']));
    const byCall = new Map<string, CallEvent[]>();
    for (const event of events) byCall.set(event.call, [...(byCall.get(event.call) ?? []), event]);
    const expected = [...byCall]
      .map(([id, told]) => callOf(id, told))
      .sort((a, b) => a.offeredAt - b.offeredAt || (a.id < b.id ? -1 : 1));
    const found = await allOf(march, april);
    expect(found).toHaveLength(6_200);
    expect(found).toEqual(expected);
    const second = await allOf(march + 86_400_000, march + 2 * 86_400_000);
    expect(second).toEqual(
      expected.filter(
        ({ offeredAt }) => offeredAt >= march + 86_400_000 && offeredAt < march + 2 * 86_400_000,
      ),
    );
  });

  it('are put together anew from their events where their rows differ, all of them or from one on', async () => {
    const context = { db: database.store, clock: () => april };
    const rebuilt = async (after: string, checkOnly: boolean) => {
      let [looked, differed] = [0, 0];
      for await (const page of rebuildCalls(context, { after, checkOnly })) {
        looked += page.looked;
        differed += page.differed;
      }
      return { looked, differed };
    };
    const before = await allOf(march, april);
    expect(await rebuilt('', true)).toEqual({ looked: 6_200, differed: 0 });
    // As an older rule would have had them.
    const ids = before.map(({ id }) => id).sort();
    const [first, last] = [ids[10], ids[6_100]];
    await database.store.sql.query(
      `update calls set outcome = 'lost', waited_ms = 1, offered_at = offered_at + interval '1 day' where id = any($1)`,
      [[first, last]],
    );
    expect(await rebuilt('', true)).toEqual({ looked: 6_200, differed: 2 });
    expect(await rebuilt(ids[6_000] ?? '', false)).toEqual({ looked: 199, differed: 1 });
    expect(await rebuilt('', false)).toEqual({ looked: 6_200, differed: 1 });
    expect(await allOf(march, april)).toEqual(before);
  });

  it('of which nothing is told for half a day count as ended, until more is told', async () => {
    const of = (call: string, ...told: readonly [second: number, kind: CallEvent['kind']][]) =>
      told.map(([second, kind]): CallEvent => ({
        ...{ id: `${kind} ${second}`, call, kind, at: april + second * 1_000, queue: 'q1' },
      }));
    await take([
      ...of('silent', [0, 'queued']),
      ...of('told', [0, 'queued'], [9, 'abandoned'], [9, 'ended']),
      ...of('late', [0, 'queued'], [5, 'answered']),
    ]);
    const round = (now: number) => endSilentCalls({ db: database.store, clock: () => now });
    // Those that other tests left had their turn before.
    await round(april + 11 * 3_600_000);
    expect((await findCall(database.store, 'silent'))?.outcome).toBe('open');
    expect(await round(april + 13 * 3_600_000)).toBe(2);
    expect(await round(april + 13 * 3_600_000)).toBe(0);
    expect(await findCall(database.store, 'silent')).toMatchObject({
      ...{ outcome: 'lost', endedAt: april, contradictions: ['end_not_told'] },
    });
    expect(await findCall(database.store, 'late')).toMatchObject({ outcome: 'answered', talkedMs: null });
    await takeEvents({ db: database.store, clock: () => april + 86_400_000 }, of('late', [65, 'ended']));
    expect(await findCall(database.store, 'late')).toMatchObject({
      ...{ talkedMs: 60_000, endedAt: april + 65_000, contradictions: [] },
    });
    await take([...of('silent', [0, 'queued']), ...of('told', [9, 'ended'])]);
    expect(await round(april + 14 * 3_600_000)).toBe(0);
  });

  it('lose no event when many tell of the same calls at once', async () => {
    const random = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: 1, seed: 4 })[0]!;
    const nat = () => random.next().value as number;
    const ids = Array.from({ length: 30 }, (_, n) => `busy-${n}`);
    // Each teller tells of every call, in an order of its own, in small batches.
    const tellers = Array.from({ length: 8 }, (_, teller) =>
      ids
        .flatMap((call) =>
          Array.from({ length: 6 }, (_each, n): CallEvent => {
            const kind = callEventKinds[nat() % callEventKinds.length]!;
            return {
              id: `${teller}-${n}`,
              call,
              kind,
              at: march + (nat() % 100_000),
              queue: `q${nat() % 5}`,
            };
          }),
        )
        .sort(() => (nat() % 2) - 0.5),
    );
    await Promise.all(
      tellers.map(async (events) => {
        for (const batch of inBatches(events, 23))
          expect(new Set(await results(batch))).toEqual(new Set(['taken']));
      }),
    );
    for (const id of ids) {
      const events = tellers.flat().filter(({ call }) => call === id);
      const kept = await findCallEvents(database.store, id);
      expect(kept).toHaveLength(events.length);
      expect(await findCall(database.store, id)).toEqual(callOf(id, events));
    }
  });

  it('take each event for itself: new, repeated, told otherwise, of the future, of another call', async () => {
    const event = (id: string, at: number, more: Partial<CallEvent> = {}): CallEvent => {
      return { id, call: 'one', kind: 'offered', at, ...more };
    };
    const { answers, unknownQueues } = await take([
      event('1', april - 5_000),
      event('1', april - 5_000),
      event('1', april - 4_000),
      event('2', april + 600_000),
      event('3', april - 8 * 86_400_000),
      event('4', april + 60_000, { kind: 'queued', queue: 'nowhere' }),
      event('5', Date.UTC(1970, 0, 2)),
    ]);
    expect(answers.map(({ result }) => result)).toEqual([
      ...['taken', 'repeated', 'refused', 'refused', 'refused', 'taken', 'refused'],
    ]);
    expect(unknownQueues).toEqual(['nowhere']);
    expect(await findCall(database.store, 'one')).toMatchObject({
      queue: 'nowhere',
      offeredAt: april - 5_000,
    });
    expect(await listCallQueues(database.store)).toContainEqual(
      expect.objectContaining({ name: 'nowhere', known: false }),
    );
  });

  it('stop at 500 events of one call, and take names with every sign', async () => {
    const many = Array.from({ length: 501 }, (_, n): CallEvent => {
      return { id: String(n), call: 'looping', kind: 'presented', at: april - n };
    });
    expect((await results(many)).filter((result) => result === 'refused')).toHaveLength(1);
    const odd = ['a"b', 'c\\d', 'e,f}', 'g\th\ni'];
    await take(
      odd.map((queue, n): CallEvent => {
        return {
          id: String(n),
          call: 'odd \\ "one"',
          kind: 'queued',
          at: april - 50 + n,
          queue,
          operator: queue,
        };
      }),
    );
    expect(await findCall(database.store, 'odd \\ "one"')).toMatchObject({ queues: odd, queue: odd[3] });
  });
});
