/** The calls of a span, read over several pages, are those that their rows have. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../../domain/calls/call.js';
import { eachCall } from '../../../store/calls-in-period.js';
import { copyCalls, findCalls, newCalls } from '../../../store/call-rows.js';
import { inSnapshot } from '../../../store/snapshot.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { aCall } from '../../domain/levels/a-call.js';

const from = Date.parse('2026-03-01T00:00:00Z');
const number = 11_500;
const until = from + number * 1_000;

/** Two an instant; of many looks, with letters of several bytes and every column null and not. */
function call(n: number): Call {
  const offeredAt = from + Math.floor(n / 2) * 2_000;
  const queue = n % 7 === 0 ? null : `coda_è_${String(n % 5)}`;
  const told = n % 3 === 0;
  return aCall(told ? 'answered' : 'abandoned', 5, {
    ...{ id: `c-${String(n).padStart(6, '0')}`, offeredAt, queuedAt: offeredAt + 1, queue },
    ...{ queues: queue === null ? [] : n % 11 === 0 ? [queue, "d'oro, € \\"] : [queue] },
    ...{ welcomedAt: told ? offeredAt : null, answeredAt: told ? offeredAt + 5_001 : null, endedAt: null },
    ...{ service: told ? 'tasse' : null, language: 'de', body: null, waitedMs: n, talkedMs: told ? n : null },
    ...{ operator: told ? 'anna' : null, operators: told ? ['anna', 'òscar'] : [], presented: n % 4 },
    ...{ callBackOffered: n % 2 === 0, firstContact: n % 3 === 1 ? null : told },
    contradictions: n % 13 === 0 ? ['ended_twice'] : [],
  });
}

describe('calls read in their order', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    const rows = newCalls(from);
    for (let n = 0; n < number; n += 1) rows.add(call(n));
    const client = await database.store.sql.connect();
    await copyCalls({ ...database.store, sql: client }, rows);
    client.release();
  });
  afterAll(() => database.drop());

  it('are all of them, each once and whole, on one connection and on several', async () => {
    const [all, again]: [Call[], Call[]] = [[], []];
    await inSnapshot(database.store, async (db) => {
      for await (const one of eachCall(db, from, until)) all.push(one);
    });
    for await (const one of eachCall(database.store, from, until)) again.push(one);
    expect(all.length).toBe(number);
    expect(all).toEqual(Array.from({ length: number }, (_, n) => call(n)));
    expect(again).toEqual(all);
    const rows = await findCalls(database.store, [all[0]?.id ?? '', all[7_000]?.id ?? '']);
    expect([rows.get(all[0]?.id ?? ''), rows.get(all[7_000]?.id ?? '')]).toEqual([all[0], all[7_000]]);
  });

  it('are only those of the span, none where there are none', async () => {
    const some: string[] = [];
    for await (const { id } of eachCall(database.store, from + 2_000, from + 6_000)) some.push(id);
    expect(some).toEqual(['c-000002', 'c-000003', 'c-000004', 'c-000005']);
    for await (const one of eachCall(database.store, until, until + 1)) some.push(one.id);
    expect(some.length).toBe(4);
  });

  it.each([1, 1_001, 6_500])('may be left after %i of them: the connection goes on', async (most) => {
    await inSnapshot(database.store, async (db) => {
      let looked = 0;
      for await (const one of eachCall(db, from, until)) {
        looked += one.id === '' ? 0 : 1;
        if (looked === most) break;
      }
      const { rows } = await db.sql.query<{ one: number }>('select 1 as one');
      expect([looked, rows[0]?.one]).toEqual([most, 1]);
    });
  });
});
