/** What a workflow is told of commands, on a real PostgreSQL and Temporal; no worker runs, so that only what is told stands in its history. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../../app/contexts.js';
import { startWorker } from '../../../app/worker.js';
import { launched, tell } from '../../../commands/launch.js';
import { send, type SentCommand } from '../../../commands/send.js';
import { start } from '../../../commands/start.js';
import { standingOf, sweep } from '../../../commands/sweep.js';
import type { Actor } from '../../../engine/event.js';
import { listOpenIds } from '../../../store/instances.js';
import { loadForCommand } from '../../../store/load.js';
import { migrate } from '../../../store/migrate.js';
import { closeStore } from '../../../store/store.js';
import { publishWorkflow } from '../../support/definitions.js';
import { startStack, type Stack } from '../../support/stack.js';
import { until } from '../../support/kill/rig.js';

const slip = `workflow: slip
start: {groups: [level_1]}
clocks:
  taken: {within: 1 hour, until: work.claimed, at: {100%: {raise_priority: 10}}}
  done: {within: 2 hours, at: {100%: {raise_priority: 10}}}
steps:
  work: {task: Work, to: {group: level_1}}
`;
// Nothing to do for a workflow until the call is made; and never, where it is hung up.
const call = `workflow: call
start: {groups: [level_1]}
steps:
  answer: {task: Answer, to: {group: level_1}, outcomes: {later: {next: pause}, done: {next: end}}}
  pause: {wait: 1 hour}
`;
const anna: Actor = { name: 'anna', groups: ['level_1'], skills: [], any: false };

const masterKey = randomBytes(32);
let stack: Stack;
let context: ReturnType<typeof createCommandContext>;
/** The same store without Temporal. */
let alone: ReturnType<typeof createCommandContext>;

beforeAll(async () => {
  stack = await startStack();
  const settings: WorkingSettings = { ...stack.settings, masterKey, logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  const logger = createLogger(settings, 'test');
  context = createCommandContext(settings, logger);
  alone = createCommandContext({ ...settings, temporalAddress: '127.0.0.1:9' }, logger, { patienceMs: 100 });
  await publishWorkflow(context.db, [{ path: 'slip.yaml', text: slip }], 'slip');
  await publishWorkflow(context.db, [{ path: 'call.yaml', text: call }], 'call');
});

afterAll(async () => {
  await launched();
  for (const each of [context, alone]) {
    await each?.temporal.connection.close();
    if (each !== undefined) await closeStore(each.db);
  }
  await stack?.stop();
});

const request = {
  ...{ workflow: 'slip', actor: anna },
  ...{ channel: null, occurredAt: null, complete: null, trial: null },
};

async function open(key: string, workflow = 'slip'): Promise<string> {
  const started = await start(context, { ...request, workflow, ...{ id: key, bodyHash: key, data: {} } });
  if (!started.ok) throw new Error(started.message);
  await launched();
  await context.confirmations.flush();
  return started.id;
}

type Deed = { readonly type: 'claim' } | { readonly type: 'complete'; readonly outcome?: string };

async function act(by: typeof context, instance: string, deed: Deed): Promise<void> {
  const { type } = deed;
  const { rows } = await context.db.sql.query<{ id: string }>('select id from tasks where instance_id = $1', [
    instance,
  ]);
  const common = { id: type, bodyHash: type, occurredAt: null, recordedAt: null, task: rows[0]?.id ?? '' };
  const command: SentCommand =
    type === 'claim' ? { ...common, type } : { ...common, type, outcome: deed.outcome ?? null, data: {} };
  expect(await send(by, { instance, actor: anna, command })).toMatchObject({ ok: true });
  await launched();
  await context.confirmations.flush();
}

async function signals(instance: string): Promise<string[]> {
  const { events } = await context.temporal.workflow.getHandle(instance).fetchHistory();
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) =>
    signal?.signalName == null ? [] : [signal.signalName],
  );
}

async function confirmedOf(instance: string): Promise<readonly [confirmed: number, sequence: number]> {
  const { row } = await loadForCommand(context.db, instance, '');
  return [row?.confirmed ?? -1, row?.sequence ?? -1];
}

test('a deadline that is met never costs its workflow a task: until it is due or told something, it has not begun', async () => {
  const id = await open('put off');
  const eventsOf = async () => {
    const { events = [] } = await context.temporal.workflow.getHandle(id).fetchHistory();
    return events?.length ?? 0;
  };
  expect(await eventsOf()).toBe(1);
  expect(await standingOf(context, id)).toEqual({
    known: 1,
    due: (await loadForCommand(context.db, id, '')).row?.due,
    performing: [],
    ended: false,
  });
  await act(context, id, { type: 'claim' });
  expect(await eventsOf()).toBe(1);
  await act(context, id, { type: 'complete' });
  // The signal, and the one workflow task that is to end it.
  expect(await eventsOf()).toBe(3);
});

test('a claim that stops a clock gives the workflow nothing to do, so it is not told; the end is told', async () => {
  const id = await open('told');
  await act(context, id, { type: 'claim' });
  expect(await signals(id)).toEqual([]);
  expect(await confirmedOf(id)).toEqual([2, 2]);
  await act(context, id, { type: 'complete' });
  expect(await signals(id)).toEqual(['recorded']);
  expect(await confirmedOf(id)).toEqual([3, 3]);
});

