/** Instances that call, report to, cancel and message one another, on real PostgreSQL and Temporal. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../../app/contexts.js';
import { startWorker, type RunningWorker } from '../../../app/worker.js';
import { calledId } from '../../../commands/called.js';
import { sweepKept } from '../../../commands/deliver-kept.js';
import { launched } from '../../../commands/launch.js';
import { sendByKey } from '../../../commands/send-by-key.js';
import { send } from '../../../commands/send.js';
import { start } from '../../../commands/start.js';
import { sweep } from '../../../commands/sweep.js';
import { verify } from '../../../commands/verify.js';
import type { Actor } from '../../../engine/event.js';
import type { JsonObject } from '../../../engine/json.js';
import { listCalled } from '../../../store/instances.js';
import { listUnclaimed } from '../../../store/kept-messages.js';
import { readLog } from '../../../store/log.js';
import { migrate } from '../../../store/migrate.js';
import { closeStore } from '../../../store/store.js';
import { publishWorkflow } from '../../support/definitions.js';
import { startStack, type Stack } from '../../support/stack.js';

const files = [
  {
    path: 'case.yaml',
    text: `workflow: case
data: person
see: {groups: [chiefs]}
messages: {hurry: {}}
steps:
  ask: {call: advice, with: {tax_code: = data.tax_code}, save: advice, on: {error: {next: alone}, hurry: {next: alone}}}
  advised: {end: = data.advice.outcome}
  alone: {end: alone}
`,
  },
  {
    path: 'advice.yaml',
    text: `workflow: advice
key: = data.tax_code
messages: {note: {}}
steps:
  think: {task: Think, to: {group: experts}, save: thought, on: {note: {set: {noted: = message}}}}
  say: {set: {copy: = data.tax_code}}
  given: {end: given}
`,
  },
  {
    path: 'at_once.yaml',
    text: `workflow: at_once
data: person
steps:
  ask: {call: echo, with: {tax_code: = data.tax_code}, save: echo}
`,
  },
  { path: 'echo.yaml', text: 'workflow: echo\nsteps:\n  said: {end: said}\n' },
  {
    path: 'person.yaml',
    text: 'form: person\nschema: {type: object, properties: {tax_code: {type: string, personal: true}}}\n',
  },
];
const workflows = ['case', 'advice', 'at_once', 'echo'];

const expert: Actor = { name: 'ezio', groups: ['experts'], skills: [], any: false };
const plain = { occurredAt: null, recordedAt: null } as const;
const request = { actor: null, channel: null, occurredAt: null, complete: null, trial: null };

let stack: Stack;
let worker: RunningWorker;
let settings: WorkingSettings;
let context: ReturnType<typeof createCommandContext>;
/** Probes at which the worker fails, once each. */
const failing = new Set<string>();

beforeAll(async () => {
  stack = await startStack();
  settings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  worker = await startWorker(settings);
  context = createCommandContext(settings, createLogger(settings, 'test'));
  for (const workflow of workflows) await publishWorkflow(context.db, files, workflow);
});

afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await launched();
  await context?.confirmations.flush();
  await context?.temporal.connection.close();
  if (context !== undefined) await closeStore(context.db);
  await stack?.stop();
});

async function begin(workflow: string, id: string, data: JsonObject): Promise<string> {
  const started = await start(context, { ...request, workflow, data, id, bodyHash: id });
  if (!started.ok) throw new Error(started.message);
  return started.id;
}

async function rowOf(id: string) {
  const { rows } = await context.db.sql.query<{ state: string; outcome: string | null; data: JsonObject }>(
    'select state, outcome, data from instances where id = $1',
    [id],
  );
  return rows[0] ?? null;
}

async function hasEnded(id: string, outcome: string): Promise<void> {
  await vi.waitFor(async () => expect(await rowOf(id)).toMatchObject({ outcome }), {
    timeout: 20_000,
    interval: 50,
  });
}

