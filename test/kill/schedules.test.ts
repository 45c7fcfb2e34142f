/** A server killed between a publication and its telling to Temporal, before it and after; a worker killed while it starts what is due. */
import { randomUUID } from 'node:crypto';
import { Client, Connection, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeAt } from '../../app/processes/home.js';
import { rememberedPorts } from '../../app/processes/ports.js';
import { createPayloadCodec } from '../../commands/payload-codec.js';
import { startRig, until, type Rig } from '../support/kill/rig.js';
import { createApiSession, type ApiSession } from '../support/kill/session.js';

const calendar = 'calendar: always\nzone: Europe/Rome\nopen: {mon-sun: ["00:00-24:00"]}\n';
const nightly = (hour: number) => `workflow: nightly
calendar: always
start: {every: {cron: "0 ${hour} * * *"}}
steps:
  look: {task: Look, to: {group: level_1}}
`;
const at = { calendar: '/api/definitions/calendar/always', workflow: '/api/definitions/workflow/nightly' };
const dayMs = 86_400_000;

let rig: Rig;
let admin: ApiSession;
let connection: Connection;
let temporal: Client;
beforeAll(async () => {
  rig = await startRig('127.0.0.1:9');
  admin = await createApiSession(rig.base(), 'admin');
  const port = rememberedPorts(homeAt(rig.home))['temporal'];
  connection = await Connection.connect({ address: `127.0.0.1:${String(port)}` });
  const dataConverter = { payloadCodecs: [createPayloadCodec()] };
  temporal = new Client({ connection, namespace: 'sportello', dataConverter });
}, 180_000);
afterAll(async () => {
  await connection?.close();
  await rig?.stop();
}, 60_000);

const handle = () => temporal.schedule.getHandle('schedule nightly');

async function again(): Promise<void> {
  await until('the administrator to sign in again', 60_000, async () => {
    admin = await createApiSession(rig.base(), 'admin');
    return true;
  });
}

/** The cron text that Temporal fires by; null: it has no schedule. */
async function told(): Promise<string | null> {
  try {
    const { action } = await handle().describe();
    return (action.args as unknown as readonly { readonly cron: string }[])[0]?.cron ?? null;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

test.each([
  ['schedule.telling', 3],
  ['schedule.told', 4],
] as const)('a server killed at %s tells Temporal once it is back', async (point, hour) => {
  if (hour === 3) await admin.putYaml(at.calendar, calendar);
  await admin.putYaml(at.workflow, nightly(hour));
  const publish = () => admin.post('/api/definitions/publish', { definitions: null }, randomUUID());
  const [reached, published] = await Promise.all([rig.kill(point), publish()]);
  expect([reached, published.status]).toEqual([true, 201]);
  await until('Temporal to be told', 60_000, async () => (await told()) === `0 ${hour} * * *`);
  await again();
});

test('a worker killed while it starts what is due starts each once', async () => {
  const [start, end] = [new Date(Date.now() - 4 * dayMs), new Date()];
  const backfill = { start, end, overlap: ScheduleOverlapPolicy.ALLOW_ALL };
  const [reached] = await Promise.all([rig.kill('schedule.started'), handle().backfill(backfill)]);
  expect(reached).toBe(true);
  await handle().backfill(backfill);
  const filter = encodeURIComponent('{"workflow":"nightly"}');
  const started = async () =>
    ((await admin.get(`/api/instances?filter=${filter}`)).body['items'] as { readonly started_at: string }[])
      .map(({ started_at: startedAt }) => startedAt)
      .sort();
  await until('four nights', 120_000, async () => (await started()).length >= 4);
  await until('no firing to be under way', 120_000, async () => {
    for await (const _ of temporal.workflow.list({
      query: "WorkflowType = 'scheduled' AND ExecutionStatus = 'Running'",
    }))
      return false;
    return true;
  });
  const nights = await started();
  expect(nights).toHaveLength(4);
  expect(new Set(nights).size).toBe(4);
});

test('a server killed once a schedule is withdrawn takes it from Temporal when it is back', async () => {
  const withdrawn = await admin.post(`${at.workflow}/withdraw`, {}, randomUUID());
  expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200);
  // The version before is current again.
  await until('Temporal to be told of it', 60_000, async () => (await told()) === '0 3 * * *');
  await admin.post(`${at.workflow}/withdraw`, {}, randomUUID());
  await rig.kill('server');
  await until('Temporal to have it no more', 60_000, async () => (await told()) === null);
});
