/** A call that is on its way while its instance, which had no key, goes over to a version that marks something as personal. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performEffect } from '../../../activities/perform.js';
import { done, type Service } from '../../../activities/service.js';
import { noProbe } from '../../../commands/probe.js';
import { record } from '../../../commands/record.js';
import { send } from '../../../commands/send.js';
import { start } from '../../../commands/start.js';
import { verify } from '../../../commands/verify.js';
import type { ServiceAnswer } from '../../../engine/services.js';
import { finishEffect, listEffects, lockEffect, startEffect } from '../../../store/effects.js';
import { inTransaction } from '../../../store/store.js';
import { startApi } from '../../support/api.js';
import { publishWorkflow } from '../../support/definitions.js';
import { until } from '../../support/until.js';

const admin = { name: 'admin', groups: [], skills: [], any: true };
const name = 'Rosa Bianchi';
const echo = { status: 200, body: { about: name } };

/** Asks somewhere about a person, whose name only the second version marks as personal. */
const asking = (mark: string) => [
  {
    path: 'asking.yaml',
    text: `workflow: asking
data: asked
steps:
  ask: {do: http_call, with: {url: "https://example.org", body: {of: = data.name}}, save: answer}
  read: {task: Read, to: {group: level_1}}
`,
  },
  {
    path: 'asked.yaml',
    text: `form: asked\nschema: {type: object, properties: {name: {type: string${mark}}}}\n`,
  },
];

let api: Awaited<ReturnType<typeof startApi>>;
let next: string;
beforeAll(async () => {
  api = await startApi();
  next = (await publishWorkflow(api.store, asking(', personal: true'), 'asking')).version;
  await publishWorkflow(api.store, asking(''), 'asking');
});
afterAll(() => api.stop());

/** A new instance that stands at its call. */
async function begun(key: string): Promise<{ readonly instance: string; readonly effect: string }> {
  const started = await start(api.commands, {
    ...{ workflow: 'asking', data: { name }, actor: null, id: key, bodyHash: key },
    ...{ channel: null, occurredAt: null, complete: null, trial: null },
  });
  if (!started.ok) throw new Error(started.message);
  const [call] = await listEffects(api.store, started.id);
  return { instance: started.id, effect: call?.id ?? '' };
}

async function migrate(instance: string): Promise<void> {
  const command = {
    id: 'over',
    bodyHash: 'over',
    occurredAt: null,
    recordedAt: null,
    version: next,
  } as const;
  expect(
    await send(api.commands, { instance, actor: admin, command: { ...command, type: 'migrate' } }),
  ).toEqual(expect.objectContaining({ ok: true }));
}

/** Performs the call by a service that does `during` before it answers with what it was asked about. */
function perform(
  called: Awaited<ReturnType<typeof begun>>,
  during: () => Promise<void>,
): Promise<ServiceAnswer> {
  const service: Service = {
    repeatable: () => true,
    call: async () => {
      await during();
      return done(echo);
    },
  };
  const { keys, clock } = api.commands;
  const context = { db: api.store, keys, clock, probe: noProbe, services: { http_call: service } };
  return performEffect(context, called);
}

async function storedResult(instance: string): Promise<string> {
  const [call] = await listEffects(api.store, instance);
  return JSON.stringify(call?.result);
}

test('its result is sealed, in its row and on its way back, and opens to what it was', async () => {
  const called = await begun('during');
  const performed = await perform(called, () => migrate(called.instance));
  expect(JSON.stringify(performed)).not.toContain(name);
  expect(await storedResult(called.instance)).toContain('$sealed');
  expect(performed.ok).toBe(true);
  if (!performed.ok) return;
  const common = { id: 'r', occurredAt: null, effect: called.effect, type: 'result' } as const;
  const command = { ...common, result: performed.result };
  await record(api.commands, { instance: called.instance, command, now: Date.now(), known: 2 });
  const differences: unknown[] = [];
  for await (const each of verify(api.commands, { withTemporal: false }))
    if ('what' in each) differences.push(each);
  expect(differences).toEqual([]);
  const { rows } = await api.store.sql.query<{ event: string; data: string }>(
    `select string_agg(l.event::text, ' ') as event, i.data::text as data from log l join instances i on i.id = l.instance_id
     where i.id = $1 group by i.data`,
    [called.instance],
  );
  expect(JSON.stringify(rows)).toContain('answer');
  expect(JSON.stringify(rows)).not.toContain(name);
});

test('an end that is being written when the migration reads the calls is waited for, and sealed', async () => {
  const { instance, effect } = await begun('between');
  await startEffect(api.store, instance, effect, Date.now());
  let migrated = Promise.resolve();
  await inTransaction(api.store, async (db) => {
    expect(await lockEffect(db, instance, effect)).toBe(null);
    migrated = migrate(instance);
    await until('the migration to wait', async () => {
      const { rowCount } = await api.store.sql.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    await finishEffect(db, instance, effect, { state: 'done', result: echo }, Date.now());
  });
  await migrated;
  expect(await storedResult(instance)).toContain('$sealed');
  expect(await storedResult(instance)).not.toContain(name);
});

test('without a migration it stays as it came', async () => {
  const called = await begun('never');
  expect(await perform(called, () => Promise.resolve())).toEqual(done(echo));
  expect(JSON.parse(await storedResult(called.instance))).toEqual(echo);
});
