/** The reader of the feed behind all event streams, on real PostgreSQL. */
import pino from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createFeedReader } from '../../../api/feed-reader.js';
import { signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi(requestWorkflow);
});
afterAll(() => api.stop());

it('an entry that waits for an older transaction is told as soon as that is over, without a further bell', async () => {
  const anna = await signedIn(api.app, 'anna');
  const told: string[] = [];
  let wanted = true;
  const reader = createFeedReader(
    api.store,
    pino({ level: 'fatal' }),
    () => wanted,
    (entries) => told.push(...entries.map(({ instanceId }) => instanceId)),
  );
  await reader.begin();
  const older = await api.store.sql.connect();
  try {
    await older.query('begin');
    await older.query('select pg_current_xact_id()');
    const { body } = await anna.post('/api/instances', { workflow: 'request', data: { subject: 'Waits' } });
    reader.look();
    await vi.waitFor(async () => {
      const { rows } = await api.store.sql.query<{ n: number }>('select count(*)::int as n from log');
      expect(rows[0]?.n).toBeGreaterThan(0);
    });
    expect(told).toEqual([]);
    await older.query('commit');
    await vi.waitFor(() => {
      expect(told).toContain(body['id']);
    }, 5_000);
  } finally {
    older.release();
    wanted = false;
    await reader.rest();
  }
});
