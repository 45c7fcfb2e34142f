/** The main job through the commands, on real PostgreSQL and Temporal. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../../app/contexts.js';
import { readFolder } from '../../../app/definition-files.js';
import { startWorker, type RunningWorker } from '../../../app/worker.js';
import { launched } from '../../../commands/launch.js';
import { send } from '../../../commands/send.js';
import { start, type Started } from '../../../commands/start.js';
import { verify } from '../../../commands/verify.js';
import type { Actor } from '../../../engine/event.js';
import { migrate } from '../../../store/migrate.js';
import { closeStore } from '../../../store/store.js';
import { publishWorkflow } from '../../support/definitions.js';
import { startStack, type Stack } from '../../support/stack.js';

const anna: Actor = { name: 'anna', groups: ['level_1'], skills: [], any: false };
const bruno: Actor = { name: 'bruno', groups: ['level_2'], skills: ['it'], any: false };
const carla: Actor = { name: 'carla', groups: ['level_2'], skills: ['it'], any: false };

let stack: Stack;
let worker: RunningWorker;
let context: ReturnType<typeof createCommandContext>;

beforeAll(async () => {
  stack = await startStack();
  const settings: WorkingSettings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  worker = await startWorker(settings);
  context = createCommandContext(settings, createLogger(settings, 'test'));
  await publishWorkflow(context.db, readFolder('definitions'), 'ticket');
});

afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await launched();
  await context?.temporal.connection.close();
  if (context !== undefined) await closeStore(context.db);
  await stack?.stop();
});

const request = {
  workflow: 'ticket',
  actor: anna,
  channel: null,
  occurredAt: null,
  complete: null,
  trial: null,
};
const email = {
  subject: 'Fattura',
  channel: 'email',
  language: 'it',
  person: { name: 'Maria Rossi', phone: '+39 0874 123456' },
};

async function open(id: string): Promise<Started> {
  const started = await start(context, { ...request, id, bodyHash: id, data: email });
  if (!started.ok) throw new Error(started.message);
  return started;
}

const plain = { occurredAt: null, recordedAt: null } as const;

describe('a ticket, through the commands', () => {
  test('a request opens a ticket, level II takes and solves it, and all accounts agree', async () => {
    const { id } = await open('first');
    const task = `${id}.1`;
    const tasks = await context.db.sql.query<{ id: string }>(
      `select id from tasks where instance_id = $1 and state = 'ready'`,
      [id],
    );
    const ready = tasks.rows[0]?.id ?? task;
    const claimed = await send(context, {
      instance: id,
      actor: bruno,
      command: { ...plain, type: 'claim', task: ready, id: 'c1', bodyHash: 'c1' },
    });
    expect(claimed).toMatchObject({ ok: true });
    const solved = await send(context, {
      instance: id,
      actor: bruno,
      command: {
        ...plain,
        type: 'complete',
        task: ready,
        outcome: 'solved',
        data: { answer: 'Pagata' },
        id: 'c2',
        bodyHash: 'c2',
      },
    });
    expect(solved).toMatchObject({ ok: true });
    const again = await send(context, {
      instance: id,
      actor: bruno,
      command: {
        ...plain,
        type: 'complete',
        task: ready,
        outcome: 'solved',
        data: { answer: 'Pagata' },
        id: 'c2',
        bodyHash: 'c2',
      },
    });
    expect(again).toEqual(solved);
  });

  test('two people complete one task at the same instant: one wins, the other is told of the conflict', async () => {
    const { id } = await open('second');
    const tasks = await context.db.sql.query<{ id: string }>(
      `select id from tasks where instance_id = $1 and state = 'ready'`,
      [id],
    );
    const task = tasks.rows[0]?.id ?? '';
    const complete = (actor: Actor) =>
      send(context, {
        instance: id,
        actor,
        command: {
          ...plain,
          type: 'complete',
          task,
          outcome: 'misassigned',
          data: { reason: 'no' },
          id: actor.name,
          bodyHash: actor.name,
        },
      });
    const answers = await Promise.all([complete(bruno), complete(carla)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'conflict' });
  });

  test('TKT-11: what one user asks again about one matter, on another channel, joins the open ticket', async () => {
    const person = { name: 'Rosa Bianchi', tax_code: 'BNCRSO70A41A515X' };
    const about = (channel: string, classification: string) => ({
      ...request,
      id: `${channel} ${classification}`,
      bodyHash: `${channel} ${classification}`,
      data: { subject: 'Contributo', channel, classification, person },
    });
    const first = await start(context, about('email', 'agriculture'));
    const again = await start(context, about('phone', 'agriculture'));
    const other = await start(context, about('phone', 'payments'));
    if (!first.ok || !again.ok || !other.ok) throw new Error('A start was refused.');
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    const { rows } = await context.db.sql.query<{ type: string }>(
      'select type from log where instance_id = $1 order by sequence',
      [first.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['start', 'message']);
  });

  test('what is stored holds no personal value in clear', async () => {
    const { id } = await open('third');
    const tables = ['instances', 'log', 'tasks', 'effects'];
    for (const table of tables) {
      const column = table === 'instances' ? 'id' : 'instance_id';
      const { rows } = await context.db.sql.query(`select * from ${table} where ${column} = $1`, [id]);
      expect(JSON.stringify(rows)).not.toMatch(/Maria Rossi|0874 123456/);
    }
  });

  test('log, state, projection and workflows agree', async () => {
    await launched();
    const differences: unknown[] = [];
    for await (const found of verify(context, { withTemporal: true }))
      if ('what' in found) differences.push(found);
    expect(differences).toEqual([]);
  });
});
