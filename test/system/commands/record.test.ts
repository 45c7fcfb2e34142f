/** Recording by itself, on a real PostgreSQL; its workflow is not asked. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommandContext, createLogger } from '../../../app/contexts.js';
import { readSettings } from '../../../app/settings.js';
import { launched } from '../../../commands/launch.js';
import { createPrivacy } from '../../../commands/privacy.js';
import { record, recordHere } from '../../../commands/record.js';
import { start } from '../../../commands/start.js';
import { unpackState } from '../../../commands/stored-state.js';
import { keepInstanceKey } from '../../../store/keys.js';
import { loadForCommand } from '../../../store/load.js';
import { readLog } from '../../../store/log.js';
import { createKey, wrapKey } from '../../../store/sealing.js';
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
const visit = [
  {
    path: 'visit.yaml',
    text: 'workflow: visit\nsteps:\n  receive: {task: Receive, to: {group: level_1}, form: visitor, save: visitor}\n  later: {task: Later, to: {group: level_1}}\n',
  },
  {
    path: 'visitor.yaml',
    text: 'form: visitor\nschema: {type: object, properties: {name: {type: string, personal: true}}}\n',
  },
];

let database: TestDatabase;
let context: ReturnType<typeof createCommandContext>;
beforeAll(async () => {
  database = await createDatabase();
  const nowhere = { databaseUrl: database.url, temporalAddress: '127.0.0.1:9', temporalNamespace: 'none' };
  const read = readSettings({ NODE_ENV: 'test' });
  const settings = { ...read, ...nowhere, masterKey: randomBytes(32), logLevel: 'silent' as const };
  context = createCommandContext(settings, createLogger(settings, 'test'), { patienceMs: 100 });
  await publishWorkflow(context.db, [{ path: 'slip.yaml', text: slip }], 'slip');
  await publishWorkflow(context.db, visit, 'visit');
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

async function load(instance: string) {
  const { row, wrappedKey } = await loadForCommand(context.db, instance, '');
  if (row === null) throw new Error(`There is no instance ${instance}.`);
  const privacy = createPrivacy(context.keys, wrappedKey);
  return {
    state: unpackState(row.engineState, privacy),
    privacy,
    existing: null,
    hadWorkflow: row.hasWorkflow,
  };
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

test('the first personal data are sealed with the key that somebody else has kept since the state was loaded', async () => {
  const instance = await open('visit');
  const before = await load(instance);
  const kept = wrapKey(context.keys, createKey());
  await keepInstanceKey(context.db, instance, kept);
  const { answer } = await recordHere(
    context,
    {
      instance,
      now: Date.now(),
      command: {
        ...{ id: 'c', bodyHash: 'c', type: 'complete', task: await idOf('tasks', instance), outcome: null },
        ...{ occurredAt: null, recordedAt: null, data: { name: 'Rosa Bianchi' } },
        by: { name: 'anna', groups: [], skills: [], any: true },
      },
    },
    before,
  );
  expect(answer).toMatchObject({ ok: true, sequence: 2 });
  expect((await loadForCommand(context.db, instance, '')).wrappedKey).toBe(kept);
  const [, entry] = await readLog(context.db, instance);
  expect(JSON.stringify(entry?.event)).not.toContain('Rosa');
  const { state, privacy } = await load(instance);
  expect(state.data).toMatchObject({ visitor: { name: 'Rosa Bianchi' } });
  expect(privacy.unseal(entry?.event ?? {})).toMatchObject({ data: { name: 'Rosa Bianchi' } });
});
