/** Import of Asterisk's queue_log into a real store: over HTTP, by the command line, and killed in the middle. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCalls } from '../../../app/demo/calls/demo-calls.js';
import { keepDays } from '../../../commands/calls/keep-days.js';
import { importQueueLog } from '../../../commands/calls/import-queue-log.js';
import { callOf } from '../../../domain/calls/call.js';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import { createQueueLogReader } from '../../../domain/calls/queue-log.js';
import { added, noSums, sumsOf } from '../../../domain/monitoring/contact-sums.js';
import { eachCall } from '../../../store/calls-in-period.js';
import { sumContacts } from '../../../store/history.js';
import { signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { folderWith, sportello } from '../../support/command-line.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { queueLogOf } from '../../support/queue-log.js';
import { sendFile } from '../../support/send-file.js';
import { until } from '../../support/until.js';

const march = Date.parse('2026-03-01T00:00:00+01:00');
const april = Date.parse('2026-04-01T00:00:00+02:00');
const logOf = (perDay: number) =>
  [...queueLogOf(demoCalls({ seed: 3, from: march, days: 31, perDay }))].join('');

/** What the log makes of its calls, worked out without a store. */
function expectedOf(log: string) {
  const read = createQueueLogReader();
  const byCall = new Map<string, CallEvent[]>();
  for (const line of log.split('\n')) {
    const found = read(line);
    if (found.says === 'event')
      byCall.set(found.event.call, [...(byCall.get(found.event.call) ?? []), found.event]);
  }
  return [...byCall]
    .map(([id, events]) => callOf(id, events))
    .sort((a, b) => a.offeredAt - b.offeredAt || (a.id < b.id ? -1 : 1));
}

async function callsIn({ store }: TestDatabase) {
  const calls = [];
  for await (const call of eachCall(store, march, april)) calls.push(call);
  return calls;
}

describe('the import of a queue_log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('that is killed in the middle is run again: nothing is lost, nothing double', async () => {
    const log = logOf(600);
    const folder = folderWith({ queue_log: log });
    try {
      const environment = {
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        SPORTELLO_HOME: folder.path,
      };
      const { PATH = '', HOME = '' } = process.env;
      const file = join(folder.path, 'queue_log');
      const child = spawn(process.execPath, ['run.js', 'app/main.ts', 'import-queue-log', file], {
        env: { PATH, HOME, ...environment },
        stdio: 'ignore',
      });
      const counted = async () => {
        const answer = await database.store.sql.query<{ n: number }>('select count(*) as n from calls');
        return answer.rows[0]?.n ?? 0;
      };
      await until('some of it is there', async () => (await counted()) > 0);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const expected = expectedOf(log);
      const before = await counted();
      expect(before).toBeLessThan(expected.length);
      // The sums of days are kept of what is there, and hold no longer once more of them is.
      await keepDays({ db: database.store, clock: () => april }, 31);
      const again = await sportello(['import-queue-log', file], environment);
      expect(again).toMatchObject({ status: 0, errors: '' });
      expect(await callsIn(database)).toEqual(expected);
      const only = { channel: 'phone' };
      const summed = () => sumContacts(database.store, [], { from: march, until: april, only });
      const sums = expected.map((call) => sumsOf(call)).reduce(added, noSums);
      expect(await summed()).toEqual([{ values: [], sums }]);
      await keepDays({ db: database.store, clock: () => april }, 31);
      expect(await summed()).toEqual([{ values: [], sums }]);
      const third = await sportello(['import-queue-log', file], environment);
      expect(third.out).toContain(' 0 events taken');
    } finally {
      folder.remove();
    }
  });

  it('takes pieces as they come, tells which lines it left out, and forgets numbers of callers', async () => {
    const lines = [
      '1772438400|x.1|q|NONE|ENTERQUEUE||0874411199|1',
      'nonsense',
      '',
      '1772438401|x.1|q|NONE|BEAMED|',
    ];
    const text = Buffer.from(
      `${lines.join('\r\n')}\r\n99999999999|x.1|q|NONE|ABANDON|1|1|5\n9999999999|x.1|q|NONE|ABANDON|1|1|5`,
    );
    const pieces = async function* () {
      for (let at = 0; at < text.length; at += 7) yield text.subarray(at, at + 7);
    };
    const context = { db: database.store, clock: () => april };
    const done = await importQueueLog(context, pieces(), 'north-');
    expect(done).toMatchObject({
      lines: 6,
      taken: 1,
      refused: 1,
      notUnderstood: 3,
      unknownQueues: expect.arrayContaining(['q']) as unknown,
    });
    expect(done.left.map(({ line }) => line).sort()).toEqual([2, 4, 5, 6]);
    const kept = await database.store.sql.query<{ all: string }>(
      `select string_agg(e.call_id || encode(e.events, 'escape'), '') || (select string_agg(c::text, '') from calls c) as all from call_events e`,
    );
    expect(kept.rows[0]?.all).toContain('north-x.1');
    expect(kept.rows[0]?.all).not.toContain('0874411');
  });

  it('is had over HTTP as well', async () => {
    const api = await startApi();
    try {
      const admin = await signedIn(api.app, 'admin');
      const log = logOf(50);
      const first = await sendFile(api.app, admin, '/api/call-events/queue-log', log);
      expect(first).toMatchObject({
        status: 200,
        body: { refused: 0, not_understood: 0, repeated: 0, other: 1 },
      });
      const again = await sendFile(api.app, admin, '/api/call-events/queue-log', log);
      expect(again.body).toMatchObject({ taken: 0, repeated: first.body['taken'] });
      expect((await sendFile(api.app, admin, '/api/call-events/queue-log', '')).status).toBe(422);
    } finally {
      await api.stop();
    }
  });
});
