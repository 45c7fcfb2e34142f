/** The same month, written by two processes with different settings of zone and language, is the same file to the byte. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCalls, demoProbes } from '../../../app/demo/calls/demo-calls.js';
import { inBatches } from '../../../app/demo/calls/in-batches.js';
import { takeEvents } from '../../../commands/calls/take-events.js';
import { importDefinitions } from '../../../commands/definitions.js';
import { inTransaction } from '../../../store/store.js';
import { insertProbes } from '../../../store/probes.js';
import { folderWith, sportello } from '../../support/command-line.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { shippedTexts } from '../../support/shipped-texts.js';

let database: TestDatabase;
const folder = folderWith({});
beforeAll(async () => {
  database = await createDatabase();
  const now = Date.now();
  const { store } = database;
  const imported = await inTransaction(store, (db) => importDefinitions(db, shippedTexts(), 'test', now));
  expect(imported.ok).toBe(true);
  const march = { seed: 3, from: Date.parse('2026-03-01T00:00:00+01:00'), days: 31 };
  for (const events of inBatches(demoCalls({ ...march, perDay: 30 }), 5_000))
    await takeEvents({ db: store, clock: () => now }, events);
  for (const probes of inBatches(demoProbes(march), 5_000)) await insertProbes(store, probes);
});
afterAll(async () => {
  await database.drop();
  folder.remove();
});

it.each([
  ['xlsx', []],
  ['csv', []],
  ['pdf', []],
  ['csv', ['--cases', 'SLA.C.2', '--test', '1']],
  ['xlsx', ['--cases', 'SLA-ACD']],
])(
  'MON-4 a month as %s, asked for with %j, has the same bytes whatever the zone and language',
  async (format, more) => {
    const settings = [
      { TZ: 'Asia/Tokyo', LC_ALL: 'it_IT.UTF-8', LANG: 'it_IT.UTF-8' },
      { TZ: 'America/Los_Angeles', LC_ALL: 'C', LANG: 'de_DE.UTF-8' },
    ];
    const files = await Promise.all(
      settings.map(async (environment, n) => {
        const out = join(folder.path, `${String(n)}.${format}`);
        const args = ['report', 'contact_centre', '2026-03', '--format', format, '--out', out, ...more];
        const ran = await sportello(args, {
          ...environment,
          DATABASE_URL: database.url,
          TEMPORAL_ADDRESS: '127.0.0.1:1',
          SPORTELLO_HOME: folder.path,
        });
        expect(ran).toMatchObject({ status: 0, errors: '' });
        return readFileSync(out);
      }),
    );
    const [one, other] = files.map((file) => createHash('sha256').update(file).digest('hex'));
    expect(files[0]?.length).toBeGreaterThan(300);
    expect(other).toBe(one);
  },
);
