/** Batches and dated publications on a whole installation that is killed in the middle of them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sportello } from '../../support/command-line.js';
import { startRig, until, type Rig } from '../../support/kill/rig.js';
import { createApiSession, type ApiSession } from '../../support/kill/session.js';

const many = 40;
const slip = (steps: string) => `workflow: slip
calendar: shift
start: {groups: [level_1]}
clocks:
  pickup: {within: 4 working hours, until: [end]}
${steps}`;
const first = slip('steps:\n  work: {task: Work, to: {group: level_1}}\n');
const second = slip('migrate: {work: handle}\nsteps:\n  handle: {task: Handle, to: {group: level_2}}\n');
const shift = (hours: string) => `calendar: shift\nzone: Europe/Rome\nopen: {mon-sun: ["${hours}"]}\n`;
const at = { workflow: '/api/definitions/workflow/slip', calendar: '/api/definitions/calendar/shift' };

let rig: Rig;
let admin: ApiSession;
const instances: string[] = [];

beforeAll(async () => {
  rig = await startRig('127.0.0.1:9');
  admin = await createApiSession(rig.base(), 'admin');
  await admin.putYaml(at.calendar, shift('00:00-24:00'));
  await admin.putYaml(at.workflow, first);
  const published = await admin.post('/api/definitions/publish', { definitions: null }, randomUUID());
  if (published.status !== 201) throw new Error(JSON.stringify(published.body));
  const anna = await createApiSession(rig.base(), 'anna');
  for (let i = 0; i < many; i += 1) {
    const started = await anna.post('/api/instances', { workflow: 'slip', data: {} }, randomUUID());
    instances.push(String(started.body['id']));
  }
}, 180_000);

afterAll(() => rig?.stop(), 60_000);

/** Comes back after a kill: the address may be another. */
async function again(): Promise<void> {
  await until('the administrator to sign in again', 60_000, async () => {
    admin = await createApiSession(rig.base(), 'admin');
    return true;
  });
}

async function batchOf(published: { readonly status: number; readonly body: Record<string, unknown> }) {
  expect(published.status, JSON.stringify(published.body)).toBe(201);
  const [id = 0] = published.body['batches'] as number[];
  return `/api/batches/${id}`;
}

async function ended(batch: string): Promise<Record<string, unknown>> {
  await until('the batch to end', 120_000, async () => (await admin.get(batch)).body['ended_at'] !== null);
  return (await admin.get(batch)).body;
}

async function logOf(
  instance: string,
): Promise<{ readonly type: string; readonly details: { what: string }[] }[]> {
  return (await admin.get(`/api/instances/${instance}/log`)).body['items'] as never;
}

test('a batch that everything is killed under goes on, and takes every instance over once', async () => {
  await admin.putYaml(at.workflow, second);
  const batch = await batchOf(await admin.post(`${at.workflow}/publish`, { migrate: true }, randomUUID()));
  const moved = async () => Number((await admin.get(batch)).body['moved']);
  await until('some to be moved', 60_000, async () => (await moved()) > 0);
  expect(await moved()).toBeLessThan(many);
  await rig.kill('everything');
  await again();
  expect(await ended(batch)).toMatchObject({ refused: 0 });
  for (const id of instances) {
    const log = await logOf(id);
    expect(log.filter(({ type }) => type === 'migrate')).toHaveLength(1);
    const { body } = await admin.get(`/api/instances/${id}`);
    expect(body).toMatchObject({
      tasks: [{ step: 'handle', groups: ['level_2'] }],
      clocks: [{ state: 'running' }],
    });
  }
});

test('a calendar is published with re-timing while the server dies: every clock moves once', async () => {
  const due = async () => (await admin.get(`/api/instances/${instances[0] ?? ''}`)).body['clocks'];
  const before = await due();
  await admin.putYaml(at.calendar, shift('06:00-07:00'));
  const batch = await batchOf(await admin.post(`${at.calendar}/publish`, { retime: true }, randomUUID()));
  await rig.kill('server');
  await again();
  expect(await ended(batch)).toMatchObject({ kind: 'retime', refused: 0 });
  expect(await due()).not.toEqual(before);
  for (const id of instances) {
    const retimed = (await logOf(id)).filter(({ type }) => type === 'retime');
    expect(retimed).toHaveLength(1);
    expect(retimed[0]?.details.map(({ what }) => what)).toContain('clock_retimed');
  }
});

test('what is dated becomes valid once, though the server was down at its instant', async () => {
  await admin.putYaml(at.workflow, `${second}# later\n`);
  const valid = new Date(Date.now() + 2_000).toISOString();
  const dated = await admin.post(`${at.workflow}/publish`, { at: valid }, randomUUID());
  expect(dated.body).toMatchObject({ state: 'awaiting_date' });
  await rig.kill('server');
  await again();
  const publication = `/api/publications/${String(dated.body['id'])}`;
  await until(
    'it to be published',
    60_000,
    async () => (await admin.get(publication)).body['state'] === 'published',
  );
  expect((await admin.get(`${at.workflow}/versions`)).body['items']).toHaveLength(3);
});

test('log, state, projection and workflows agree', async () => {
  await until('all accounts to agree', 60_000, async () => {
    const verified = await sportello(['verify', '--json'], { SPORTELLO_HOME: rig.home, NODE_ENV: 'test' });
    return verified.status === 0;
  });
});