test('what only waits for people has no workflow: it is started by the first thing to do, and never where nothing comes', async () => {
  const none = async (id: string) => await expect(signals(id)).rejects.toThrow(/not found/i);
  const [later, hungUp] = [await open('later', 'call'), await open('hung up', 'call')];
  await act(context, later, { type: 'claim' });
  await none(later);
  expect(await confirmedOf(later)).toEqual([2, 2]);
  await act(context, hungUp, { type: 'complete', outcome: 'done' });
  await none(hungUp);
  expect(await confirmedOf(hungUp)).toEqual([2, 2]);
  expect(await listOpenIds(context.db, '', 100)).not.toContain(later);

  await act(context, later, { type: 'complete', outcome: 'later' });
  expect(await signals(later)).toEqual([]);
  expect(await listOpenIds(context.db, '', 100)).toContain(later);
  expect(await confirmedOf(later)).toEqual([3, 3]);
  const untold = await open('untold later', 'call');
  await act(alone, untold, { type: 'complete', outcome: 'later' });
  expect(await confirmedOf(untold)).toEqual([1, 2]);
  expect(await sweep(context, { olderThanMs: -1_000, since: 0, limit: 10 })).toMatchObject({ nudged: 1 });
  expect(await signals(untold)).toEqual(['nudge']);
  await context.db.sql.query('update instances set confirmed = sequence where id = $1', [untold]);
});

test('an end that could not be told stands as unconfirmed, and the sweeper nudges its workflow', async () => {
  const id = await open('untold');
  await act(alone, id, { type: 'claim' });
  await act(alone, id, { type: 'complete' });
  expect(await confirmedOf(id)).toEqual([2, 3]);
  // It was put off until it is due: without having been asked it is known what it knows.
  expect(await sweep(context, { olderThanMs: -1_000, since: 0, limit: 10 })).toMatchObject({ nudged: 1 });
  expect(await signals(id)).toEqual(['nudge']);
  // Now it has begun, and nobody answers for it without a worker: it is asked in vain, and the round is given up.
  await expect(
    sweep({ ...context, patienceMs: 300 }, { olderThanMs: -1_000, since: 0, limit: 10 }),
  ).rejects.toThrow();
  const worker = await startWorker({ ...stack.settings, masterKey, logLevel: 'silent' });
  try {
    await until('the workflow to end', 20_000, async () => {
      const { status } = await context.temporal.workflow.getHandle(id).describe();
      return status.name === 'COMPLETED';
    });
    expect(await sweep(context, { olderThanMs: -1_000, since: 0, limit: 10 })).toMatchObject({ nudged: 0 });
    expect(await confirmedOf(id)).toEqual([3, 3]);
  } finally {
    worker.stop();
    await worker.ended;
  }
});

test('an instance that cannot be looked at does not keep the sweeper from those behind it', async () => {
  const opened: string[] = [];
  for (const key of ['broken', 'behind it']) {
    const started = await start(alone, { ...request, ...{ id: key, bodyHash: key, data: {} } });
    if (!started.ok) throw new Error(started.message);
    opened.push(started.id);
  }
  const [broken = '', behind = ''] = opened;
  await context.db.sql.query(`update instances set engine_state = '[]' where id = $1`, [broken]);
  expect(await sweep(context, { olderThanMs: -1_000, since: 0, limit: 10 })).toEqual({
    confirmed: 0,
    nudged: 1,
    seen: 2,
  });
  expect(await signals(behind)).toEqual(['nudge']);
  await context.db.sql.query('update instances set confirmed = sequence where id = any ($1)', [opened]);
});

test('of many commands to one instance at once its workflow is told the first and the newest', async () => {
  const id = await open('many');
  const program = await context.programs.get((await loadForCommand(context.db, id, '')).row?.version ?? '');
  const standing = { due: null, effects: [], ended: false };
  for (const sequence of [11, 12, 14, 13])
    void tell(context, 'news', { program, id, here: { ...standing, sequence } });
  await launched();
  const { events } = await context.temporal.workflow.getHandle(id).fetchHistory();
  const told = (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) =>
    (signal?.input?.payloads ?? []).map(
      ({ data }) => JSON.parse(Buffer.from(data ?? []).toString()) as unknown,
    ),
  );
  expect(told).toEqual([11, 14].map((sequence) => ({ ...standing, sequence })));

  let tries = 0;
  const log = { ...alone.log, warn: () => (tries += 1) };
  for (const sequence of [11, 12, 14, 13])
    void tell({ ...alone, log }, 'news', { program, id, here: { ...standing, sequence } });
  await launched();
  expect(tries).toBe(2);
});

test('a workflow whose start failed is started by what it is told, on the clock of its trial', async () => {
  const started = await start(alone, { ...request, id: 'shifted', bodyHash: 'shifted', data: {} });
  if (!started.ok) throw new Error(started.message);
  await launched();
  const { id } = started;
  const program = await context.programs.get((await loadForCommand(context.db, id, '')).row?.version ?? '');
  const here = { sequence: 1, due: null, effects: [], ended: false };
  await tell({ ...context, shiftOf: () => 5_000 }, 'news', { program, id, here });
  await launched();
  const { events } = await context.temporal.workflow.getHandle(id).fetchHistory();
  const [input] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  expect(JSON.parse(Buffer.from(input?.data ?? []).toString())).toMatchObject({
    instance: id,
    shiftMs: 5_000,
  });
  expect(await signals(id)).toEqual(['recorded']);
});

test('while Temporal is away no caller waits for it, however many commands there are', async () => {
  const patient = { ...alone, patienceMs: 10_000 };
  const opened = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      start(patient, { ...request, ...{ id: `away ${n}`, bodyHash: `away ${n}`, data: {} } }),
    ),
  );
  expect(opened.map(({ ok }) => ok)).toEqual(opened.map(() => true));
  // All are answered before the first was given up.
  expect(await Promise.race([launched().then(() => 'through'), Promise.resolve('under way')])).toBe(
    'under way',
  );
}, 60_000);
