/** Kept sums of days: history is what the calls add up to, whatever was kept, and whatever came late, twice, or meanwhile. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCalls } from '../../../app/demo/calls/demo-calls.js';
import { inBatches } from '../../../app/demo/calls/in-batches.js';
import { keepDays } from '../../../commands/calls/keep-days.js';
import { takeEvents } from '../../../commands/calls/take-events.js';
import type { Call } from '../../../domain/calls/call.js';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import { added, noSums, sumsOf, type ContactSums } from '../../../domain/monitoring/contact-sums.js';
import type { Dimension } from '../../../domain/monitoring/dimensions.js';
import { organisationZone } from '../../../domain/zone.js';
import { keepDay, keptSpans, markDays } from '../../../store/call-days.js';
import { eachCall } from '../../../store/calls-in-period.js';
import { sumContacts } from '../../../store/history.js';
import { inTransaction } from '../../../store/store.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

// The clock is put back in the night to 25 October 2026: that day has 25 hours.
const from = Date.parse('2026-10-22T00:00:00+02:00');
const until = Date.parse('2026-10-29T00:00:00+01:00');
const clock = () => until;

const valueOf: Partial<Record<Dimension, (call: Call) => string | null>> = {
  day: ({ offeredAt }) => local(offeredAt).toFormat('yyyy-MM-dd'),
  month: ({ offeredAt }) => local(offeredAt).toFormat('yyyy-MM'),
  hour_band: ({ offeredAt }) => local(offeredAt).toFormat('HH'),
  queue: ({ queue }) => queue,
  outcome: ({ outcome }) => outcome,
  group: ({ operator }) => (operator === null ? null : (groups[operator] ?? null)),
};
const asked: readonly (readonly Dimension[])[] = [
  ...([[], ['day'], ['month'], ['hour_band'], ['queue'], ['outcome'], ['group']] as const),
  ...([
    ['hour_band', 'queue'],
    ['group', 'day'],
    ['group', 'hour_band'],
  ] as const),
];
const groups: Record<string, string> = {};

function local(at: number): DateTime {
  return DateTime.fromMillis(at, { zone: organisationZone });
}

function summedOneByOne(calls: readonly Call[], by: readonly Dimension[]): Map<string, ContactSums> {
  const sums = new Map<string, ContactSums>();
  for (const call of calls) {
    const key = JSON.stringify(by.map((dimension) => valueOf[dimension]?.(call)));
    sums.set(key, added(sums.get(key) ?? noSums, sumsOf(call)));
  }
  return sums;
}

describe('history of days whose sums are kept (MON-2)', () => {
  let database: TestDatabase;
  const take = (events: readonly CallEvent[]) => takeEvents({ db: database.store, clock }, events);
  const keep = (most: number) => keepDays({ db: database.store, clock }, most);
  const question = { from, until, only: { channel: 'phone' } };
  async function historyHolds(): Promise<void> {
    const calls: Call[] = [];
    for await (const call of eachCall(database.store, from, until)) calls.push(call);
    for (const by of asked) {
      const found = await sumContacts(database.store, by, question);
      const told = new Map(found.map(({ values, sums }) => [JSON.stringify(values), sums]));
      if (calls.length > 0) expect(told, by.join()).toEqual(summedOneByOne(calls, by));
    }
  }
  beforeAll(async () => {
    database = await createDatabase();
    const { sql } = database.store;
    await sql.query(`insert into groups (name, title) values ('level_1', '"I"'), ('level_2', '"II"')`);
    const names = new Set(
      [...demoCalls({ seed: 5, from, days: 7, perDay: 40 })].flatMap(({ operator }) => operator ?? []),
    );
    for (const [n, name] of [...names].entries()) {
      const id = String(n);
      groups[name] = n % 2 === 0 ? 'level_1' : 'level_2';
      await sql.query('insert into users (id, name, email) values ($1, $2, $3)', [
        ...[id, name, `${id}@example.org`],
      ]);
      await sql.query('insert into group_members ("group", user_id) values ($1, $2)', [groups[name], id]);
    }
  });
  afterAll(() => database.drop());

  it('is what the calls add up to, in whatever order events and counts come, at once too', async () => {
    const events = [...demoCalls({ seed: 5, from, days: 7, perDay: 40 })];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(events, { minLength: 400 }),
        fc.array(fc.constantFrom('take', 'keep', 'both'), { minLength: 6, maxLength: 6 }),
        async (told, steps) => {
          await database.store.sql.query(
            'truncate calls, call_events, call_days, call_day_marks, call_day_sums',
          );
          const portions = [...inBatches(told, Math.ceil(told.length / 4))];
          for (const step of steps) {
            const portion = step === 'keep' ? [] : (portions.shift() ?? []);
            await Promise.all([take(portion), step === 'take' ? 0 : keep(step === 'both' ? 7 : 3)]);
            await historyHolds();
          }
          // Nothing comes any more: all days are kept, and hold.
          await keep(100);
          await historyHolds();
        },
      ),
      { numRuns: 6 },
    );
    const kept = await inTransaction(database.store, (db) => keptSpans(db, from, until));
    expect(kept.at(-1)?.until).toBe(until);
    expect(await keep(100)).toBe(0);
  });

  it('is right after a call was corrected into another day, before the days are counted anew and after', async () => {
    await keep(100);
    const at = from + 86_400_000 + 60_000;
    await take([{ id: 'late', call: 'moved', kind: 'queued', at, queue: 'registry_de' }]);
    await keep(100);
    await historyHolds();
    // An earlier event makes it a call of the day before.
    await take([{ id: 'first', call: 'moved', kind: 'offered', at: at - 120_000 }]);
    await historyHolds();
    expect(await keep(100)).toBe(2);
    await historyHolds();
  });

  it('counts from the calls what a writer that began before the count ends after it', async () => {
    await keep(100);
    await inTransaction(database.store, async (writer) => {
      await writer.sql.query(
        `insert into calls (id, offered_at, outcome, presented, transfers, call_back_offered, changed_at)
         values ('slow', $1, 'lost', 0, 0, false, now())`,
        [new Date(from + 3_600_000).toISOString()],
      );
      await markDays(writer, [from + 3_600_000]);
      const day = { day: '2026-10-22', from, until: from + 86_400_000 };
      expect(await inTransaction(database.store, (db) => keepDay(db, day))).toBe(true);
    });
    await historyHolds();
    expect(await keep(100)).toBe(1);
    await historyHolds();
  });

  it('keeps nothing of a count that was cut off', async () => {
    await take([{ id: '1', call: 'one more', kind: 'offered', at: from + 7_200_000 }]);
    const day = { day: '2026-10-22', from, until: from + 86_400_000 };
    await expect(
      inTransaction(database.store, async (db) => {
        await keepDay(db, day);
        throw new Error('cut off');
      }),
    ).rejects.toThrow('cut off');
    await historyHolds();
    expect(await keep(100)).toBe(1);
  });
});