async function calledBy(caller: string) {
  return vi.waitFor(
    async () => {
      const [called] = await listCalled(context.db, caller);
      if (called === undefined) throw new Error(`${caller} has called nothing yet.`);
      return called;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function think(instance: string, id: string): Promise<void> {
  const { rows } = await context.db.sql.query<{ id: string }>(
    `select id from tasks where instance_id = $1 and state = 'ready'`,
    [instance],
  );
  const command = {
    ...plain,
    type: 'complete',
    task: rows[0]?.id ?? '',
    outcome: null,
    data: {},
    id,
    bodyHash: id,
  } as const;
  expect(await send(context, { instance, actor: expert, command })).toMatchObject({ ok: true });
}

async function faults(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const each of verify(context, { withTemporal: false })) if ('what' in each) found.push(each);
  return found;
}

describe('an instance that calls another', () => {
  test('waits for its end, gets outcome and data, and keeps sealed what is personal there', async () => {
    const caller = await begin('case', 'a1', { tax_code: 'RSSMRA80A01H501U' });
    const called = await calledBy(caller);
    expect(called).toMatchObject({ workflow: 'advice', state: 'running', step: 'ask' });
    await think(called.id, 't1');
    await hasEnded(caller, 'given');
    const stored = JSON.stringify([
      await readLog(context.db, caller),
      await readLog(context.db, called.id),
      await rowOf(caller),
    ]);
    expect(stored).toContain('$sealed');
    expect(stored).not.toContain('RSSMRA80A01H501U');
    const { rows } = await context.db.sql.query<{ principal: string }>(
      'select principal from visible where instance_id = $1 order by 1',
      [called.id],
    );
    expect(rows.map(({ principal }) => principal)).toContain('g:chiefs');
    expect(await faults()).toEqual([]);
  });

  test('is told by one that ends in its very start', async () => {
    const caller = await begin('at_once', 'o1', { tax_code: 'x' });
    await hasEnded(caller, 'done');
    expect(await rowOf(caller)).toMatchObject({ data: { echo: { outcome: 'said' } } });
    expect(await calledBy(caller)).toMatchObject({ state: 'ended' });
  });

  test('cancels it when the step is left', async () => {
    const caller = await begin('case', 'c1', { tax_code: 'c1' });
    const called = await calledBy(caller);
    const hurry = { ...plain, type: 'message', name: 'hurry', data: null, id: 'h1', bodyHash: 'h1' } as const;
    expect(await send(context, { instance: caller, actor: null, command: hurry })).toMatchObject({
      ok: true,
    });
    await vi.waitFor(async () => expect(await rowOf(called.id)).toMatchObject({ state: 'cancelled' }), {
      timeout: 20_000,
    });
    expect(await rowOf(caller)).toMatchObject({ outcome: 'alone' });
  });

  test('takes a called one that is cancelled from outside as ended so', async () => {
    const caller = await begin('case', 'x1', { tax_code: 'x1' });
    const called = await calledBy(caller);
    const cancel = { ...plain, type: 'cancel', reason: null, id: 'x', bodyHash: 'x' } as const;
    await send(context, { instance: called.id, actor: { ...expert, any: true }, command: cancel });
    await hasEnded(caller, 'cancelled');
  });

  test('handles a key in use', async () => {
    await begin('advice', 'k1', { tax_code: 'k1' });
    const caller = await begin('case', 'k2', { tax_code: 'k1' });
    await hasEnded(caller, 'alone');
  });

  test('gives on a message that only the called one names, once', async () => {
    const caller = await begin('case', 'm1', { tax_code: 'm1' });
    const called = await calledBy(caller);
    const note = { ...plain, type: 'message', name: 'note', data: 'see', id: 'n1', bodyHash: 'n1' } as const;
    const first = await send(context, { instance: caller, actor: null, command: note });
    expect(first).toMatchObject({ ok: true });
    expect(await send(context, { instance: caller, actor: null, command: note })).toEqual(first);
    const log = await readLog(context.db, called.id);
    expect(log.filter(({ commandId }) => commandId === 'n1')).toHaveLength(1);
    const unknown = { ...note, name: 'nothing', id: 'n2' };
    expect(await send(context, { instance: caller, actor: null, command: unknown })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a crash', () => {
  /** A caller whose start has been performed by nobody yet: there is no worker. */
  async function withoutWorker<T>(work: () => Promise<T>): Promise<T> {
    worker.stop();
    await worker.ended;
    try {
      return await work();
    } finally {
      worker = await startWorker(settings, {
        probe: (name) => {
          if (failing.delete(name)) throw new Error(`The test fails at ${name}.`);
        },
      });
    }
  }

  test('before the called one starts: a caller that was cancelled meanwhile has it not started', async () => {
    const caller = await withoutWorker(async () => {
      const id = await begin('case', 'late', { tax_code: 'late' });
      await launched();
      return id;
    });
    const cancel = { ...plain, type: 'cancel', reason: null, id: 'cl', bodyHash: 'cl' } as const;
    await send(context, { instance: caller, actor: { ...expert, any: true }, command: cancel });
    await vi.waitFor(async () => expect(await rowOf(caller)).toMatchObject({ state: 'cancelled' }), {
      timeout: 20_000,
    });
    await vi.waitFor(
      async () => {
        const { rows } = await context.db.sql.query<{ n: number }>(
          `select count(*)::int as n from effects where instance_id = $1 and state in ('pending', 'started')`,
          [caller],
        );
        expect(rows[0]?.n).toBe(0);
      },
      { timeout: 20_000 },
    );
    for (const { state } of await listCalled(context.db, caller)) expect(state).toBe('cancelled');
  });

  test('between an end in the start and its workflow loses no report: the sweeper starts it', async () => {
    failing.add('start.appended');
    const caller = await begin('at_once', 'swept', { tax_code: 'swept' });
    const called = await calledBy(caller);
    expect(called).toMatchObject({ state: 'ended' });
    expect(await rowOf(caller)).toMatchObject({ state: 'running' });
    await vi.waitFor(
      async () => {
        await sweep(context, { olderThanMs: -60_000, since: 0, limit: 100 });
        expect(await rowOf(caller)).toMatchObject({ state: 'ended', data: { echo: { outcome: 'said' } } });
      },
      { timeout: 20_000, interval: 500 },
    );
  });

  test('of a called one whose workflow was ended from outside loses no report', async () => {
    const caller = await begin('case', 'lost', { tax_code: 'lost' });
    const called = await calledBy(caller);
    await context.temporal.workflow.getHandle(called.id).terminate('lost');
    await think(called.id, 't9');
    await hasEnded(caller, 'given');
  });

  test('after the report was taken and before that was known reports again, to no effect', async () => {
    failing.add('effect.touched');
    const caller = await begin('case', 'again', { tax_code: 'again' });
    const called = await calledBy(caller);
    await vi.waitFor(() => expect(failing.size).toBe(0), { timeout: 20_000 });
    failing.add('effect.touched');
    await think(called.id, 't8');
    await hasEnded(caller, 'given');
    await vi.waitFor(() => expect(failing.size).toBe(0), { timeout: 20_000 });
    const reports = (await readLog(context.db, caller)).filter(({ type }) => type === 'report');
    expect(reports).toHaveLength(1);
  });
});

describe('a message by key', () => {
  const message = { workflow: 'advice', name: 'note', occurredAt: null, actor: null };

  test('is kept while no instance runs, delivered with the start, once', async () => {
    const kept = await sendByKey(context, {
      ...message,
      key: 'later',
      data: 'first',
      id: 'l1',
      bodyHash: 'l1',
    });
    expect(kept).toMatchObject({ ok: true, instance: null });
    expect(
      await sendByKey(context, { ...message, key: 'later', data: 'first', id: 'l1', bodyHash: 'l1' }),
    ).toMatchObject(kept);
    expect(
      await sendByKey(context, { ...message, key: 'later', data: 'other', id: 'l1', bodyHash: 'l2' }),
    ).toMatchObject({
      code: 'invalid',
    });
    const { rows } = await context.db.sql.query<{ content: unknown; key: string }>(
      'select content, key from kept_messages',
    );
    expect(JSON.stringify(rows)).not.toContain('first');
    expect(JSON.stringify(rows)).not.toContain('later');
    const id = await begin('advice', 'later', { tax_code: 'later' });
    expect(await rowOf(id)).toMatchObject({ data: { noted: 'first' } });
    expect(
      await sendByKey(context, { ...message, key: 'later', data: 'first', id: 'l1', bodyHash: 'l1' }),
    ).toMatchObject({
      instance: id,
    });
  });

  test('is refused where the workflow would refuse it', async () => {
    const to = { ...message, key: 'k', data: null, id: 'r1', bodyHash: 'r1' };
    expect(await sendByKey(context, { ...to, name: 'nothing' })).toMatchObject({ code: 'conflict' });
    expect(await sendByKey(context, { ...to, workflow: 'nothing' })).toMatchObject({ code: 'not_found' });
  });

  test('is unclaimed after a day', async () => {
    await sendByKey(context, { ...message, key: 'never', data: 1, id: 'u1', bodyHash: 'u1' });
    const tomorrow = { ...context, clock: () => Date.now() + 86_400_001 };
    expect((await sweepKept(tomorrow, 10)).givenUp).toBeGreaterThan(0);
    const { rows } = await listUnclaimed(context.db, null, { from: 0, to: 9 });
    expect(rows.map(({ messageId }) => messageId)).toContain('u1');
  });

  test('an instance knows the last one that had its key', async () => {
    const first = await begin('advice', 'p1', { tax_code: 'p' });
    await think(first, 'tp');
    await hasEnded(first, 'given');
    const second = await begin('advice', 'p2', { tax_code: 'p' });
    const [entry] = await readLog(context.db, second);
    expect(entry?.event['instance']).toMatchObject({ previous: first });
  });
});

test('the id of a called instance is made of its caller and the call', () => {
  expect(calledId('advice', 'i', '3')).toBe(calledId('advice', 'i', '3'));
  expect(calledId('advice', 'i', '3')).not.toBe(calledId('advice', 'i', '4'));
});
