/** Recording by itself, on a real PostgreSQL; its workflow is not asked. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommandContext, createLogger } from '../../../app/contexts.js';
import { readSettings } from '../../../app/settings.js';
import { launched } from '../../../commands/launch.js';
import { record } from '../../../commands/record.js';
import { start } from '../../../commands/start.js';
import { readLog } from '../../../store/log.js';
import { closeStore } from '../../../store/store.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { publishWorkflow } from '../../support/definitions.js';

const hour = 3_600_000;
const slip = `workflow: slip
clocks:
  late: {within: 1 hour, at: {100%: {raise_priority: 10}}}
steps:
  ask: {do: http_call, with: {url: "https://example.org"}}
  more: {task: More, to: {group: level_1}}
`;

let database: TestDatabase;
let context: ReturnType<typeof createCommandContext>;
beforeAll(async () => {
  database = await createDatabase();
  const nowhere = { databaseUrl: database.url, temporalAddress: '127.0.0.1:9', temporalNamespace: 'none' };
  const read = readSettings({ NODE_ENV: 'test' });
  const settings = { ...read, ...nowhere, masterKey: randomBytes(32), logLevel: 'silent' as const };
  context = createCommandContext(settings, createLogger(settings, 'test'), { patienceMs: 100 });
  await publishWorkflow(context.db, [{ path: 'slip.yaml', text: slip }], 'slip');
});
afterAll(async () => {
  await launched();
  await context?.temporal.connection.close();
  if (context !== undefined) await closeStore(context.db);
  await database?.drop();
});

async function open(workflow: string): Promise<string> {
  const request = { workflow, data: {}, actor: null, channel: null, occurredAt: null, complete: null };
  const started = await start(context, { ...request, id: 's', bodyHash: 's', trial: null });
  if (!started.ok) throw new Error(started.message);
  return started.id;
}

async function idOf(table: 'effects' | 'tasks', instance: string): Promise<string> {
  const { rows } = await context.db.sql.query<{ id: string }>(
    `select id from ${table} where instance_id = $1`,
    [instance],
  );
  return rows[0]?.id ?? '';
}

test('what comes again when something has fallen due is not recorded again, though now it would be refused', async () => {
  const instance = await open('slip');
  const result = {
    type: 'result',
    effect: await idOf('effects', instance),
    result: { status: 200 },
  } as const;
  const command = { id: 'c', occurredAt: null, ...result };
  const at = (now: number) => record(context, { instance, command, now, known: 1 });
  const first = await at(Date.now());
  expect(first.sequence).toBe(2);
  const again = await at(Date.now() + 2 * hour);
  expect(again.sequence).toBe(3);
  expect((await readLog(context.db, instance)).map(({ type }) => type)).toEqual(['start', 'result', 'due']);
});
