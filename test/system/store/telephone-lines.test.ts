import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beat, endWorker } from '../../../store/outreach-claims.js';
import type { Store } from '../../../store/store.js';
import { giveLine, layLines, takeLine } from '../../../store/telephone-lines.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const now = Date.parse('2026-11-28T10:00:00Z');
const lines = 7;

describe('the telephone lines of all lists', () => {
  let store: Store;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    ({ store } = database);
    await layLines(store, lines);
    await layLines(store, lines);
  });
  afterAll(async () => {
    await database.drop();
  });

  const take = (worker: string, at = now) =>
    takeLine(store, { worker, lines, now: at, before: at - 30_000, wantedSince: at - 3_000 });
  async function worker(at = now): Promise<string> {
    const id = randomUUID();
    await beat(store, id, 'list', at);
    return id;
  }

  it('are never more, however many ask at once, and each is one’s alone', async () => {
    const workers = [await worker(), await worker(), await worker()];
    const asked = Array.from({ length: 60 }, (_, n) => workers[n % 3] ?? '');
    const held = new Set<number>();
    for (let turn = 0; turn < 5; turn += 1)
      for (const line of await Promise.all(asked.map((id) => take(id))))
        if (line !== null) {
          expect(held.has(line)).toBe(false);
          held.add(line);
        }
    expect([...held].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const id of workers) {
      for (const line of held) await giveLine(store, id, line);
      await endWorker(store, id);
    }
  });

  it('go to who holds fewer, where several want one', async () => {
    const [rich, poor] = [await worker(), await worker()];
    for (let n = 0; n < lines; n += 1) expect(await take(rich)).not.toBeNull();
    expect(await take(poor)).toBeNull();
    await giveLine(store, rich, 3);
    expect(await take(rich)).toBeNull();
    expect(await take(poor)).toBe(3);
    for (const id of [rich, poor]) {
      for (let line = 1; line <= lines; line += 1) await giveLine(store, id, line);
      await endWorker(store, id);
    }
  });

  it('come back from a worker that died', async () => {
    const dead = await worker();
    for (let n = 0; n < lines; n += 1) await take(dead);
    const later = now + 31_000;
    const next = await worker(later);
    expect(await take(next, later)).toBe(1);
  });
});
