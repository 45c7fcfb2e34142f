/** A part that is down for a while: what works goes on, what can't says so, nothing is lost. OUTAGE_SECONDS makes it longer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childrenOf } from '../../support/server-process.js';
import { startRig, until, type Rig } from '../../support/kill/rig.js';
import { createApiSession, type ApiSession } from '../../support/kill/session.js';

const seconds = Number(process.env['OUTAGE_SECONDS'] ?? 8);

let rig: Rig;
let anna: ApiSession;
let bruno: ApiSession;

beforeAll(async () => {
  rig = await startRig('127.0.0.1:9');
  [anna, bruno] = [await createApiSession(rig.base(), 'anna'), await createApiSession(rig.base(), 'bruno')];
}, 120_000);

afterAll(() => rig?.stop(), 60_000);

/** Kills a process whenever it comes back, until the time is over or `meanwhile` has ended, whichever is later. */
async function keepDown(name: 'postgres' | 'temporal', meanwhile: () => Promise<void>): Promise<void> {
  let down = true;
  const killing = (async () => {
    while (down) {
      for (const child of childrenOf(rig.home)) if (child.name === name) process.kill(child.pid, 'SIGKILL');
      await pause(50);
    }
  })();
  try {
    await Promise.all([meanwhile(), pause(seconds * 1_000)]);
  } finally {
    down = false;
    await killing;
  }
  await rig.ready();
}

async function openTicket(session: ApiSession, key: string) {
  const body = { workflow: 'ticket', data: { subject: 'Fattura', channel: 'email' } };
  return session.post('/api/instances', body, key);
}

async function taskOf(instance: string): Promise<string> {
  const { body } = await bruno.get(`/api/instances/${instance}`);
  const [task] = body['tasks'] as { id: string }[];
  return task?.id ?? '';
}

test('while Temporal is down requests are taken, claimed and completed, and what they left to do is made up for', async () => {
  const before = await openTicket(anna, randomUUID());
  const task = await taskOf(String(before.body['id']));
  const claim = randomUUID();
  let during = '';
  await keepDown('temporal', async () => {
    const opened = await openTicket(anna, randomUUID());
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    during = String(opened.body['id']);
    expect((await bruno.post(`/api/tasks/${task}/claim`, {}, claim)).status).toBe(200);
    const done = { outcome: 'misassigned', data: { reason: 'doppia' } };
    expect((await bruno.post(`/api/tasks/${task}/complete`, done, `done-${task}`)).status).toBe(200);
    expect((await bruno.get('/api/tasks')).status).toBe(200);
    expect((await fetch(`${rig.base()}/api/health`)).status).toBe(503);
  });
  expect((await bruno.post(`/api/tasks/${task}/claim`, {}, claim)).status).toBe(200);
  const other = await taskOf(during);
  await until(
    'the ticket of the outage to go on',
    30_000,
    async () =>
      (
        await bruno.post(
          `/api/tasks/${other}/complete`,
          { outcome: 'misassigned', data: { reason: 'doppia' } },
          `c${during}`,
        )
      ).status === 200,
  );
  const { body } = await bruno.get(`/api/instances/${during}`);
  expect((body['steps'] as { step: string }[]).map(({ step }) => step)).toContain('level_3');
});

test('while the store is down every request is told so, and what is sent again has one effect', async () => {
  const key = randomUUID();
  await keepDown('postgres', async () => {
    const refused = await openTicket(anna, key);
    expect(refused.status).toBe(503);
    expect(String(refused.body['detail'])).toMatch(/store/i);
  });
  let first = '';
  await until('the start to be taken', 30_000, async () => {
    const opened = await openTicket(anna, key);
    first = String(opened.body['id']);
    return opened.status === 201;
  });
  const again = await openTicket(anna, key);
  expect(again.body['id']).toBe(first);
  const { body } = await anna.get(`/api/instances/${first}/log`);
  expect(JSON.stringify(body).match(/"type":"start"/g)).toHaveLength(1);
});
